"""De Vlaamse Rand als geheel: haar samenvatting, de gemeenten naast elkaar door de tijd, en hun type."""

import pandas as pd

from integratie import gebieden, vergelijking
from integratie.beeld import cijferteksten, ouderdom
from integratie.beeld.assen import namenas
from integratie.beeld.bronvermelding import bronnen_van, bronregel, noten
from integratie.beeld.figuur import figuurnaam
from integratie.beeld.opmaak import cel, hoofdletter, met_eenheid, opsomming, voluit
from integratie.beeld.samenvattingstekst import alineas
from integratie.beeld.stijl import ACCENT, GEBIEDSTIJL, GRIJS, LICHT, getallenas, naar_svg, tekenblad, tekstbreedte
from integratie.beeld.woorden import klein
from integratie.beleid.rand import verschillen
from integratie.beleid.rand.verschilfiguren import zet_namen
from integratie.blok.blok import Blok, Figuur
from integratie.blok.onderdelen import alinea, tabel_van
from integratie.blok.tekst import Tekst
from integratie.indicator import kaart, opschrift
from integratie.opslag import edities

HERKOMST, SNELHEID = "aandeel_buitenlandse_herkomst", "verandersnelheid_herkomst"
KERN = ("inwoners", HERKOMST, SNELHEID, "aandeel_niet_eu_herkomst", "aandeel_niet_belg", "meerderjarige_nieuwkomers")
SOORTEN = dict(zip(verschillen.TYPES, ("o", "s", "^", "D", "x"), strict=True))


def randcijfers(peiljaar: int) -> Blok:
    """De kerncijfers van de Vlaamse Rand naast het Vlaams Gewest en Brussel, met de verandering over vijf jaar."""
    rijen = [_kern(naam, peiljaar) for naam in KERN]
    bronnen = "; ".join(dict.fromkeys(b.vermelding for naam in KERN for b in bronnen_van(kaart(naam))))
    tabel = tabel_van(rijen, f"De Vlaamse Rand in {peiljaar}", "thema")
    noot = "Een streepje: een aantal van een gewest zegt niets naast dat van de Rand, of de bron publiceert het niet."
    wie, snelheid, *rest = alineas(gebieden.RAND, peiljaar)
    inleiding = [
        alinea(a, "inleiding") for a in (snelheid, wie, *rest)
    ]  # dat de Rand snel verandert, is haar eerste feit
    bron = alinea(f"Bron: {bronnen}. Editie {edities.kies_editie()}.", "bron")
    cijfers = ouderdom.getoond(KERN, gebieden.RAND, peiljaar)
    delen = (*inleiding, tabel, alinea(noot, "klein"), bron)
    return Blok(delen, f"Kerncijfers van de Vlaamse Rand, {peiljaar}", cijfers)


def _kern(naam: str, peiljaar: int) -> dict[str, Tekst | str]:
    ind, stand = kaart(naam), vergelijking.stand(naam, gebieden.RAND, peiljaar)
    v = vergelijking.verandering(naam, gebieden.RAND, peiljaar, 5)
    sinds = cijferteksten.toename(ind, v, gebieden.RAND) + f" sinds {v.van_jaar}" if v else "–"
    uit: dict[str, Tekst | str] = {
        "Indicator": f"{opschrift(ind)} ({stand.jaar})" if stand.jaar else opschrift(ind),
        "Vlaamse Rand": cijferteksten.waarde(ind, stand, gebieden.RAND),
    }
    for gebied in (gebieden.groep("vlaanderen"), gebieden.groep("brussel")):
        ander = vergelijking.stand_in(naam, gebied.code, stand.jaar) if ind.noemer and stand.jaar else None
        uit[gebied.naam] = cijferteksten.waarde(ind, ander, gebied.code) if vergelijking.is_gekend(ander) else "–"
    return uit | {"Verschil over vijf jaar": sinds}


def ontwikkeling(naam: str, peiljaar: int) -> Figuur:
    """De negentien naast elkaar: van het eerste naar het laatste jaar, hoogste waarde boven; de Rand als geheel als lijn."""
    ind = kaart(naam)
    waarden = verschillen.per_gemeente(naam, gebieden.RAND, peiljaar)
    van, tot = int(waarden.columns[0]), int(waarden.columns[-1])
    waarden = waarden[[van, tot]].sort_values(tot)
    namen = [gebieden.gemeenten()[nis].naam for nis in waarden.index]
    rand = vergelijking.stand(naam, gebieden.RAND, tot)
    with tekenblad(6.6, 4.6, marges=(tekstbreedte(namen), 0.2, 0.3, 0.45)) as blad:
        as_ = blad.add_subplot()
        y = range(len(waarden))
        as_.hlines(y, waarden[van], waarden[tot], color=LICHT, linewidth=3, zorder=1)
        as_.scatter(waarden[van], y, s=26, facecolor="white", edgecolor=GRIJS, zorder=2, label=str(van))
        as_.scatter(waarden[tot], y, s=34, color=ACCENT, zorder=3, label=str(tot))
        if vergelijking.is_gekend(rand) and rand.jaar == tot:
            kleur, lijn = GEBIEDSTIJL["Vlaamse Rand"]
            as_.axvline(rand.waarde, color=kleur, linestyle=lijn, linewidth=1.2, label=f"Vlaamse Rand {tot}", zorder=0)
        namenas(as_.yaxis, namen)
        as_.set_xlabel(ind.eenheid)
        getallenas(as_.xaxis)
        as_.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=3, frameon=False, fontsize=8)
        alt = _alt_ontwikkeling(ind, waarden, van, tot)
        svg = naar_svg(blad, alt)
    per_jaar = {str(j): [cel(ind, w) for w in waarden[j].iloc[::-1]] for j in waarden}
    tekst = pd.DataFrame({"Gemeente": namen[::-1]} | per_jaar, dtype=object)
    titel = f"{opschrift(ind)} in de gemeenten van de Vlaamse Rand, {van} en {tot}"
    bron = bronregel(ind, [van, tot])
    anker = figuurnaam("ontwikkeling", naam)
    return Figuur(anker, naam, titel, svg, alt, bron, tekst, **noten(ind, [van, tot]), jaar=tot)


def _alt_ontwikkeling(ind, waarden: pd.DataFrame, van: int, tot: int) -> str:
    delen = [
        f"{gebieden.gemeenten()[nis].naam} van {met_eenheid(ind, r[van])} naar {met_eenheid(ind, r[tot])}"
        for nis, r in waarden.iloc[::-1].iterrows()
    ]
    wat = f"{klein(ind.titel)} in {van} en {tot} voor de gemeenten van de Vlaamse Rand"
    return f"Stippen met {wat}: {'; '.join(delen)}."


def typologie(peiljaar: int) -> Figuur:
    """Niveau tegenover snelheid: vier types, met de Rand als geheel als grens."""
    ind, snel = kaart(HERKOMST), kaart(SNELHEID)
    t = verschillen.typologie(gebieden.RAND, peiljaar).sort_values("aandeel", ascending=False)
    grens, jaar, namen = t.attrs, t.attrs["jaar"], {nis: gebieden.gemeenten()[nis].naam for nis in t.index}
    with tekenblad(6.6, 4.6, marges=(0.65, 0.3, 0.35, 0.5)) as blad:
        as_ = blad.add_subplot()
        as_.axvline(grens["aandeel"], color=GEBIEDSTIJL["Vlaamse Rand"][0], linewidth=1)
        as_.axhline(grens["snelheid"], color=GEBIEDSTIJL["Vlaamse Rand"][0], linewidth=1)
        for soort, teken in SOORTEN.items():
            deel = t[t["type"] == soort]
            naam = f"{soort} ({len(deel)})"
            as_.scatter(deel["aandeel"], deel["snelheid"], s=30, marker=teken, color=GRIJS, label=naam)
        as_.set_xlabel(f"{ind.titel} ({ind.eenheid}), {jaar}")
        as_.set_ylabel(snel.eenheid)
        getallenas(as_.xaxis)
        getallenas(as_.yaxis)
        as_.margins(x=0.12)
        zet_namen(as_, {namen[nis]: (r["aandeel"], r["snelheid"]) for nis, r in t.iterrows()})
        as_.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=3, frameon=False, fontsize=8)
        wie = "; ".join(
            f"{hoofdletter(soort)}: {opsomming([namen[nis] for nis in t.index[t['type'] == soort]])}"
            for soort in SOORTEN
            if (t["type"] == soort).any()
        )
        alt = (
            f"Stippen voor de gemeenten van de Vlaamse Rand, aandeel tegenover snelheid in {jaar}; de lijnen zijn de Vlaamse Rand: "
            f"{met_eenheid(ind, grens['aandeel'])} en {voluit(snel, grens['snelheid'])}. {wie}."
        )
        svg = naar_svg(blad, alt)
    tabel = pd.DataFrame(
        {
            "Gemeente": [*namen.values(), "Vlaamse Rand"],
            f"{ind.titel} ({jaar})": [cel(ind, w) for w in (*t["aandeel"], grens["aandeel"])],
            f"{snel.titel} ({snel.eenheid}, {jaar})": [cel(snel, w) for w in (*t["snelheid"], grens["snelheid"])],
            "Type": [*t["type"], "grens"],
        },
        dtype=object,
    )
    titel = f"Vier types tegenover de Vlaamse Rand als geheel, {jaar}"
    uitleg = f"Hoog en snel betekenen: boven de Vlaamse Rand als geheel. Wie er zo dicht bij ligt dat het verschil toeval kan zijn, is '{verschillen.DICHTBIJ}'."
    n = noten(snel, [jaar])
    bron = bronregel(ind, [jaar - 5, jaar])
    noten_ = (uitleg, *n["opmerkingen"])
    return Figuur("typologie", SNELHEID, titel, svg, alt, bron, tabel, noten_, n["voorbehouden"], jaar)
