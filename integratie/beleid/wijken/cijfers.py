"""Verschillen binnen een gemeente, uit een bestand met cijfers per wijk, deelgemeente of statistische sector.

Het is een eigen bestand van de gemeente: kleine aantallen (in de groep, in de rest of in het totaal) blijven verborgen, samen met genoeg andere
om ze niet te kunnen afleiden (`onthulling`). Wie hieruit leest, ziet alleen de beschermde rijen.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from integratie import gebieden
from integratie.beleid.eigen_bestand.bestand import geheel_getal, lees_rijen
from integratie.beleid.wijken import samengesteld
from integratie.bestanden.csv_met_plaats import lees_csv
from integratie.fouten import Gebruiksfout
from integratie.onthulling.getoond import PLAATSEN, Stand, Uitgave, te_dicht, vroeger
from integratie.onthulling.regels import AFRONDEN, regel
from integratie.project import projectmap
from integratie.vergelijking.segregatie import blootstelling, dissimilariteit, isolatie

PLAATS, GEBIEDEN = PLAATSEN["wijken"], "parameters/wijken/{}.yaml"
WIJK, DEELGEMEENTE, SECTOR = "wijk", "deelgemeente", "statistische sector"
GEEN_SOM = "geen som"
NAMEN = ["code", "naam"]
VORM = {WIJK: r"[0-9]{5}W[0-9]{2}", DEELGEMEENTE: r"[0-9]{5}[A-Z]", SECTOR: r"[0-9]{5}[0-9A-Z]{3}[0-9A-Z-]"}
ANDERS = (
    "In deze map stond al een rapport met cijfers van {}. Een ander onderwerp of een andere indeling van hetzelfde jaar zou met die van toen kleine "
    "aantallen verraden: gebruik de titel en de indeling van toen, of een andere map voor wat u niet samen verspreidt."
)
VERSCHIL = (
    "Een aantal verschilt met minder dan vijf van wat er in een vroeger rapport in deze map stond, of is nu te klein: dat verschil zou over enkele "
    "mensen gaan. Het vroegere rapport blijft gelden."
)
UITLEG = (
    "Dissimilariteit: 0 % als elk gebied hetzelfde aandeel heeft, 100 % als de groep en de anderen in andere gebieden wonen; dat is een maat, geen doel. Isolatie en "
    "blootstelling: de kans dat een willekeurige inwoner van hetzelfde gebied wel of niet tot de groep behoort. Hoe kleiner de gebieden, hoe hoger "
    "de maat: vergelijk alleen met dezelfde indeling."
)


@dataclass(frozen=True)
class Wijken:
    """De gebieden van een gemeente. `tabel`: `code, naam, groep, totaal, aandeel` (%), `status`; verborgen waarden zijn NaN.

    `status`: `bekend`, `verborgen` (de groep, het totaal of beide, en dan ook het aandeel) of `ontbreekt` (staat niet in het bestand).

    `samen` heeft dezelfde kolommen, met een rij per gebied dat uit die van `tabel` samengesteld is; zijn `code` is die van zijn delen, met + ertussen. Zijn
    `status` kan ook `geen som` zijn: dan is een deel verborgen, en het gebied niet als geheel beschermd.

    `maten` (0 tot 1) is leeg als ze niet te berekenen zijn; `reden` zegt dan waarom. `teruggehouden` zegt waarom er niets getoond mag worden (de tabel is
    dan leeg), en is gewoon leeg.
    """

    nis: str
    titel: str
    jaar: int
    soort: str
    tabel: pd.DataFrame
    samen: pd.DataFrame
    maten: dict[str, float]
    reden: str
    teruggehouden: str = ""

    @property
    def uitgave(self) -> Uitgave:
        """Wat er te lezen is, per gebied: groep, totaal, en de rest als beide er staan."""
        cellen: dict[str, int | None] = {}
        alle = pd.concat([self.tabel, self.samen])
        for r in alle[alle["status"] != "ontbreekt"].itertuples():
            delen = {"groep": r.groep, "totaal": r.totaal}
            if r.status == "bekend":
                delen["rest"] = r.totaal - r.groep
            cellen |= {f"{r.code} {deel}": None if pd.isna(n) else int(n) for deel, n in delen.items()}
        ernaast = self.teruggehouden or "; ".join(self.samen["naam"])
        return Uitgave(_waarover(self.jaar, self.soort, self.titel), cellen, ernaast)

    def met(self, namen: Sequence[str]) -> "Wijken":
        """Met als enig gebied dat uit deze wijken: zoals het beschermd is als het in het bestand staat, anders de som van wat te lezen staat.

        Fout: `Gebruiksfout`.
        """
        try:
            gebied = samengesteld.kies(namen, self.tabel, self.nis, self.soort)
        except ValueError as fout:
            raise Gebruiksfout(f"Bij samen: {fout}") from fout
        vast = self.samen[self.samen["code"] == gebied.code]
        if len(vast):
            return replace(self, samen=vast)
        som = samengesteld.som(self.tabel.set_index("code"), gebied.leden).to_frame(gebied.code).T
        zonder_rij = self.tabel.loc[self.tabel["status"] == "ontbreekt", "code"]
        rij = pd.DataFrame([(gebied.code, gebied.naam)], index=[len(self.tabel)], columns=NAMEN)
        return replace(self, samen=_met_status(rij, som, zonder_rij, GEEN_SOM))


def bestand(nis: str) -> Path:
    """Waar een rapport de cijfers per wijk van een gemeente zoekt."""
    return projectmap() / PLAATS.format(nis)


@cache
def grenzen() -> pd.DataFrame:
    """Wijken en deelgemeenten van de Vlaamse Rand: index `code`; kolommen `nis, soort, naam, vorm` (Lambert 72)."""
    import pyarrow.parquet as pq

    # Zonder draden: een proces dat later splitst (fork) mag er geen hebben.
    bestand_ = pq.ParquetFile(gebieden.MAP / "wijken.parquet", pre_buffer=False)
    ruw = bestand_.read(use_threads=False).to_pandas(use_threads=False)
    return ruw.assign(vorm=shapely.from_wkb(ruw["geometry"].to_list())).drop(columns="geometry").set_index("code")


def van(nis: str) -> Wijken | None:
    """De cijfers per wijk uit `parameters/wijken/`, of None als er geen bestand is. Fout: `Gebruiksfout`."""
    return lees(bestand(nis), nis) if bestand(nis).is_file() else None


def uitgave(nis: str, peiljaar: int) -> Uitgave | None:
    """Wat een rapport over dit jaar uit het bestand van een gemeente toont (niets uit een van later); None zonder bestand. Fout: `Gebruiksfout`."""
    uit = van(nis) if nis in gebieden.gemeenten() else None
    if uit is None:
        return None
    return uit.uitgave if uit.jaar <= peiljaar else Uitgave(uit.uitgave.waarover, {})


def lees(pad: Path, nis: str) -> Wijken:
    """Een csv met kolommen `gebied, groep, totaal[, gezinnen]` en een titel met een jaar op de eerste regel. Fout: `Gebruiksfout`."""
    titel, kop, regels = lees_csv(pad)
    jaren = re.findall(r"\b20[0-9]{2}\b", titel)
    if len(jaren) != 1:
        raise Gebruiksfout(
            f"{pad}, regel 1: verwacht een titel met één jaar, zoals '# Inwoners van buitenlandse herkomst, 2025'."
        )
    if sorted(set(kop) - {"gezinnen"}) != ["gebied", "groep", "totaal"]:
        wat = "de kolommen gebied, groep en totaal (en eventueel gezinnen)"
        raise Gebruiksfout(f"{pad}, regel 2: verwacht precies {wat}, niet {', '.join(kop)}.")
    gezien: dict[str, str] = {}  # gebied → soort

    def lees_rij(cellen: list[str]) -> dict[str, str | float]:
        rij = dict(zip(kop, cellen, strict=True))
        code = rij["gebied"]
        soort = next(iter(gezien.values()), "") or _soort(code)
        _eis_eigen(code, soort, nis)
        aantallen = _aantallen(rij)
        if code in gezien:
            raise ValueError(f"{code} stond er al.")
        gezien[code] = soort
        return {"code": code, **aantallen}

    rijen = lees_rijen(pad, regels, lees_rij)
    soort = next(iter(gezien.values()))
    tabel = pd.DataFrame(rijen).sort_values("code", ignore_index=True)
    zonder_rij = [] if soort == SECTOR else sorted(set(_eigen(nis, soort)) - set(gezien))
    if zonder_rij:
        tabel = pd.concat([tabel, pd.DataFrame({"code": zonder_rij})], ignore_index=True)
    tabel.insert(1, "naam", [grenzen()["naam"].get(code, code) for code in tabel["code"]])
    samen = samengesteld.lees(pad.with_suffix(".yaml"), tabel, nis, soort)
    stand, andere = _toen(nis, int(jaren[0]), soort, titel)
    getoond = None if andere else _beschermd(tabel, {gebied.code: gebied.leden for gebied in samen}, nis, stand)
    if getoond is None:
        getoond = pd.DataFrame(columns=samengesteld.AANTALLEN, dtype=float)
        andere = andere or VERSCHIL
    namen = pd.concat([tabel[NAMEN], pd.DataFrame([(g.code, g.naam) for g in samen], columns=NAMEN)], ignore_index=True)
    alle = _met_status(namen, getoond, zonder_rij)
    tabel, samen_ = alle[: len(tabel)], alle[len(tabel) :]
    verborgen = (tabel["status"] == "verborgen").any()
    maten = {} if verborgen or zonder_rij else _maten(tabel)
    reden = ""
    if zonder_rij:
        reden = f"niet elke {soort} heeft een cijfer"
    elif verborgen:
        reden = "een of meer kleine aantallen zijn verborgen"
    elif not maten:
        reden = "een van beide groepen is leeg"
    uit = Wijken(nis, titel, int(jaren[0]), soort, tabel, samen_, maten, reden)
    if not andere and te_dicht(stand, uit.uitgave.cellen, regel("wijken").personen):
        andere = VERSCHIL
    leeg = {"tabel": tabel[:0], "samen": samen_[:0]}
    return replace(uit, **leeg, maten={}, teruggehouden=andere) if andere else uit


def _met_status(
    namen: pd.DataFrame, getoond: pd.DataFrame, zonder_rij: Iterable[str], leeg: str = "verborgen"
) -> pd.DataFrame:
    """Bij elke code (ook een samengestelde) haar aantallen, status en aandeel; `leeg` is de status als er een aantal weg is."""
    alle = namen.join(getoond[samengesteld.AANTALLEN], on="code")
    ontbreekt = ~alle["code"].str.split("+").map(set(zonder_rij).isdisjoint)
    weg = alle[samengesteld.AANTALLEN].isna().any(axis=1)
    alle["status"] = np.select([ontbreekt, weg], ["ontbreekt", leeg], "bekend")
    alle["aandeel"] = 100 * alle["groep"] / alle["totaal"].where(alle["totaal"] > 0)
    return alle


def _waarover(jaar: int, soort: str, titel: str) -> str:
    return f"{jaar}, per {soort}: {titel}"


def _toen(nis: str, jaar: int, soort: str, titel: str) -> tuple[Stand, str]:
    """Wat er van hetzelfde al getoond is, en waarom er niets meer bij kan als er van dat jaar iets anders getoond is."""
    alle, dit = vroeger("wijken", nis), _waarover(jaar, soort, titel)
    ander = next((waarover for waarover in alle if waarover.startswith(f"{jaar}, ") and waarover != dit), "")
    return alle.get(dit, {}), ANDERS.format(ander) if ander else ""


def _beschermd(tabel: pd.DataFrame, samen: Mapping[str, Sequence[str]], nis: str, stand: Stand) -> pd.DataFrame | None:
    """`groep` en `totaal` per code, leeg waar ze verborgen blijven; None als er na wat er al stond niets te beschermen valt.

    `samen` is code → delen van elk samengesteld gebied; ook een dat er vroeger stond, blijft meetellen. Wie dit leest, kent de totalen van de gemeente
    en weet waar niemand woont.
    """
    # Laadt HiGHS, dat alleen een gemeente met een eigen bestand nodig heeft.
    from integratie.onthulling.afronden import afgerond
    from integratie.onthulling.tabel import beschermd

    rijen, grens = tabel.dropna(subset="totaal").set_index("code"), regel("wijken")
    delen = rijen[["groep", "totaal"]].assign(rest=rijen["totaal"] - rijen["groep"].fillna(0))
    delen.loc[nis] = delen.sum()
    sommen = {"gebied": {nis: list(rijen.index)}, "deel": {"totaal": ["groep", "rest"]}}
    if grens.methode == AFRONDEN:
        aantallen = delen.rename_axis(index="gebied", columns="deel").stack()
        uit = afgerond(aantallen, sommen, grens.personen).unstack("deel")
        return pd.concat([uit, pd.DataFrame({code: samengesteld.som(uit, leden) for code, leden in samen.items()}).T])
    stond = {code: code.split("+") for code in (cel.split()[0] for cel, n in stand.items() if n) if "+" in code}
    gezinnen, toen = rijen["gezinnen"].copy(), {tuple(cel.split()): aantallen_ for cel, aantallen_ in stand.items()}
    for code, leden in (stond | dict(samen)).items():
        if set(leden) <= set(rijen.index):
            delen.loc[code], gezinnen.loc[code] = delen.loc[[*leden]].sum(), gezinnen[[*leden]].sum(skipna=False)
            sommen["gebied"][code] = list(leden)
            if rijen.loc[[*leden], "groep"].isna().any():  # een deel is in het bestand zelf verborgen
                toen[code, "groep"] = []
    aantallen = delen.rename_axis(index="gebied", columns="deel").stack()
    gebied, deel = (aantallen.index.get_level_values(k) for k in aantallen.index.names)
    leeg = delen["totaal"].reindex(gebied).eq(0).to_numpy()
    per_cel = gezinnen.reindex(gebied).where(deel == "groep").set_axis(aantallen.index)
    weg = beschermd(aantallen, sommen, grens, (gebied == nis) | leeg, deel == "rest", per_cel, toen)
    return None if weg is None else aantallen.mask(weg).unstack("deel")


def _soort(code: str) -> str:
    for soort, vorm in VORM.items():
        if re.fullmatch(vorm, code):
            return soort
    raise ValueError(
        f"'{code}' is geen gebied; verwacht een wijk (23088W01), deelgemeente (23088A) of sector (23088A00-)."
    )


def _eis_eigen(code: str, soort: str, nis: str) -> None:
    """Het gebied is van dezelfde soort als de rijen erboven, en van deze gemeente. Fout: `ValueError`."""
    if _soort(code) != soort:
        raise ValueError(f"'{code}' is geen {soort} zoals de rijen erboven; verwacht overal dezelfde indeling.")
    if soort != SECTOR and code not in _eigen(nis, soort):
        naam, bekend = gebieden.gemeenten()[nis].naam, ", ".join(_eigen(nis, soort)[:5])
        raise ValueError(f"'{code}' is geen {soort} van {naam}; verwacht {bekend or 'statistische sectoren'}.")


def _eigen(nis: str, soort: str) -> list[str]:
    g = grenzen()
    return list(g.index[(g["nis"] == nis) & (g["soort"] == soort)])


def _aantallen(rij: dict[str, str]) -> dict[str, float]:
    uit = {"gezinnen": float("nan")}
    for kolom in (k for k in rij if k != "gebied"):
        cel = rij[kolom]
        onbekend = (cel, kolom) in (("x", "groep"), ("", "gezinnen"))
        if not geheel_getal(cel) and not onbekend:
            raise ValueError(f"{kolom} '{cel}'; verwacht een geheel getal vanaf nul (of x voor een verborgen groep).")
        uit[kolom] = float("nan") if onbekend else float(cel)
    if uit["groep"] > uit["totaal"]:
        raise ValueError(f"de groep ({rij['groep']}) is groter dan het totaal ({rij['totaal']}).")
    return uit


def _maten(tabel: pd.DataFrame) -> dict[str, float]:
    groep, totaal = tabel["groep"], tabel["totaal"]
    if groep.sum() == 0 or (totaal - groep).sum() == 0:
        return {}
    return {
        "dissimilariteit": dissimilariteit(groep, totaal - groep),
        "isolatie": isolatie(groep, totaal),
        "blootstelling": blootstelling(groep, totaal - groep, totaal),
    }
