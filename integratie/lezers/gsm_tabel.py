"""Van de cijfers van een blad naar de rijen van de tabel waarvan de kaart het vraagt (`gsm_kaarten`).

Een rij die ontbreekt, is meestal een waarde die de uitgever weglaat, geen nul. Alleen waar teller én noemer van het Vlaams Gewest precies de som zijn
van de gemeenten die er wel staan, in een blad dat ook een aantal van 1 toont, is er niets weggelaten en is de rij een nul. Weet de kaart het beter
(`ontbrekend`), dan geldt wat zij zegt.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

import numpy as np
import pandas as pd

from integratie import gebieden
from integratie.fouten import Gegevensfout
from integratie.gebieden import VLAAMS_GEWEST, plat
from integratie.lezers.gsm_cijfers import Cijfers
from integratie.lezers.gsm_kaarten import MATEN, NUL, UITGEVER, VERBORGEN, VRIJ, Bladkaart
from integratie.lezers.gsm_kolommen import FACTOREN, speling
from integratie.lezers.lading import Lading
from integratie.lezers.namen import gemeenten_in
from integratie.onderwerpen import naam_van

ENKELE = 0.01  # van de rijen: een nieuwe groep van de uitgever staat er vaker
_HELFT = 0.5  # een som van gehele aantallen die hoogstens zoveel afwijkt, is dezelfde


@dataclass(frozen=True)
class _Koppeling:
    """Per veld van de kaart de kolom van het blad met haar teksten en groepen, of één vast woord."""

    kolommen: Mapping[str, tuple[str, Mapping[str, str]]]
    vast: Mapping[str, str]

    def velden(self, teksten: pd.DataFrame) -> pd.DataFrame:
        """De groep en dimensies van elke rij; leeg waar de kaart de tekst niet vraagt."""
        uit = {veld: teksten[kop].map(dict(namen)) for veld, (kop, namen) in self.kolommen.items()}
        return pd.DataFrame({**{veld: woord for veld, woord in self.vast.items()}, **uit}, index=teksten.index)


def lading(cijfers: Cijfers, van: Bladkaart) -> Lading:
    """De rijen van een blad in de tabel van zijn kaart; `opmerkingen` noemt de teksten die de kaart niet kent.

    Fout: `Gegevensfout` als een kolom ontbreekt, er een te veel is, of twee teksten één groep worden.
    """
    _eis_een_titel(cijfers)
    koppeling = _koppel(cijfers, van)
    koppen = _maten(cijfers, van)
    velden = koppeling.velden(cijfers.teksten)[list(van.velden)]
    houd = velden.notna().all(axis=1)
    sleutels = pd.concat([cijfers.vast[["nis", "jaar", "indeling", "rij"]], velden], axis=1)[houd]
    _eis_uniek(sleutels.drop(columns="rij"), cijfers.blad.waar)
    delen = [
        sleutels.assign(
            onderwerp=onderwerp, waarde=cijfers.waarden[koppen[maat]], status=cijfers.statussen[koppen[maat]]
        )
        for maat, onderwerp in van.onderwerpen.items()
    ]
    gesloten = _gesloten(cijfers, koppeling, sleutels, van)
    if VRIJ not in van.velden.values():  # de lijst van teksten is dan open: wat ontbreekt, hoort er niet in
        delen += _weggelaten(sleutels, van, gesloten, _volledig(cijfers, sleutels))
        delen += _van_gewest(cijfers, koppeling, koppen, van, sleutels)
    rijen = pd.concat(delen, ignore_index=True)
    rijen["rij"] = rijen["rij"].fillna(0).astype("int64")
    kolommen = {onderwerp: cijfers.blad.kolom(koppen[maat]) for maat, onderwerp in van.onderwerpen.items()}
    return Lading(van.tabel, rijen, kolommen=kolommen, opmerkingen=_vreemd(cijfers, koppeling, van))


def _eis_een_titel(cijfers: Cijfers) -> None:
    """Een blad van een kaart gaat over één indicator. Fout: `Gegevensfout` met de eerste rij van een andere (geplakt uit een ander blad?)."""
    anders = cijfers.vast["indicator"].isin(["", cijfers.titel])
    if not anders.all():
        i = int(anders.index[~anders][0])
        raise Gegevensfout(
            f"{cijfers.blad.waar}: kolom 'Indicator', rij {cijfers.blad.rijnummers[i]} bevat '{cijfers.vast.loc[i, 'indicator']}', de andere rijen "
            f"'{cijfers.titel}'; verwacht: één indicator per blad."
        )


def _koppel(cijfers: Cijfers, van: Bladkaart) -> _Koppeling:
    """Welke kolom bij welk veld hoort. Fout: `Gegevensfout` als er een te weinig of te veel is."""
    vrij = list(cijfers.teksten.columns)
    kolommen: dict[str, tuple[str, Mapping[str, str]]] = {}
    vast: dict[str, str] = {}
    # Wie haar teksten noemt, kiest eerst; `vrij` krijgt wat overblijft.
    for veld, keuze in sorted(van.velden.items(), key=lambda paar: isinstance(paar[1], str)):
        if isinstance(keuze, str) and keuze != VRIJ:
            vast[veld] = keuze
            continue
        kop = _kolom_voor(veld, keuze, vrij, cijfers, van)
        vrij.remove(kop)
        alle = [t for t in cijfers.teksten[kop].unique() if t not in van.overgeslagen]
        kolommen[veld] = (
            kop,
            {t: naam_van(t) for t in alle} if isinstance(keuze, str) else _namen(keuze, alle, kop, cijfers, van),
        )
    if over := next((kop for kop in vrij if cijfers.teksten[kop].nunique() > 1), ""):
        raise Gegevensfout(
            f"{cijfers.blad.waar}: kolom '{over}' staat niet op de kaart van tabel '{van.tabel}' (bladen, {van.code}); verwacht: een groep of "
            "dimensie die haar teksten noemt."
        )
    return _Koppeling(kolommen, vast)


def _namen(keuze: Mapping[str, str], alle: list[str], kop: str, cijfers: Cijfers, van: Bladkaart) -> dict[str, str]:
    """De teksten van het blad met hun groep, ook in een andere schrijfwijze. Fout: `Gegevensfout` als een groep van de kaart er niet is en een andere wel."""
    op_plat = {plat(t): groep for t, groep in keuze.items()}
    namen = {t: op_plat[plat(t)] for t in alle if plat(t) in op_plat}
    weg = [t for t, groep in keuze.items() if groep not in namen.values()]
    vreemd = [t for t in alle if t not in namen]
    if weg and vreemd:
        raise Gegevensfout(
            f"{cijfers.blad.waar}: kolom '{kop}' bevat '{vreemd[0]}' en heeft geen enkele rij met '{weg[0]}'; verwacht voor tabel '{van.tabel}': "
            f"{', '.join(keuze)}."
        )
    return namen


def _kolom_voor(veld: str, keuze: Mapping[str, str] | str, vrij: list[str], cijfers: Cijfers, van: Bladkaart) -> str:
    """De kolom met de meeste teksten van de kaart; voor `vrij` die met de meeste verschillende teksten."""
    if isinstance(keuze, str):
        punten = {kop: float(cijfers.teksten[kop].nunique()) for kop in vrij}
    else:
        bekend = {plat(t) for t in keuze}
        punten = {kop: float(cijfers.teksten[kop].map(plat).isin(list(bekend)).mean()) for kop in vrij}
        punten = {kop: deel for kop, deel in punten.items() if deel}
    if not punten:
        verwacht = "een kolom met tekst" if isinstance(keuze, str) else ", ".join(keuze)
        gevonden = ", ".join(cijfers.teksten.columns) or "geen"
        raise Gegevensfout(
            f"{cijfers.blad.waar}: geen kolom voor {veld} van tabel '{van.tabel}'; verwacht: {verwacht}; kolommen met tekst: {gevonden}."
        )
    return max(punten, key=lambda kop: punten[kop])


def _maten(cijfers: Cijfers, van: Bladkaart) -> dict[str, str]:
    """teller, noemer, waarde → kop van hun kolom. Fout: `Gegevensfout` als het blad ze niet heeft."""
    koppen = list(cijfers.waarden.columns)
    if cijfers.breuk:
        return dict(zip(MATEN, cijfers.breuk, strict=True))
    if len(koppen) == 1 and len(van.onderwerpen) == 1 and "noemer" not in van.onderwerpen:
        return dict.fromkeys(van.onderwerpen, koppen[0])
    raise Gegevensfout(
        f"{cijfers.blad.waar}: geen drie kolommen waarvan teller/noemer de verhouding geeft; verwacht voor tabel '{van.tabel}': "
        f"{', '.join(van.onderwerpen)}; gevonden: {', '.join(koppen)}.{_bijvoorbeeld(cijfers)}"
    )


def _bijvoorbeeld(cijfers: Cijfers) -> str:
    """De eerste rij waar de laatste kolom niet de eerste gedeeld door de tweede is; leeg als het blad geen drie kolommen met cijfers heeft."""
    if len(cijfers.waarden.columns) < 3:
        return ""
    koppen, w = list(cijfers.waarden.columns), cijfers.waarden
    teller, noemer, deel = (w[k].to_numpy() for k in (koppen[0], koppen[1], koppen[-1]))
    with np.errstate(divide="ignore", invalid="ignore"):
        past = max((np.abs(f * teller / noemer - deel) <= speling(deel) for f in FACTOREN), key=np.sum)
    if not (fout := np.isfinite(teller + noemer + deel) & (noemer != 0) & ~past).any():
        return ""
    i = int(fout.argmax())
    cel = cijfers.blad.cel(int(w.index[i]), cijfers.blad.kop.index(koppen[-1]))
    return f" Zo niet: {cel} bevat {deel[i]:g}, met {teller[i]:g} op {noemer[i]:g}."


def _vreemd(cijfers: Cijfers, koppeling: _Koppeling, van: Bladkaart) -> tuple[str, ...]:
    """Een zin per kolom over de teksten die de kaart niet vraagt en niet overslaat. Fout: `Gegevensfout` met de cel als het er enkele zijn die bijna zo heten: een tikfout."""
    zinnen = []
    for kop, namen in koppeling.kolommen.values():
        teksten = cijfers.teksten[kop]
        onbekend = teksten[~teksten.isin([*namen, *van.overgeslagen])]
        if 0 < len(onbekend) <= max(1, ENKELE * len(teksten)) and (
            bijna := get_close_matches(onbekend.iloc[0], namen, n=1, cutoff=0.8)
        ):
            cel = cijfers.blad.cel(int(onbekend.index[0]), cijfers.blad.kop.index(kop))
            raise Gegevensfout(
                f"{cel} bevat '{onbekend.iloc[0]}'; verwacht: '{bijna[0]}', of een andere groep van tabel '{van.tabel}'."
            )
        if len(onbekend):
            woorden = ", ".join(f"'{w}'" for w in sorted(onbekend.unique())[:5])
            zinnen.append(
                f"{cijfers.blad.waar}: {len(onbekend)} rijen met {woorden} in kolom '{kop}' horen bij geen groep van tabel '{van.tabel}' en zijn "
                "niet gelezen."
            )
    return tuple(zinnen)


def _eis_uniek(sleutels: pd.DataFrame, waar: str) -> None:
    """Twee teksten van een kaart worden nooit één groep: hun som kan mensen twee keer tellen."""
    if (dubbel := sleutels.duplicated()).any():
        r = sleutels[dubbel].iloc[0]
        raise Gegevensfout(
            f"{waar}: groep '{r['groep']}' van {r['nis']} in {r['jaar']} staat er twee keer; verwacht: één keer (de kaart maakt van twee teksten "
            "dezelfde groep)."
        )


def _gesloten(cijfers: Cijfers, koppeling: _Koppeling, sleutels: pd.DataFrame, van: Bladkaart) -> pd.Index:
    """Elk jaar met zijn groep en dimensies waarvoor teller en noemer van de gemeenten samen precies die van het Vlaams Gewest zijn."""
    plaats = ["jaar", *van.velden]
    leeg = pd.MultiIndex.from_frame(sleutels[plaats].iloc[:0])
    verborgen = van.ontbrekend == VERBORGEN
    if cijfers.breuk is None or cijfers.gewest.empty or (verborgen and not van.nul_in):
        return leeg
    koppen = list(cijfers.breuk[:2])
    hier = cijfers.waarden.loc[sleutels.index, koppen]
    if van.ontbrekend != NUL and not hier[koppen[0]].eq(1).any():
        return leeg
    velden = koppeling.velden(cijfers.gewest[list(cijfers.teksten.columns)])[list(van.velden)]
    gewest = pd.concat([cijfers.gewest[["jaar", *koppen]], velden], axis=1).dropna()
    # Staat een groep er voor het gewest in twee rijen (zie `gsm_afwijkingen`), dan is haar teller hun som.
    gewest = gewest.groupby(plaats).agg({koppen[0]: "sum", koppen[1]: "first"})
    som = hier.groupby([sleutels[k] for k in plaats]).sum()
    gelijk = (som - gewest).abs().lt(_HELFT).all(axis=1)
    if verborgen:
        gelijk &= gelijk.index.get_level_values("jaar").isin(van.nul_in)
    return gelijk[gelijk].index


def _volledig(cijfers: Cijfers, sleutels: pd.DataFrame) -> pd.Index:
    """Elke gemeente en elk jaar waarvan de groepen die er staan, samen de noemer zijn: een groep die er niet staat, is dan nul.

    Alleen in een blad waarin alle groepen van een gemeente en jaar dezelfde noemer hebben: daar is hij hun geheel.
    """
    leeg = pd.MultiIndex.from_frame(sleutels[["nis", "jaar"]].iloc[:0])
    if cijfers.breuk is None:
        return leeg
    teller, noemer = (cijfers.waarden.loc[sleutels.index, kop] for kop in cijfers.breuk[:2])
    per = pd.DataFrame({"som": teller, "laag": noemer, "hoog": noemer}).groupby([sleutels["nis"], sleutels["jaar"]])
    samen = per.agg({"som": "sum", "laag": "min", "hoog": "max"})
    if (samen["laag"] != samen["hoog"]).any():
        return leeg
    return samen.index[((samen["som"] - samen["hoog"]).abs() < _HELFT) & (samen["hoog"] > 0)]


def _weggelaten(sleutels: pd.DataFrame, van: Bladkaart, gesloten: pd.Index, volledig: pd.Index) -> list[pd.DataFrame]:
    """De rijen die er niet staan: nul waar het Vlaams Gewest dat bewijst, verborgen als de kaart dat zegt, anders onbekend als de gemeente dat jaar andere rijen heeft."""
    weg = _zonder_rij(sleutels, van)
    plaats = ["jaar", *van.velden]
    elders = pd.MultiIndex.from_frame(weg[["nis", "jaar"]]).isin(pd.MultiIndex.from_frame(sleutels[["nis", "jaar"]]))
    verborgen = ~elders & (van.ontbrekend == VERBORGEN) & ~weg["jaar"].isin(van.nul_in)
    nul = ~verborgen & pd.MultiIndex.from_frame(weg[plaats]).isin(gesloten)
    heel = pd.MultiIndex.from_frame(weg[["nis", "jaar"]]).isin(volledig)
    uit = []
    for maat, onderwerp in van.onderwerpen.items():
        is_nul = nul | heel if maat == "teller" else nul
        waarde = pd.Series(0.0, index=weg.index).where(is_nul & (maat != "waarde"))
        status = pd.Series("ontbreekt", index=weg.index).mask(is_nul, "nvt" if maat == "waarde" else "bekend")
        status = status.mask(verborgen, VERBORGEN)
        uit.append(weg.assign(onderwerp=onderwerp, waarde=waarde, status=status)[nul | elders | verborgen])
    return uit


def _zonder_rij(sleutels: pd.DataFrame, van: Bladkaart) -> pd.DataFrame:
    """Elke gemeente van toen met elk jaar en elke groep waarvoor ze geen rij heeft, behalve waar de kaart zegt dat het onbekend is."""
    plaats = ["jaar", *van.velden]
    gemeenten = set(sleutels["nis"].unique())
    if van.ontbrekend:
        gemeenten |= {nis for i in set(sleutels["indeling"]) for nis in gemeenten_in(int(i)) if _is_vlaams(nis)}
    alle = pd.DataFrame({"nis": sorted(gemeenten)}).merge(sleutels[plaats].drop_duplicates(), how="cross")
    alle = alle.merge(sleutels[["jaar", "indeling"]].drop_duplicates("jaar"), on="jaar")
    staat_er = pd.MultiIndex.from_frame(alle[["nis", *plaats]]).isin(
        pd.MultiIndex.from_frame(sleutels[["nis", *plaats]])
    )
    weg = alle[~staat_er]
    bestond = [nis in gemeenten_in(int(i)) for nis, i in zip(weg["nis"], weg["indeling"], strict=True)]
    weg = weg[pd.Series(bestond, index=weg.index, dtype=bool)]
    for nis, (van_jaar, tot) in van.onbekend.items():
        weg = weg[(weg["nis"] != nis) | ~weg["jaar"].between(van_jaar, tot)]
    return weg


def _is_vlaams(nis: str) -> bool:
    return gebieden.gemeenten()[gebieden.vandaag(nis)].gewest == gebieden.VLAAMS_GEWEST


def _van_gewest(
    cijfers: Cijfers, koppeling: _Koppeling, koppen: Mapping[str, str], van: Bladkaart, sleutels: pd.DataFrame
) -> list[pd.DataFrame]:
    """Wat de uitgever zelf voor het Vlaams Gewest geeft, in de gelezen jaren, waar het niet de som van de gemeenten in het blad is of de kaart het altijd vraagt."""
    plaats, maten = ["jaar", *van.velden], [koppen[maat] for maat in van.onderwerpen]
    gewest = cijfers.gewest[cijfers.gewest["jaar"].isin(sleutels["jaar"])]
    velden = koppeling.velden(gewest[list(cijfers.teksten.columns)])[list(van.velden)]
    rijen = velden.assign(nis=VLAAMS_GEWEST, jaar=gewest["jaar"], indeling=sleutels["indeling"].max())
    houd = velden.notna().all(axis=1) & gewest[maten].notna().all(axis=1) & ~rijen.duplicated(keep=False)
    som = cijfers.waarden.loc[sleutels.index, maten].groupby([sleutels[k] for k in plaats]).sum()
    som = som.reindex(pd.MultiIndex.from_frame(rijen[plaats])).set_axis(rijen.index)
    if van.gewest != UITGEVER:
        houd &= ~(som - gewest[maten]).abs().lt(_HELFT).all(axis=1)
    return [
        rijen[houd].assign(onderwerp=onderwerp, waarde=gewest.loc[houd, koppen[maat]], status="bekend")
        for maat, onderwerp in van.onderwerpen.items()
    ]
