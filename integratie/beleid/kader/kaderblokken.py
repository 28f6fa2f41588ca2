"""Het kader van het integratiebeleid: wat cijfers zeggen over vier doelen, drie lagen en vier beoogde effecten, of dat er geen zijn.

Alleen indicatoren met een `effect` staan erin: wie er woont, komt of gaat, meet geen doel van het beleid.
"""

import re
from collections.abc import Iterable

from integratie import gebieden, vergelijking
from integratie.beeld import cijferteksten, ouderdom, zinnen
from integratie.beeld.bronvermelding import bronalinea, uitgevers
from integratie.beeld.jaarwoorden import in_jaar, jaarlabel
from integratie.beeld.opmaak import STREEPJE, TE_KLEIN, hoofdletter, is_leeg, zonder_lege_kolommen
from integratie.beeld.woorden import HOOG, STEEG
from integratie.beleid.kader.kleine_gemeente import te_klein
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import OPSOMMING, Alinea, Lijst, Tabel, Uitklap, alinea, lijst, tabel_van
from integratie.blok.tekst import Tekst, tekst, voeg, vul
from integratie.fouten import Gebruiksfout, suggestie
from integratie.gebieden import Gebied
from integratie.indicator import DOELEN, EFFECTEN, LAGEN, Indicator, opschrift, register
from integratie.vergelijking.toeval import DAALT, GEZEGD, STIJGT, TOEVAL

LEEG, GEEN_CIJFER = "geen indicator beschikbaar", "geen cijfer voor deze gemeente"
OPVALLEND = 6  # hoogstens zoveel verschillen vooraan
ENKELE = 3  # zoveel namen staan nog in een zin
PER_CEL = 3  # de matrix toont er hoogstens zoveel; de tabel per effect heeft ze allemaal
JAREN = 5
Stand = vergelijking.Stand


def in_cel(doel: str, laag: str) -> list[Indicator]:
    """De indicatoren die een doel en een laag meten: eerst wie dit doel het eerst noemt, en van hen de zwaarste."""
    kaarten = [ind for ind in register().values() if ind.effect and doel in ind.doelen and ind.laag == laag]
    return sorted(kaarten, key=lambda ind: (ind.doelen[0] != doel, -ind.prioriteit))


def kader(gemeente: str, peiljaar: int) -> Blok:
    """De matrix van doelen en lagen voor een gemeente of cluster; een lege cel zegt dat er geen indicator is."""
    nis, kaarten = gebieden.zoek(gemeente).nis, {i.naam: i for i in register().values() if i.effect}
    rijen: list[dict[str, tuple | str]] = [
        {"Doel": hoofdletter(doel), **{hoofdletter(laag): _cel(in_cel(doel, laag), nis, peiljaar) for laag in LAGEN}}
        for doel in DOELEN
    ]
    leeg = [f"{d} ({laag})" for d in DOELEN for laag in LAGEN if not in_cel(d, laag)]
    plaats = gebieden.plaats(nis)
    cijfers = ouderdom.getoond(kaarten, nis, peiljaar)
    if not any(isinstance(cel, tuple) for rij in rijen for cel in rij.values()):
        delen = te_klein(kaarten.values(), nis, peiljaar)
        return Blok(tuple(delen), f"Geen enkel cijfer van het kader voor {plaats.naam}", cijfers)
    tabel = tabel_van(rijen, f"Doelen en lagen: {plaats.naam}, stand in {peiljaar}", "kader")
    zonder = f"Zonder indicator: {'; '.join(leeg)}." if leeg else "Elke cel heeft minstens één indicator."
    klein = alinea(
        f"In elke cel staan hoogstens {PER_CEL} indicatoren; alle staan hieronder, per effect, met hun bron. De wettelijke laag telt alleen wat een recht "
        f"meet. Een lege cel betekent niet dat er niets gebeurt: er is alleen geen cijfer. {zonder}",
        "klein",
    )
    return Blok(
        (*_verschillen(kaarten, nis, peiljaar), tabel, klein),
        f"{plaats.naam}, stand in {peiljaar}. {zonder}",
        cijfers,
    )


def _bron(kaarten: Iterable[Indicator]) -> Alinea:
    """De uitgevers; welk bestand en welke peildatum staat bij de begrippen."""
    return bronalinea(uitgevers(kaarten))


def _zonder_cijfer(rijen: list[dict[str, Tekst | str]], waarover: str) -> list[Alinea | Tabel | Uitklap]:
    """Waarvoor de gemeente te klein is, met het cijfer van wie ernaast staat: een zin, of van meer dan enkele een tabel; en wat er niet is."""
    klein = [rij for rij in rijen if rij["Waarde"] == TE_KLEIN]
    geen = [_zonder_jaar(rij) for rij in rijen if rij not in klein]
    naast = [rij for rij in klein if rij["Ernaast"] != STREEPJE]
    uit: list[Alinea | Tabel | Uitklap] = []
    if len(naast) > ENKELE:
        uit.append(
            tabel_van(
                [{k: rij[k] for k in ("Indicator", "Ernaast")} for rij in naast],
                f"{waarover}: {TE_KLEIN}, en wat ernaast gekend is",
            )
        )
        klein, naast = [rij for rij in klein if rij not in naast], []
    punten = [
        vul("{}; {})", str(rij["Indicator"]).removesuffix(")"), rij["Ernaast"])
        if rij in naast
        else tekst(_zonder_jaar(rij))
        for rij in klein
    ]
    uit += [alinea(vul("{}: {}.", hoofdletter(TE_KLEIN), voeg("; ", punten)), "klein")] if punten else []
    if len(geen) > ENKELE:
        return [*uit, Uitklap(f"Geen cijfer ({len(geen)})", (lijst(geen, OPSOMMING),))]
    return [*uit, alinea(f"Geen cijfer: {'; '.join(geen)}.", "klein")] if geen else uit


def _zonder_jaar(rij: dict[str, Tekst | str]) -> str:
    return re.sub(r" \((?:eind )?\d{4}\)$", "", str(rij["Indicator"]))


def _verschillen(kaarten: dict[str, Indicator], nis: str, peiljaar: int) -> list[Alinea | Lijst]:
    """Waar een cijfer duidelijk verschilt van dat van de eerste maatstaf; wat het zwaarst weegt eerst."""
    punten = []
    for ind in sorted(kaarten.values(), key=lambda ind: -ind.prioriteit):
        groep = _hoofdgroep(ind, _groepen(ind, nis, peiljaar))
        stand = vergelijking.stand(ind.naam, nis, peiljaar, groep)
        if not vergelijking.is_gekend(stand) or vergelijking.te_oud(stand.jaar, peiljaar):
            continue
        if (naast := _maatstaf(ind, nis, stand, groep)) is None:
            continue
        if vergelijking.tegenover(ind, nis, stand, naast[0].code, naast[1], groep) in (STIJGT, DAALT):
            kop, waarde = _naam(ind, groep), _waarde(ind, stand, nis, groep)
            wanneer = jaarlabel(ind, stand.jaar)
            punten.append(vul("{}: {} ({}), {}", kop, waarde, wanneer, _naast(ind, nis, stand, groep)))
    if not punten:
        return []
    wat = (
        f"Hier verschilt {gebieden.plaats(nis).naam} duidelijk van het gebied dat erachter staat; dat is geen oordeel:"
    )
    return [alinea(wat), lijst(punten[:OPVALLEND], "bevindingen")]


def _cel(kaarten: list[Indicator], nis: str, peiljaar: int) -> tuple | str:
    if not kaarten:
        return LEEG
    punten = [(ind, _hoofdgroep(ind, _groepen(ind, nis, peiljaar))) for ind in kaarten]
    standen = [(ind, groep, vergelijking.stand(ind.naam, nis, peiljaar, groep)) for ind, groep in punten]
    met = [
        (ind, groep, stand)
        for ind, groep, stand in standen
        if vergelijking.is_gekend(stand) and not vergelijking.alleen_aantal(ind.naam, nis, stand, groep)
    ]
    if not met:
        return GEEN_CIJFER
    eerste, meer = lijst(_punt(*punt, nis) for punt in met[:PER_CEL]), len(met) - PER_CEL
    return (eerste, alinea(f"en nog {meer} hieronder", "klein")) if meer > 0 else (eerste,)


def _groepen(ind: Indicator, nis: str, peiljaar: int) -> list[str]:
    """Welke groepen er staan: die van haar rijen, anders het geheel of de hoofdgroep, anders elke groep."""
    groepen = vergelijking.groepen(ind.naam, nis, peiljaar)
    gekozen = [rij.groep for rij in ind.rijen if rij.groep in groepen]
    return gekozen or [g for g in (ind.hoofdgroep,) if g in groepen] or [*groepen] or [ind.hoofdgroep]


def _hoofdgroep(ind: Indicator, groepen: list[str]) -> str:
    """De groep die in de matrix staat: die van de eerste rij, of van groepen zonder geheel de laatste, die het verst van het beleidsdoel staat."""
    return groepen[0] if ind.rijen else groepen[-1]


def _punt(ind: Indicator, groep: str, stand: vergelijking.Gekend, nis: str) -> Tekst:
    """Een cijfer met zijn jaar, en dat van de eerste maatstaf."""
    uit = vul("{}: {} ({})", _naam(ind, groep), _waarde(ind, stand, nis, groep), jaarlabel(ind, stand.jaar))
    if (naast := _maatstaf(ind, nis, stand, groep)) is None:
        return uit
    return uit + f"; {naast[0].in_kolom} " + cijferteksten.waarde(ind, naast[1], naast[0].code, groep)


def _naam(ind: Indicator, groep: str) -> str:
    """De korte titel van haar rij, als die ook zonder de rij erboven te lezen is; anders die van de kaart met de groep erachter."""
    titels = (rij.titel for rij in ind.rijen if rij.groep == groep and not rij.titel.startswith("…"))
    return next(titels, "") or opschrift(ind, groep, ", ")


def _waarde(ind: Indicator, stand: vergelijking.Gekend, nis: str, groep: str) -> Tekst:
    """Met de eenheid, als de naam ze niet al zegt ("Contracten per 100 aanmeldingen")."""
    return cijferteksten.waarde(ind, stand, nis, groep, met_naam=ind.eenheid not in _naam(ind, groep))


def _maatstaf(
    ind: Indicator, nis: str, stand: vergelijking.Gekend, groep: str
) -> tuple[Gebied, vergelijking.Gekend] | None:
    """De eerste maatstaf die een cijfer heeft in hetzelfde jaar."""
    for maat in gebieden.maatstaven(nis):
        ander = vergelijking.stand_in(ind.naam, maat.code, stand.jaar, groep)
        if vergelijking.is_gekend(ander) and not vergelijking.alleen_aantal(ind.naam, maat.code, ander, groep):
            return maat, ander
    return None


def effecttabel(effect: str, gemeente: str, peiljaar: int) -> Blok:
    """Alle indicatoren van een beoogd effect: waarde, verandering, de eerste maatstaf en de plaats. Fout: `Gebruiksfout`."""
    if effect not in EFFECTEN:
        raise Gebruiksfout(
            f"Ik ken geen effect '{effect}'.{suggestie(effect, EFFECTEN)} De effecten zijn: {', '.join(EFFECTEN)}."
        )
    nis = gebieden.zoek(gemeente).nis
    kaarten = [ind for ind in register().values() if ind.effect == effect]
    rijen = [
        cijferrij(ind, nis, peiljaar, groep)
        | _plaats(ind, nis, vergelijking.rang(ind.naam, nis, peiljaar, groep=groep), groep)
        for ind in kaarten
        for groep in _groepen(ind, nis, peiljaar)
    ]
    naam = gebieden.plaats(nis).naam
    titel = f"{hoofdletter(EFFECTEN[effect])}: de cijfers voor {naam}"
    met = [rij for rij in rijen if isinstance(rij["Waarde"], Tekst) and any(rij["Waarde"].cijferteksten())]
    zonder = _zonder_cijfer([rij for rij in rijen if rij not in met], hoofdletter(EFFECTEN[effect]))
    tabel = [tabel_van(zonder_lege_kolommen(met), titel, "thema")] if met else []
    cijfers = ouderdom.getoond(dict.fromkeys(ind.naam for ind in kaarten), nis, peiljaar)
    return Blok(
        (*tabel, *zonder, _bron(kaarten)),
        f"{hoofdletter(EFFECTEN[effect])}: {len(kaarten)} indicatoren voor {naam}",
        cijfers,
    )


def cijferrij(ind: Indicator, nis: str, peiljaar: int, groep: str, met_aantal: bool = False) -> dict[str, Tekst | str]:
    """Een cijfer met zijn jaar, de verandering over vijf jaar en de eerste maatstaf; `met_aantal` zet het aantal achter een aandeel erbij."""
    stand = vergelijking.stand(ind.naam, nis, peiljaar, groep)
    te_klein = vergelijking.alleen_aantal(ind.naam, nis, stand, groep)
    oud = stand.jaar is not None and vergelijking.te_oud(stand.jaar, peiljaar)
    v = None if te_klein or oud else vergelijking.verandering(ind.naam, nis, peiljaar, JAREN, groep)
    jaar = f" ({jaarlabel(ind, stand.jaar)})" if stand.jaar else ""
    return {
        "Indicator": opschrift(ind, groep, ": ") + jaar,
        **(
            {"Aantal": STREEPJE if is_leeg(stand.teller) else cijferteksten.teller(ind, stand, nis, groep)}
            if met_aantal
            else {}
        ),
        "Waarde": TE_KLEIN if te_klein else cijferteksten.waarde(ind, stand, nis, groep),
        f"In {JAREN} jaar": _verandering(ind, v, nis, groep) if v else STREEPJE,
        "Ernaast": _naast(ind, nis, stand, groep, zonder_woord=oud or te_klein),
    }


def _verandering(ind: Indicator, v: vergelijking.Verandering, nis: str, groep: str) -> Tekst:
    """ "steeg sinds 2019", of "57,3 % in 2019; het verschil kan toeval zijn" als er geen woord mag staan."""
    if v.richting in GEZEGD and not ind.met_teken:  # een groei die kleiner wordt, daalt niet
        uit = cijferteksten.verandering(ind, v, nis, STEEG, groep) + f" sinds {jaarlabel(ind, v.van_jaar)}"
    else:
        uit = cijferteksten.vroeger(ind, v, nis, groep) + f" {in_jaar(ind, v.van_jaar)}"
        uit = uit + "; " + cijferteksten.toeval(ind, v, nis, groep) if v.richting == TOEVAL else uit
    return uit + zinnen.bij_breuk(v)


def _naast(ind: Indicator, nis: str, stand: Stand, groep: str, zonder_woord: bool = False) -> Tekst | str:
    """ "hoger dan de Rand (5,1)", of alleen haar cijfer als er geen woord mag staan."""
    if not vergelijking.is_gekend(stand) or (naast := _maatstaf(ind, nis, stand, groep)) is None:
        return STREEPJE
    maat, ander = naast
    cijfer = cijferteksten.waarde(ind, ander, maat.code, groep)
    richting = "" if zonder_woord else vergelijking.tegenover(ind, nis, stand, maat.code, ander, groep)
    if richting in GEZEGD:
        woord = cijferteksten.naast(ind, stand, ander, nis, maat.code, HOOG, richting, groep)
        return woord + f" {maat.in_kolom} (" + cijfer + ")"
    uit = f"{maat.in_kolom} " + cijfer
    return (
        uit + "; " + cijferteksten.naast_toeval(ind, stand, ander, nis, maat.code, groep) if richting == TOEVAL else uit
    )


def _plaats(ind: Indicator, nis: str, rang: vergelijking.Rang | None, groep: str) -> dict[str, Tekst | str]:
    """De kolom met de plaats, alleen voor wie in haar referentiegroep ligt."""
    referentie = gebieden.referentiegroep(nis)
    if nis not in referentie.leden:
        return {}
    plaats: Tekst | str = STREEPJE
    if rang:
        plaats = cijferteksten.plaats(ind, rang, nis, groep) + " van " + cijferteksten.aantal(ind, rang, nis, groep)
    return {f"Plaats in {referentie.in_kolom}": plaats}
