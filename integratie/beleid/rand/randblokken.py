"""De Vlaamse Rand als geheel: haar samenvatting, de gemeenten naast elkaar door de tijd, en hun type."""

import pandas as pd

from integratie import gebieden, vergelijking
from integratie.beeld import cijferteksten, ouderdom, zinnen
from integratie.beeld.bronvermelding import bronalinea, bronnen_van, bronregel, figuur, figuurnaam, noten
from integratie.beeld.opmaak import STREEPJE, VAST, cel, getal, hoofdletter, met_eenheid, opsomming, voluit
from integratie.beeld.samenvatting import alineas
from integratie.beeld.staaftekening import Rij, lijst
from integratie.beeld.woorden import klein
from integratie.beleid.rand import verschillen
from integratie.blok.blok import Blok, Figuur
from integratie.blok.onderdelen import Groep, alinea, tabel_van
from integratie.blok.tekst import Tekst
from integratie.indicator import Indicator, kaart, opschrift
from integratie.vergelijking import is_gekend
from integratie.vergelijking.toeval import DAALT, STIJGT

HERKOMST, SNELHEID = "aandeel_buitenlandse_herkomst", "verandersnelheid_herkomst"
KERN = (HERKOMST, SNELHEID, "aandeel_niet_eu_herkomst", "aandeel_niet_belg", "nieuwkomers_per_1000_inwoners")


def randcijfers(peiljaar: int) -> Blok:
    """De kerncijfers van de Vlaamse Rand naast het Vlaams Gewest en Brussel, met de verandering over vijf jaar."""
    rijen = [_kern(naam, peiljaar) for naam in KERN]
    bronnen = "; ".join(dict.fromkeys(b.vermelding for naam in KERN for b in bronnen_van(kaart(naam))))
    tabel = tabel_van(rijen, f"De Vlaamse Rand in {peiljaar}", "thema")
    noot = "Een streepje: de bron publiceert dit cijfer niet."
    wie, snelheid, *rest = alineas(gebieden.RAND, peiljaar)
    # Dat de Rand snel verandert, is haar eerste feit.
    inleiding = Groep("samenvatting", tuple(alinea(a, "inleiding") for a in (snelheid, wie, *rest)))
    cijfers = ouderdom.getoond((*KERN, "inwoners"), gebieden.RAND, peiljaar)
    met_streepje = any(STREEPJE in map(str, rij.values()) for rij in rijen)
    delen = (inleiding, tabel, *([alinea(noot, "klein")] if met_streepje else []), bronalinea(bronnen))
    return Blok(delen, f"Kerncijfers van de Vlaamse Rand, {peiljaar}", cijfers)


def _kern(naam: str, peiljaar: int) -> dict[str, Tekst | str]:
    ind, stand = kaart(naam), vergelijking.stand(naam, gebieden.RAND, peiljaar)
    v = vergelijking.verandering(naam, gebieden.RAND, peiljaar, 5)
    sinds: Tekst | str = STREEPJE
    if v:
        eenheid = f"{VAST}procentpunt" if ind.eenheid == "%" else ""  # een andere staat in de naam
        sinds = cijferteksten.toename(ind, v, gebieden.RAND) + f"{eenheid} sinds {v.van_jaar}{zinnen.bij_breuk(v)}"
    uit: dict[str, Tekst | str] = {
        "Indicator": f"{opschrift(ind)} ({stand.jaar})" if stand.jaar else opschrift(ind),
        "Vlaamse Rand": cijferteksten.waarde(ind, stand, gebieden.RAND),
    }
    for gebied in (gebieden.groep("vlaanderen"), gebieden.groep("brussel")):
        ander = vergelijking.stand_in(naam, gebied.code, stand.jaar) if ind.noemer and stand.jaar else None
        uit[gebied.naam] = cijferteksten.waarde(ind, ander, gebied.code) if is_gekend(ander) else STREEPJE
    return uit | {"Verschil over vijf jaar": sinds}


def ontwikkeling(naam: str, peiljaar: int) -> Figuur:
    """De negentien en de Rand naast elkaar, hoogste waarde boven: een staaf voor het laatste jaar, een streepje voor het eerste."""
    ind = kaart(naam)
    waarden = verschillen.per_gemeente(naam, gebieden.RAND, peiljaar)
    van, tot = int(waarden.columns[0]), int(waarden.columns[-1])
    waarden = waarden[[van, tot]].sort_values(tot, ascending=False, kind="stable")
    namen = [gebieden.gemeenten()[nis].naam for nis in waarden.index]
    rijen = [
        Rij(n, nu, met_eenheid(ind, nu), toen=toen) for n, (toen, nu) in zip(namen, waarden.to_numpy(), strict=True)
    ]
    rand = [vergelijking.stand_in(naam, gebieden.RAND, jaar) for jaar in (van, tot)]
    if is_gekend(rand[1]):
        toen = rand[0].waarde if is_gekend(rand[0]) else None
        rijen.append(Rij("Vlaamse Rand", rand[1].waarde, met_eenheid(ind, rand[1].waarde), gebied=True, toen=toen))
    rijen = sorted(rijen, key=lambda rij: -(rij.waarde or 0))
    alt = _alt_ontwikkeling(ind, waarden, van, tot)
    svg = lijst(rijen, f"staaf: {tot}; streepje: {van}").svg(alt)
    per_jaar = {str(j): [cel(ind, w) for w in waarden[j]] for j in waarden}
    tabel = pd.DataFrame({"Gemeente": namen} | per_jaar, dtype=object)
    titel = _titel_ontwikkeling(ind, list(waarden.index), van, tot)
    return figuur("ontwikkeling", ind, "", [van, tot], titel, (svg, alt), tabel)


def _titel_ontwikkeling(ind: Indicator, leden: list[str], van: int, tot: int) -> str:
    """In hoeveel gemeenten het steeg en daalde, elk volgens de ene regel over toeval."""
    veranderingen = [vergelijking.verandering(ind.naam, nis, tot, tot - van) for nis in leden]
    richtingen = [x.richting for x in veranderingen if x]
    telling = [
        f"{woord} in {n}" for woord, r in (("gestegen", STIJGT), ("gedaald", DAALT)) if (n := richtingen.count(r))
    ]
    besluit = opsomming(telling) if telling else "in geen enkele duidelijk veranderd, telkens een"
    return f"{opschrift(ind)}: tussen {van} en {tot} {besluit} van de {len(leden)} gemeenten"


def _alt_ontwikkeling(ind: Indicator, waarden: pd.DataFrame, van: int, tot: int) -> str:
    delen = [
        f"{gebieden.gemeenten()[nis].naam} van {met_eenheid(ind, r[van])} naar {met_eenheid(ind, r[tot])}"
        for nis, r in waarden.iterrows()
    ]
    wat = f"{klein(ind.titel)} in {van} en {tot} voor de gemeenten van de Vlaamse Rand"
    return f"Staven met {wat}: {'; '.join(delen)}."


def typologie(peiljaar: int) -> Figuur:
    """Niveau tegenover snelheid: de gemeenten per type, met de Rand als geheel als grens."""
    ind, snel = kaart(HERKOMST), kaart(SNELHEID)
    t = verschillen.typologie(gebieden.RAND, peiljaar).sort_values("aandeel", ascending=False)
    grens, jaar, namen = t.attrs, t.attrs["jaar"], {nis: gebieden.gemeenten()[nis].naam for nis in t.index}
    per_type = {soort: t[t["type"] == soort] for soort in verschillen.TYPES if (t["type"] == soort).any()}

    def rij(naam: str, aandeel: float, snelheid: float, gebied: bool = False) -> Rij:
        return Rij(naam, snelheid, f"{getal(snelheid, snel.decimalen)} ({met_eenheid(ind, aandeel)})", gebied=gebied)

    rijen = [rij("Vlaamse Rand", grens["aandeel"], grens["snelheid"], gebied=True)]
    for soort, deel in per_type.items():
        rijen.append(Rij(f"{hoofdletter(soort)} ({len(deel)})", None, eigen=True))
        rijen += [rij(namen[nis], r["aandeel"], r["snelheid"]) for nis, r in deel.iterrows()]
    wie = "; ".join(f"{hoofdletter(s)}: {opsomming([namen[n] for n in deel.index])}" for s, deel in per_type.items())
    alt = (
        f"Staven met de snelheid van elke gemeente van de Vlaamse Rand, per type, met het aandeel ernaast in {jaar}; de grens is de Vlaamse Rand: "
        f"{met_eenheid(ind, grens['aandeel'])} en {voluit(snel, grens['snelheid'])}. {wie}."
    )
    svg = lijst(rijen, f"staaf: {snel.eenheid}; tussen haakjes: aandeel in {jaar}").svg(alt)
    tabel = pd.DataFrame(
        {
            "Gemeente": [*namen.values(), "Vlaamse Rand"],
            f"{ind.titel} ({jaar})": [cel(ind, w) for w in (*t["aandeel"], grens["aandeel"])],
            f"{snel.titel} ({snel.eenheid}, {jaar})": [cel(snel, w) for w in (*t["snelheid"], grens["snelheid"])],
            "Type": [*t["type"], "grens"],
        },
        dtype=object,
    )
    titel = f"Vier types tegenover de Vlaamse Rand, {jaar}: {opsomming([f'{len(deel)} {s}' for s, deel in per_type.items()])}"
    uitleg = (
        "Hoog en snel betekenen: boven de Vlaamse Rand als geheel. Wie er in aandeel of in snelheid zo dicht bij ligt dat het verschil toeval kan zijn, "
        f"is '{verschillen.DICHTBIJ}'."
    )
    n = noten(snel, [jaar])
    bron, anker = bronregel(ind, [jaar - 5, jaar]), figuurnaam("typologie", SNELHEID)
    noten_ = (uitleg, *n["opmerkingen"])
    return Figuur(anker, SNELHEID, titel, svg, alt, bron, tabel, noten_, n["voorbehouden"], jaar)
