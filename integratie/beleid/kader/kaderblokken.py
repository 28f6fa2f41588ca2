"""Het kader van het integratiebeleid: vier doelen en drie lagen, met in elke cel wat de cijfers zeggen, of dat er geen zijn."""

from __future__ import annotations

from integratie import gebieden, vergelijking
from integratie.beeld import cijferteksten, ouderdom
from integratie.beeld.bronvermelding import bronnen_van
from integratie.beeld.jaarwoorden import in_jaar, jaarlabel
from integratie.beeld.opmaak import STATUSTEKST, TE_KLEIN, hoofdletter, is_leeg, opsomming
from integratie.beeld.woorden import HOOG, STEEG
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import alinea, lijst, tabel_van
from integratie.blok.tekst import Tekst, vul
from integratie.fouten import Gebruiksfout, suggestie
from integratie.indicator import DOELEN, LAGEN, Indicator, opschrift, register
from integratie.opslag import edities
from integratie.vergelijking.toeval import GEZEGD, TOEVAL

LEEG = "geen indicator beschikbaar"
PER_CEL = 4  # de matrix toont er hoogstens zoveel; de tabel per doel heeft ze allemaal
JAREN = 5
STREEPJE = "–"
LEESWIJZER = (
    "In elke cel staan eerst de verhoudingen, dan de aantallen, hoogstens vier; de tabellen hieronder hebben ze allemaal. De richting is die "
    f"over {JAREN} jaar. Een indicator kan bij meer dan één doel horen. Hoger of lager is geen oordeel."
)


def in_cel(doel: str, laag: str) -> list[Indicator]:
    """De indicatoren van een doel en een laag, in de volgorde van het register."""
    return [ind for ind in register().values() if doel in ind.doelen and ind.laag == laag]


def kader(gemeente: str, peiljaar: int) -> Blok:
    """De matrix van doelen en lagen voor een gemeente of cluster; een lege cel zegt dat er geen indicator is."""
    nis = gebieden.zoek(gemeente).nis
    rijen: list[dict[str, tuple | str]] = [
        {"Doel": hoofdletter(doel), **{hoofdletter(laag): _cel(in_cel(doel, laag), nis, peiljaar) for laag in LAGEN}}
        for doel in DOELEN
    ]
    leeg = [f"{d}, {laag}" for d in DOELEN for laag in LAGEN if not in_cel(d, laag)]
    plaats = gebieden.plaats(nis)
    tabel = tabel_van(rijen, f"Doelen en lagen: {plaats.naam}, stand in {peiljaar}", "kader")
    zonder = f"Zonder indicator: {'; '.join(leeg)}." if leeg else "Elke cel heeft minstens één indicator."
    uitgevers = dict.fromkeys(b.uitgever for ind in register().values() for b in bronnen_van(ind))
    bron = f"Bron: {'; '.join(uitgevers)}; per indicator onder de tabellen hieronder. Editie {edities.kies_editie()}."
    delen = (tabel, alinea(f"{LEESWIJZER} {zonder}", "klein"), alinea(bron, "bron"))
    return Blok(delen, f"{plaats.naam}, stand in {peiljaar}. {zonder}", ouderdom.getoond(register(), nis, peiljaar))


def _cel(kaarten: list[Indicator], nis: str, peiljaar: int) -> tuple | str:
    if not kaarten:
        return LEEG
    standen = [(ind, _stand(ind, nis, peiljaar)) for ind in kaarten]
    if all(stand.status == "geen" for _, stand in standen):
        return f"{len(kaarten)} indicatoren, geen cijfer voor deze gemeente" if len(kaarten) > 1 else "geen cijfer"
    punten = [(ind, stand, stand.jaar) for ind, stand in standen if stand.status != "geen" and stand.jaar is not None]
    # Eerst wat een cijfer heeft, en daarvan wat vergelijkbaar is met andere gemeenten; verder in de volgorde van het register.
    punten.sort(key=lambda punt: (is_leeg(punt[1].waarde), not punt[0].is_relatief))
    eerste = lijst(_punt(*punt, nis, peiljaar) for punt in punten[:PER_CEL])
    meer = len(punten) - PER_CEL
    return (eerste, alinea(f"en nog {meer} in de tabel", "klein")) if meer > 0 else (eerste,)


def _stand(ind: Indicator, nis: str, peiljaar: int) -> vergelijking.Stand:
    """De stand van de indicator als geheel, of van haar hoofdgroep; heeft hij alleen groepen, dan die van een groep met een cijfer."""
    groepen = vergelijking.groepen(ind.naam, nis, peiljaar)
    if ind.hoofdgroep in groepen or not groepen:
        return vergelijking.stand(ind.naam, nis, peiljaar, ind.hoofdgroep)
    standen = [vergelijking.stand(ind.naam, nis, peiljaar, groep) for groep in groepen]
    return next((stand for stand in standen if not is_leeg(stand.waarde)), standen[0])


def _punt(ind: Indicator, stand: vergelijking.Stand, jaar: int, nis: str, peiljaar: int) -> Tekst:
    """Een cijfer met zijn richting en zijn plaats tegenover de eerste maatstaf; anders waarom het er niet als één cijfer staat."""
    groep, wanneer = ind.hoofdgroep, jaarlabel(ind, jaar)
    if not vergelijking.is_gekend(stand):
        return vul("{} ({}): {}", ind.titel, wanneer, STATUSTEKST[stand.status])
    if groep not in vergelijking.groepen(ind.naam, nis, peiljaar):
        return vul("{} ({}): per groep, in de tabel", ind.titel, wanneer)
    if vergelijking.alleen_aantal(ind.naam, nis, stand, groep):
        if is_leeg(stand.teller):
            return vul("{}: {} ({})", ind.titel, TE_KLEIN, wanneer)
        return vul("{}: {} ({})", hoofdletter(ind.teller), cijferteksten.teller(ind, stand, nis, groep), wanneer)
    uit = vul("{}: {} ({})", ind.titel, cijferteksten.waarde(ind, stand, nis, groep, met_naam=True), wanneer)
    if vergelijking.te_oud(jaar, peiljaar):
        return uit
    if v := vergelijking.verandering(ind.naam, nis, peiljaar, JAREN, groep):
        uit += "; " + _richting(ind, v, nis, groep) + (" (breuk in de meting)" if v.breuken else "")
    naast = _tegenover(ind, nis, stand, groep)
    return uit + "; " + naast if naast else uit


def _richting(ind: Indicator, v: vergelijking.Verandering, nis: str, groep: str) -> Tekst:
    """ "steeg sinds 2019", of "57,3 % in 2019; het verschil kan toeval zijn" als er geen woord mag staan."""
    if v.richting in GEZEGD and not ind.met_teken:  # een groei die kleiner wordt, daalt niet
        return cijferteksten.verandering(ind, v, nis, STEEG, groep) + f" sinds {jaarlabel(ind, v.van_jaar)}"
    uit = cijferteksten.vroeger(ind, v, nis, groep) + f" {in_jaar(ind, v.van_jaar)}"
    return uit + "; " + cijferteksten.toeval(ind, v, nis, groep) if v.richting == TOEVAL else uit


def _kop_tegenover(nis: str) -> list[str]:
    """De kop van de kolom naast de eerste maatstaf, als er een is."""
    return [f"Tegenover {gebied.kort_in_zin}" for gebied in gebieden.maatstaven(nis)[:1]]


def _tegenover(ind: Indicator, nis: str, stand: vergelijking.Gekend, groep: str) -> Tekst | None:
    """ "hoger dan de Rand" (de eerste maatstaf) in hetzelfde jaar, of haar cijfer als het verschil toeval kan zijn; een aantal zegt er niets."""
    maat = next(iter(gebieden.maatstaven(nis)), None)
    ander = vergelijking.stand_in(ind.naam, maat.code, stand.jaar, groep) if maat else None
    if maat is None or not (ind.noemer or ind.is_relatief) or not vergelijking.is_gekend(ander):
        return None
    if vergelijking.te_klein_ernaast(ind.naam, maat.code, ander, groep):
        return None
    richting = vergelijking.tegenover(ind, nis, stand, maat.code, ander, groep)
    if richting in GEZEGD:
        return cijferteksten.naast(ind, stand, ander, nis, maat.code, HOOG, richting, groep) + f" {maat.kort_in_zin}"
    cijfer = f"{maat.kort_in_zin} " + cijferteksten.waarde(ind, ander, maat.code, groep)
    if richting != TOEVAL:
        return cijfer
    return cijfer + "; " + cijferteksten.naast_toeval(ind, stand, ander, nis, maat.code, groep)


def kadertabel(doel: str, gemeente: str, peiljaar: int) -> Blok:
    """Alle indicatoren van een doel per laag: waarde, aantal, richting, en plaats tegenover de eerste maatstaf. Fout: `Gebruiksfout`."""
    if doel not in DOELEN:
        raise Gebruiksfout(f"Ik ken geen doel '{doel}'.{suggestie(doel, DOELEN)} De doelen zijn: {', '.join(DOELEN)}.")
    nis = gebieden.zoek(gemeente).nis
    kaarten, rijen = [ind for laag in LAGEN for ind in in_cel(doel, laag)], []
    for ind in kaarten:
        groepen = vergelijking.groepen(ind.naam, nis, peiljaar)
        # Het geheel als er een cijfer voor het geheel is, anders elke groep.
        for groep in groepen if groepen and "" not in groepen else [""]:
            rijen.append(_rij(ind, nis, peiljaar, groep))
    rijen += [_leeg(laag, nis) for laag in LAGEN if not in_cel(doel, laag)]
    naam = gebieden.plaats(nis).naam
    tabel = tabel_van(rijen, f"{hoofdletter(doel)}: de cijfers voor {naam}", "thema")
    cijfers = ouderdom.getoond(dict.fromkeys(ind.naam for ind in kaarten), nis, peiljaar)
    tekst = f"{hoofdletter(doel)}: {len(kaarten)} indicatoren voor {naam}"
    bronnen = dict.fromkeys(f"{b.vermelding} ({b.peildatum})" for ind in kaarten for b in bronnen_van(ind))
    bron = alinea(f"Bron: {'; '.join(bronnen)}. Editie {edities.kies_editie()}.", "bron")
    return Blok((tabel, bron), tekst, cijfers)


def _rij(ind: Indicator, nis: str, peiljaar: int, groep: str) -> dict[str, Tekst | str]:
    stand = vergelijking.stand(ind.naam, nis, peiljaar, groep)
    te_klein = vergelijking.alleen_aantal(ind.naam, nis, stand, groep)
    te_oud = stand.jaar is not None and vergelijking.te_oud(stand.jaar, peiljaar)
    v = None if te_klein or te_oud else vergelijking.verandering(ind.naam, nis, peiljaar, JAREN, groep)
    naast = None
    if vergelijking.is_gekend(stand) and not (te_klein or te_oud):
        naast = _tegenover(ind, nis, stand, groep)
    rang = vergelijking.rang(ind.naam, nis, peiljaar, groep=groep)
    naam = opschrift(ind, groep, ": ")
    met_aantal = ind.noemer and ind.eenheid != "euro" and not is_leeg(stand.teller)
    jaren = sorted({tekst.partition(":")[0] for tekst in v.breuken}) if v else []
    breuk = f" (breuk in de meting {opsomming(jaren)})" if jaren else ""
    return {
        "Indicator": naam + (f" ({jaarlabel(ind, stand.jaar)})" if stand.jaar else ""),
        "Laag": ind.laag,
        "Waarde": TE_KLEIN if te_klein else cijferteksten.waarde(ind, stand, nis, groep),
        "Aantal": cijferteksten.teller(ind, stand, nis, groep) if met_aantal else STREEPJE,
        "Richting": _richting(ind, v, nis, groep) + breuk if v else STREEPJE,
        **{kop: naast or STREEPJE for kop in _kop_tegenover(nis)},
        **_plaats(ind, nis, rang, groep),
    }


def _plaats(ind: Indicator | None, nis: str, rang: vergelijking.Rang | None, groep: str) -> dict[str, Tekst | str]:
    """De kolom met de plaats, alleen voor wie in haar referentiegroep ligt."""
    referentie = gebieden.referentiegroep(nis)
    if nis not in referentie.leden:
        return {}
    plaats: Tekst | str = STREEPJE
    if ind and rang:
        plaats = cijferteksten.plaats(ind, rang, nis, groep) + " van " + cijferteksten.aantal(ind, rang, nis, groep)
    return {f"Plaats in {referentie.kort_in_zin}": plaats}


def _leeg(laag: str, nis: str) -> dict[str, Tekst | str]:
    leeg = dict.fromkeys(("Waarde", "Aantal", "Richting", *_kop_tegenover(nis)), STREEPJE)
    return {"Indicator": hoofdletter(LEEG), "Laag": laag, **leeg, **_plaats(None, nis, None, "")}
