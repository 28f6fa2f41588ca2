"""Bladen van de Gemeente-Stadsmonitor die een tabel met een kaart vullen: haar veld `bladen` zegt wat elk blad meet.

    bladen:
      DE55: {teller: attesten, noemer: inwoners}
      WE10:
        teller: werkzoekenden                 # onderwerp van de teller; `noemer` idem; `waarde` is de verhouding zelf
        groep: {België: belgisch, EU: eu}     # tekst in het blad → groep; `vrij`: elke tekst is een groep
        geslacht: {Mannen: man, Vrouwen: vrouw}  # een dimensie van de kaart; een woord alleen geldt voor alle rijen
        overgeslagen: [EU13]                  # teksten die we bewust weglaten
        zonder_rij: nul                       # een gemeente zonder rij telt nul, in de jaren waarin het Vlaams Gewest de som van de andere is

Een code zonder liggend streepje geldt ook met (`DE55` en `DE_55`); met streepje alleen zo. Een rij die ontbreekt bij een gemeente met
andere rijen van dat jaar, is een waarde die ontbreekt, geen nul.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

import pandas as pd

from integratie import gebieden
from integratie.bronnen.gsm_cijfers import Cijfers
from integratie.bronnen.lading import Lading
from integratie.bronnen.namen import gemeenten_in
from integratie.bronnen.pinc_eigen import naam_van
from integratie.fouten import Gegevensfout
from integratie.tabel import KAARTEN, kaart

VRIJ, ALLE = "vrij", "alle"
MATEN = ("teller", "noemer", "waarde")


@dataclass(frozen=True)
class Bladkaart:
    """Wat de kaart van `tabel` over één blad zegt; `velden`: groep en dimensies, elk met haar teksten, `vrij` of één vast woord."""

    tabel: str
    code: str
    onderwerpen: Mapping[str, str]  # teller, noemer, waarde → onderwerp
    velden: Mapping[str, Mapping[str, str] | str]
    overgeslagen: frozenset[str] = field(default_factory=frozenset)
    zonder_rij_nul: bool = False


@cache
def bladkaarten() -> dict[str, Bladkaart]:
    """Code → wat de kaarten erover zeggen. Fout: `Gegevensfout` bij een kaart die niet klopt."""
    uit: dict[str, Bladkaart] = {}
    for pad in sorted(KAARTEN.glob("*.yaml")):
        inhoud = kaart(pad.stem)
        for code, velden in inhoud.get("bladen", {}).items():
            if code in uit:
                raise Gegevensfout(
                    f"Kaart {pad.name}: blad {code} staat ook op de kaart van {uit[code].tabel}; verwacht: één tabel."
                )
            uit[code] = _lees(pad.stem, code, velden, inhoud)
    return uit


def _lees(tabel: str, code: str, velden: dict, inhoud: dict) -> Bladkaart:
    dimensies = inhoud.get("dimensies", [])
    if vreemd := sorted(set(velden) - {*MATEN, "groep", *dimensies, "overgeslagen", "zonder_rij"}):
        raise Gegevensfout(
            f"Kaart {tabel}, blad {code}: veld '{vreemd[0]}' ken ik niet; verwacht: {', '.join((*MATEN, 'groep', *dimensies))}, overgeslagen, zonder_rij."
        )
    onderwerpen = {maat: velden[maat] for maat in MATEN if maat in velden}
    if onbekend := sorted(set(onderwerpen.values()) - set(inhoud["onderwerpen"])):
        raise Gegevensfout(f"Kaart {tabel}, blad {code}: '{onbekend[0]}' staat niet bij de onderwerpen van de kaart.")
    if not onderwerpen:
        raise Gegevensfout(f"Kaart {tabel}, blad {code}: verwacht minstens één van teller, noemer of waarde.")
    keuzes = {naam: velden[naam] for naam in ("groep", *dimensies) if naam in velden}
    weg = frozenset(velden.get("overgeslagen", ()))
    return Bladkaart(tabel, code, onderwerpen, keuzes, weg, velden.get("zonder_rij") == "nul")


def kaart_van(code: str) -> Bladkaart | None:
    """De kaart van een blad, of niets als geen enkele tabel het vraagt."""
    return bladkaarten().get(code) or bladkaarten().get(code.replace("_", ""))


def lading(cijfers: Cijfers, van: Bladkaart) -> Lading:
    """De rijen van een blad in de tabel van zijn kaart; `opmerkingen` noemt de teksten die de kaart niet kent.

    Fout: `Gegevensfout` als een kolom ontbreekt of er een te veel is.
    """
    rijen, opmerkingen = _sleutels(cijfers, van)
    kolommen = _maten(cijfers, van)
    sleutel = [k for k in rijen.columns if k != "indeling"]
    delen = []
    for maat, onderwerp in van.onderwerpen.items():
        kop = kolommen[maat]
        deel = rijen.assign(
            onderwerp=onderwerp,
            waarde=cijfers.waarden.loc[rijen.index, kop],
            status=cijfers.statussen.loc[rijen.index, kop],
        )
        nullen = [_nullen(deel, cijfers, kop)] if van.zonder_rij_nul else []
        delen.append(pd.concat([deel, _weggelaten(deel, van), *nullen], ignore_index=True))
    alles = pd.concat(delen, ignore_index=True)
    _eis_een_cijfer(alles, [*sleutel, "onderwerp"], cijfers.blad.waar)
    alles = alles.drop_duplicates([*sleutel, "onderwerp"], ignore_index=True)
    return Lading(van.tabel, alles, opmerkingen=opmerkingen)


def _sleutels(cijfers: Cijfers, van: Bladkaart) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """`nis, jaar, groep, [dimensies], indeling` van de rijen die de kaart vraagt."""
    uit = cijfers.vast[["nis", "jaar", "indeling"]].copy()
    vrij = list(cijfers.teksten.columns)
    houd = pd.Series(True, index=uit.index)
    opmerkingen = []
    for veld in ("groep", *kaart(van.tabel).get("dimensies", ())):
        keuze = van.velden.get(veld, "" if veld == "groep" else ALLE)
        if isinstance(keuze, str) and keuze != VRIJ:
            uit[veld] = keuze
            continue
        kop = _kolom_voor(veld, keuze, vrij, cijfers, van)
        vrij.remove(kop)
        teksten = cijfers.teksten[kop]
        namen = {t: naam_van(t) for t in teksten.unique()} if isinstance(keuze, str) else keuze
        weg = teksten.isin(list(van.overgeslagen))
        onbekend = ~teksten.isin(list(namen)) & ~weg
        if onbekend.any():
            woorden = ", ".join(f"'{w}'" for w in sorted(teksten[onbekend].unique())[:5])
            opmerkingen.append(
                f"{cijfers.blad.waar}: {int(onbekend.sum())} rijen met {woorden} in kolom '{kop}' horen bij geen groep van tabel '{van.tabel}' "
                "en zijn niet gelezen."
            )
        houd &= ~weg & ~onbekend
        uit[veld] = teksten.map(namen)
    if vrij and (over := next((kop for kop in vrij if cijfers.teksten[kop].nunique() > 1), "")):
        raise Gegevensfout(
            f"{cijfers.blad.waar}: kolom '{over}' staat niet op de kaart van tabel '{van.tabel}' (bladen, {van.code}); verwacht: een groep of dimensie "
            "die haar teksten noemt."
        )
    return uit[houd], tuple(opmerkingen)


def _kolom_voor(veld: str, keuze: Mapping[str, str] | str, vrij: list[str], cijfers: Cijfers, van: Bladkaart) -> str:
    """De kolom waarin de teksten van de kaart staan; voor `vrij` de kolom die overblijft."""
    if isinstance(keuze, str):
        elders = {tekst for v in van.velden.values() if not isinstance(v, str) for tekst in v}
        punten = {kop: -cijfers.teksten[kop].isin(list(elders)).mean() for kop in vrij}
    else:
        bekend = [*keuze, *van.overgeslagen]
        punten = {
            kop: cijfers.teksten[kop].isin(bekend).mean()
            for kop in vrij
            if cijfers.teksten[kop].isin(list(keuze)).any()
        }
    if not punten:
        verwacht = ", ".join(keuze) if not isinstance(keuze, str) else "een kolom met tekst"
        gevonden = ", ".join(cijfers.teksten.columns) or "geen"
        raise Gegevensfout(
            f"{cijfers.blad.waar}: geen kolom voor {veld} van tabel '{van.tabel}'; verwacht: {verwacht}; kolommen met tekst: {gevonden}."
        )
    return max(punten, key=lambda kop: punten[kop])


def _maten(cijfers: Cijfers, van: Bladkaart) -> dict[str, str]:
    """teller, noemer, waarde → kop van hun kolom."""
    if cijfers.breuk:
        return dict(zip(MATEN, cijfers.breuk, strict=True))
    koppen = list(cijfers.waarden.columns)
    if len(koppen) == 1 and set(van.onderwerpen) == {"waarde"}:
        return {"waarde": koppen[0]}
    if len(koppen) == 1 and set(van.onderwerpen) == {"teller"}:
        return {"teller": koppen[0]}
    raise Gegevensfout(
        f"{cijfers.blad.waar}: geen drie kolommen waarin teller/noemer de verhouding geeft; verwacht voor tabel '{van.tabel}': "
        f"{', '.join(van.onderwerpen)}; gevonden: {', '.join(koppen)}."
    )


def _weggelaten(deel: pd.DataFrame, van: Bladkaart) -> pd.DataFrame:
    """De rijen die het blad van een gemeente en jaar weglaat, terwijl het er andere van geeft. Bij `vrij` is de lijst van teksten open: geen."""
    velden = [k for k in deel.columns if k not in ("nis", "jaar", "indeling", "onderwerp", "waarde", "status")]
    if VRIJ in van.velden.values():
        return deel.iloc[:0]
    hier = deel[["nis", "jaar", "indeling", "onderwerp"]].drop_duplicates()
    alle = hier.merge(deel[["jaar", *velden]].drop_duplicates(), on="jaar")
    sleutel = ["nis", "jaar", *velden]
    ontbreekt = ~pd.MultiIndex.from_frame(alle[sleutel]).isin(pd.MultiIndex.from_frame(deel[sleutel]))
    return alle[ontbreekt].assign(waarde=float("nan"), status="ontbreekt")


def _nullen(deel: pd.DataFrame, cijfers: Cijfers, kop: str) -> pd.DataFrame:
    """De gemeenten zonder één rij in een jaar waarin het Vlaams Gewest precies de som van de andere is: daar is hun cijfer nul."""
    som = cijfers.waarden[kop].groupby(cijfers.vast["jaar"]).sum()
    gewest = cijfers.gewest.groupby("jaar")[kop].sum().reindex(som.index)
    uit = [deel.iloc[:0]]
    for jaar in som.index[som == gewest]:
        rijen = deel[deel["jaar"] == jaar]
        alle = [nis for nis in gemeenten_in(int(rijen["indeling"].iloc[0])) if _is_vlaams(nis)]
        leeg = rijen.drop_duplicates([k for k in rijen.columns if k not in ("nis", "waarde", "status")])
        uit += [leeg.assign(nis=nis, waarde=0.0, status="bekend") for nis in sorted(set(alle) - set(rijen["nis"]))]
    return pd.concat(uit, ignore_index=True)


def _is_vlaams(nis: str) -> bool:
    return gebieden.gemeenten()[gebieden.vandaag(nis)].gewest == gebieden.VLAAMS_GEWEST


def _eis_een_cijfer(rijen: pd.DataFrame, sleutel: list[str], waar: str) -> None:
    """Twee teksten die dezelfde groep worden, mogen samen maar één cijfer geven: een som zou overlap kunnen tellen."""
    uniek = rijen.drop_duplicates([*sleutel, "waarde", "status"])
    if (dubbel := uniek.duplicated(sleutel)).any():
        r = uniek[dubbel].iloc[0]
        raise Gegevensfout(
            f"{waar}: {r['onderwerp']} {r['groep']} van {r['nis']} in {r['jaar']} staat er met twee cijfers; verwacht: één (de kaart maakt van twee "
            "teksten dezelfde groep)."
        )
