"""Het begin van het rapport: titel, en samenvatting met kerncijfers."""

from integratie import gebieden, vergelijking
from integratie.beeld import cijferteksten, ouderdom, samenvattingstekst, zinnen
from integratie.beeld.bronvermelding import uitgevers
from integratie.beeld.ledentabel import is_per_gemeente
from integratie.beeld.opmaak import hoofdletter, is_leeg, opsomming
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Alinea, Groep, Kerncijfer, Kerncijfers, Kop, alinea
from integratie.blok.tekst import Tekst, voeg, vul
from integratie.indicator import Indicator, kaart, opschrift
from integratie.opslag import edities

GENOEMD = 40  # zoveel gemeenten noemt een titel nog bij naam
KERN = (
    "inwoners",
    "aandeel_buitenlandse_herkomst",
    "verandersnelheid_herkomst",
    "aandeel_niet_belg",
    "meerderjarige_nieuwkomers",
    "thuistaal_niet_nl_basis",
    "jongeren_buitenlandse_herkomst",
    "werkzoekendengraad",
)


def titel(gemeente: str, peiljaar: int, reeks: str = "Omgevingsanalyse integratie") -> Blok:
    """De kop van het rapport. Fout: `Gegevensfout` wanneer de kerngegevens van deze gemeente niet kloppen."""
    plaats = gebieden.zoek(gemeente)
    vergelijking.controleer(plaats.nis, peiljaar)
    onder = f"Stand in {peiljaar}, editie {edities.kies_editie()} van de gegevens"
    uitleg = f"{onder}. Een nieuwer cijfer dan {peiljaar} staat niet in dit rapport."
    delen = [alinea(reeks, "reeks"), Kop(1, plaats.naam), alinea(uitleg, "onderkop")]
    if plaats.leden:
        delen.append(alinea(_leden(plaats), "onderkop"))
    if naast := gebieden.gekozen(plaats.nis):
        delen.append(alinea(f"Vergeleken met {opsomming([_met_leden(g) for g in naast])}.", "onderkop"))
    return Blok(tuple(delen), f"{plaats.naam}: {onder}", is_titel=True)


def _leden(plaats: gebieden.Gemeente) -> str:
    """ "De gemeenten zijn Machelen, Vilvoorde en Zaventem." """
    namen = sorted((gebieden.gemeenten()[lid].naam for lid in plaats.leden), key=gebieden.plat)
    if len(namen) > GENOEMD:
        return f"Dit zijn {len(namen)} gemeenten samen."
    return f"De gemeenten zijn {opsomming(namen)}."


def _met_leden(gebied: gebieden.Gebied) -> str:
    """ "de gelijkaardige gemeenten (Aalst, …)": wie er in een gebied zit dat geen officieel gebied is."""
    if gebied.code in gebieden.op_code() or len(gebied.leden) == 1 or "," in gebied.naam:
        return gebied.in_zin
    namen = sorted((gebieden.gemeenten()[lid].naam for lid in gebied.leden), key=gebieden.plat)
    return (
        f"{gebied.in_zin} ({opsomming(namen)})"
        if len(namen) <= GENOEMD
        else f"{gebied.in_zin} ({len(namen)} gemeenten)"
    )


def samenvatting(gemeente: str, peiljaar: int) -> Blok:
    """Wie woont er, hoe snel verandert het, wie zoekt werk, en de kerncijfers."""
    nis = gebieden.zoek(gemeente).nis
    alineas = samenvattingstekst.alineas(nis, peiljaar)
    cijfers = [k for naam in KERN if (k := _kerncijfer(kaart(naam), nis, peiljaar))]
    bron = (
        f"Bron: {uitgevers(map(kaart, KERN))}. Editie {edities.kies_editie()}. Plaats: de hoogste waarde is de eerste."
    )
    delen = (*(Alinea(a, "inleiding") for a in alineas), Kerncijfers(tuple(cijfers)), alinea(bron, "bron"))
    tekst = str(voeg(" ", alineas))
    return Blok((Groep("samenvatting", delen),), tekst, ouderdom.getoond(KERN, nis, peiljaar))


def _kerncijfer(ind: Indicator, nis: str, peiljaar: int) -> Kerncijfer | None:
    stand = vergelijking.stand(ind.naam, nis, peiljaar)
    if stand.jaar is not None and vergelijking.te_oud(stand.jaar, peiljaar):
        return None
    if is_per_gemeente(ind, nis, peiljaar):
        return None  # de gemeenten staan naast elkaar in de tabel van het thema
    kop = f"{opschrift(ind)} ({stand.jaar})" if stand.jaar else opschrift(ind)
    waarde = cijferteksten.waarde(ind, stand, nis)
    if vergelijking.alleen_aantal(ind.naam, nis, stand):
        if is_leeg(stand.teller):
            return None
        waarde, kop = cijferteksten.teller(ind, stand, nis), f"{hoofdletter(ind.teller)} ({stand.jaar})"
    return Kerncijfer(waarde, kop, tuple(r for r in _regels(ind, stand, nis, peiljaar) if r))


def _regels(ind: Indicator, stand: vergelijking.Stand, nis: str, peiljaar: int) -> list[Tekst]:
    """Onder een kerncijfer: het aantal, de verandering (of het cijfer van toen als ze toeval kan zijn) en de plaats."""
    if vergelijking.alleen_aantal(ind.naam, nis, stand):
        return []
    regels = []
    if ind.noemer and not is_leeg(stand.teller):
        regels.append(vul("{} {}", cijferteksten.teller(ind, stand, nis), ind.teller))
    regels.append(zinnen.met_toen(zinnen.VERSCHIL, ind, vergelijking.verandering(ind.naam, nis, peiljaar, 5), nis))
    regels.append(zinnen.plaats_in_groep(ind, vergelijking.rang(ind.naam, nis, peiljaar), nis))
    return regels
