"""De onderdelen van het rapport `opvolging`: overzicht, elk streefcijfer apart, en hoe betrouwbaar de regel is."""

from collections.abc import Iterator

import pandas as pd

from integratie import gebieden
from integratie.beeld.bronvermelding import bronnenlijst
from integratie.beeld.opmaak import STREEPJE, VAST, getal, hoofdletter, zonder_lege_kolommen
from integratie.beleid.opvolging import beslisregel, placebo, synthetisch
from integratie.beleid.opvolging.blokken import cijferteksten, figuur, zinnen
from integratie.beleid.opvolging.oordeel import Oordeel, bewaard
from integratie.beleid.opvolging.waarschuwingen import niet_te_beinvloeden
from integratie.beleid.plan.lezen import plan_van
from integratie.beleid.plan.model import FICTIEF
from integratie.blok.blok import Blok, Figuur, indelen
from integratie.blok.onderdelen import Kop, Tabel, Uitklap, alinea, lijst, tabel_van
from integratie.blok.tekst import Tekst, code, vul
from integratie.opslag import edities

LEEG = Blok()
KOPPEN = {
    "opvolging": (
        "Waar staat het plan?",
        "Twee vragen per streefcijfer: staat het cijfer waar het moet staan, en is dat beter dan te verwachten was? Eén regel maakt er het besluit van.",
    ),
    "streefcijfers": (
        "Elk streefcijfer apart",
        "Wat was het begin, waar moest het cijfer staan, waar staat het, en wat valt daar eerlijk over te besluiten?",
    ),
    "betrouwbaarheid": (
        "Hoe betrouwbaar is het besluit?",
        "Een regel die bij iedereen alarm slaat, zegt niets. Daarom kreeg elke gemeente van het Vlaams Gewest een proef zonder beleid: hoe vaak "
        "vergist de regel zich dan, in precies deze jaren?",
    ),
}
TELLING = "Het plan heeft {}: {} gehaald, {} op koers, {} achter, en over {} is het nog niet te zeggen."
ALLES_OPEN = "Het plan heeft {0}. Over geen enkel is al een besluit te nemen: hieronder staat waarom, en wat er al wel te zien is."
GEEN_BAND = (
    "Geen enkel streefcijfer heeft al een band van natuurlijke variatie, dus is er nog geen vals alarm te tellen."
)
BASIS_KLOPT_NIET = "De basiswaarde van het plan is niet meer het cijfer van deze editie ({}). Het pad vertrekt van het plan, de vergelijkingen van de editie."
WERKWIJZE = (
    "Het pad is een rechte van basis naar doel. Wat te verwachten was, is de eigen trend van vóór het basisjaar, met wat gelijkaardige gemeenten in die "
    "jaren meemaakten. De natuurlijke variatie komt uit dezelfde jaren bij de gemeenten die in het basisjaar het meest leken. Twee veranderingen naast "
    "elkaar (difference in differences) bewijzen geen oorzaak, want wie ver van de andere stond, komt vaak vanzelf dichterbij. Een gewogen gemiddelde van "
    "andere gemeenten (synthetische controle) komt er alleen bij als het vóór het basisjaar goed past. Geen enkel cijfer van na het peiljaar telt mee."
)
UITLEG_VALS = (
    "Elke gemeente kreeg vier doelen in elke richting: een pad boven en onder de basis, en boven en onder wat te verwachten was. Ze had zo'n plan niet, "
    "dus 'op koers' is vals alarm; het makkelijkste doel telt. De fout (±) komt uit het hertrekken van hele arrondissementen. De gemeenten van de "
    "Rand bewegen vaak samen en sterker dan de gemeenten waarop ze lijken: daar kan het in één periode oplopen. Gezien: hoe vaak de regel 'op koers' "
    "zegt bij een verzonnen effect van twee keer het kleinste dat te zien is."
)


def blok(kop: str, inleiding: str, delen: list, tekst: str) -> Blok:
    """Onderdelen met hun kop, zodat ze zonder plan in hun geheel wegvallen."""
    anker = gebieden.plat(kop).replace(" ", "-")
    return Blok(indelen([Kop(2, kop, anker), alinea(inleiding), delen]), f"{kop}: {tekst}")


def _zonder_streefcijfers(nis: str) -> Blok:
    """De mededeling voor wie een plan zonder streefcijfers heeft."""
    uitleg = f"Geen enkele actie in het plan van {gebieden.plaats(nis).naam} heeft al een streefcijfer om op te volgen."
    stap = code(f"integratie plan controle parameters/plannen/{nis}.yaml")
    return blok("Nog geen streefcijfers", uitleg, [alinea(vul("Verder met: {}", stap), "leeg")], uitleg)


def opvolging(gemeente: str, peiljaar: int) -> Blok:
    """Hoeveel streefcijfers gehaald zijn, op koers liggen, achter, of nog niet te zeggen zijn; en elk ervan in één rij. Leeg zonder plan."""
    nis = gebieden.zoek(gemeente).nis
    plan, oordelen = plan_van(nis), bewaard(nis, peiljaar, edities.kies_editie())
    if plan is None:
        return LEEG
    if not oordelen:
        return _zonder_streefcijfers(nis)
    overzicht = [
        alinea(FICTIEF, "leeg") if plan.fictief else None,
        alinea(vul(_telling(oordelen), *cijferteksten.merken_van_telling(oordelen)), "inleiding"),
        _tabellen(oordelen, f"Streefcijfers van {gebieden.plaats(nis).naam}, stand in {peiljaar}"),
        Uitklap("Welke regel tot het besluit leidt", (lijst(beslisregel.REGELDELEN),)),
        *bronnenlijst(o.kaart for o in oordelen),
    ]
    return blok(*KOPPEN["opvolging"], overzicht, f"{len(oordelen)} streefcijfers")


def _telling(oordelen: tuple[Oordeel, ...]) -> str:
    return ALLES_OPEN if all(o.status == beslisregel.OPEN for o in oordelen) else TELLING


def _tabellen(oordelen: tuple[Oordeel, ...], bijschrift: str) -> list[Tabel]:
    """Eerst wie een besluit heeft; daarna, per reden één keer, van wie nog niets te besluiten is wat er wel te zien is."""
    per_reden: dict[str, list[Oordeel]] = {}
    for o in oordelen:
        per_reden.setdefault(o.reden if o.status == beslisregel.OPEN else "", []).append(o)
    besloten = per_reden.pop("", [])
    uit = [_tabel(besloten, bijschrift)] if besloten else []
    for reden, zonder in per_reden.items():
        uit.append(_tabel(zonder, f"{hoofdletter(beslisregel.OPEN)} ({len(zonder)}): {beslisregel.REDENEN[reden]}"))
    return uit


def _tabel(oordelen: list[Oordeel], bijschrift: str) -> Tabel:
    """Een rij per streefcijfer; een kolom waarin van geen enkel iets te zeggen is, valt weg."""
    return tabel_van(zonder_lege_kolommen([_rij(o) for o in oordelen]), bijschrift, "thema")


def _rij(o: Oordeel) -> dict[str, Tekst | str]:
    def m(naam: str) -> Tekst | str:
        if getattr(o, naam, "") == beslisregel.OPEN or (o.reden == "later" and naam != "status"):
            return STREEPJE
        try:
            return cijferteksten.merk(o, naam)
        except LookupError:
            return STREEPJE

    basis, doel = m("basis_kort"), m("streef_kort")
    if doel != STREEPJE:
        doel = vul("{} {} ({})", o.doel.grens or f"{o.doel.richting} naar", doel, m("streefjaar"))
    return {
        "Streefcijfer": f"{o.doel.naam} (actie {o.bij_actie.code})",
        "Besluit": m("status"),
        "Tegenover het doel": m("tegen_doel"),
        "Tegenover wat te verwachten was": m("verwachting"),
        "Cijfer": m("werkelijk_kort") + (f" ({o.jaar})" if o.jaar else ""),
        "Pad": m("pad_kort"),
        "Doel": doel,
        "Basis": basis if basis == STREEPJE else vul("{} ({})", basis, m("basisjaar")),
    }


def streefcijfers(gemeente: str, peiljaar: int) -> Blok:
    """Elk streefcijfer apart: de actie, de zinnen, de figuur en welke gemeenten in het gewogen gemiddelde zitten."""
    oordelen = bewaard(gebieden.zoek(gemeente).nis, peiljaar, edities.kies_editie())
    if not oordelen:
        return LEEG
    delen = [_een(o) for o in oordelen]
    uitleg = [alinea(figuur.UITLEG, "klein")] if any(isinstance(x, Figuur) for een in delen for x in een) else []
    elk = [*uitleg, zinnen.zonder_figuur(oordelen), zinnen.zonder_effect(oordelen), *delen]
    return blok(*KOPPEN["streefcijfers"], elk, "; ".join(f"{o.doel.naam}: {o.status}" for o in oordelen))


def _een(o: Oordeel) -> list:
    a = o.bij_actie
    return [
        Kop(3, f"{o.nummer}. {o.doel.naam}"),
        alinea(f"Actie {a.code} {a.titel} ({a.status})", "klein"),
        zinnen.bij_streefcijfer(o),
        [alinea(z, "klein") for z in _opmerkingen(o)],
        figuur.figuur(o),
        _gewichten(o, o.synthetisch) if o.synthetisch and o.synthetisch.goed else None,
    ]


def _opmerkingen(o: Oordeel) -> Iterator[Tekst | str]:
    if not o.basis_klopt:
        yield vul(BASIS_KLOPT_NIET, cijferteksten.merk(o, "register"))
    if o.doel.afwijking:
        yield f"Uitleg in het plan bij de basiswaarde: {o.doel.afwijking}"
    if reden := niet_te_beinvloeden(o.kaart):
        yield f"Let op: {reden}."
    if o.achterstand and o.jaar is not None:  # zonder cijfer van na het basisjaar zegt het besluit dat al
        yield f"Het laatste cijfer is ouder dan het peiljaar: de bron loopt tot {max(o.waarden)}."


def _gewichten(o: Oordeel, gewogen: synthetisch.Controle) -> Uitklap:
    rijen = [
        {"Gemeente": gebieden.gemeenten()[nis].naam, "Gewicht": getal(100 * w, 1) + VAST + "%"}
        for nis, w in gewogen.gewichten.items()
    ]
    tabel = tabel_van(rijen, f"Gewogen gemiddelde bij streefcijfer {o.nummer} (gewichten vanaf 0,5{VAST}%)")
    titel = f"Welke gemeenten meetellen bij streefcijfer {o.nummer}, en de aannames (synthetische controle)"
    return Uitklap(titel, (tabel, lijst(synthetisch.AANNAMES, "voetnoten")))


def betrouwbaarheid(gemeente: str, peiljaar: int) -> Blok:
    """Hoe vaak de regel vals alarm slaat in precies de jaren van deze streefcijfers, bij alle gemeenten van het Vlaams Gewest."""
    oordelen = bewaard(gebieden.zoek(gemeente).nis, peiljaar, edities.kies_editie())
    vensters: dict[tuple[str, str, int, int], Oordeel] = {}
    for o in oordelen:
        if o.variatie is not None and o.jaar is not None:
            vensters.setdefault((o.doel.indicator, o.doel.groep, o.doel.basisjaar, o.jaar), o)
    if not oordelen:
        return LEEG
    if not vensters:
        return blok(*KOPPEN["betrouwbaarheid"], [alinea(GEEN_BAND, "leeg"), alinea(WERKWIJZE, "klein")], GEEN_BAND)
    rand = set(gebieden.groep(gebieden.RAND).leden)
    rijen = [_vals(o, placebo.alarmen(*venster), rand) for venster, o in vensters.items()]
    bijschrift = f"Vals 'op koers' bij gemeenten zonder plan (nominaal {beslisregel.VALS_ALARM:.0%})".replace(
        "%", VAST + "%"
    )
    delen = [tabel_van(rijen, bijschrift), alinea(UITLEG_VALS, "klein"), alinea(WERKWIJZE, "klein")]
    return blok(*KOPPEN["betrouwbaarheid"], delen, bijschrift)


def _vals(o: Oordeel, alarmen: pd.DataFrame, rand: set[str]) -> dict[str, str]:
    per_gemeente = alarmen.rename_axis("nis").reset_index()

    def tekst(*kolommen: str) -> str:
        p = placebo.percentage(per_gemeente, kolommen)
        return f"{getal(p.procent, 1)}{VAST}% (± {getal(p.fout, 1)})"

    in_rand = 50 * alarmen.loc[alarmen.index.isin(rand), ["omhoog", "omlaag"]].sum(axis=1).mean()
    return {
        "Indicator": o.doel.naam,
        "Jaren": f"{o.doel.basisjaar}–{o.jaar}",
        "Gemeenten": str(len(alarmen)),
        "Doel omhoog": tekst("omhoog"),
        "Doel omlaag": tekst("omlaag"),
        "In de Rand": f"{getal(in_rand, 1)}{VAST}%" if len(rand & set(alarmen.index)) else STREEPJE,
        "Gezien": f"{getal(100 * alarmen['tweemaal'].mean(), 0)}{VAST}%",
    }
