"""Verschillen binnen een gemeente, uit een bestand met cijfers per wijk, deelgemeente of statistische sector.

Het is een eigen bestand van de gemeente: kleine aantallen (in de groep, in de rest of in het totaal) blijven verborgen, samen met genoeg andere
om ze niet te kunnen afleiden (`onthulling`). Wie hieruit leest, ziet alleen de beschermde rijen.
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from integratie import gebieden
from integratie.beleid.eigen_bestand.bestand import geheel_getal, lees_rijen
from integratie.bestanden.csv_met_plaats import lees_csv
from integratie.fouten import Gebruiksfout
from integratie.onthulling.getoond import PLAATSEN, Stand, Uitgave, te_dicht, vroeger
from integratie.onthulling.regels import AFRONDEN, regel
from integratie.project import projectmap
from integratie.vergelijking.segregatie import blootstelling, dissimilariteit, isolatie

PLAATS = PLAATSEN["wijken"]
WIJK, DEELGEMEENTE, SECTOR = "wijk", "deelgemeente", "statistische sector"
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
    "Dissimilariteit: het deel van de groep dat zou moeten verhuizen om overal hetzelfde aandeel te hebben; dat is een maat, geen doel. Isolatie en "
    "blootstelling: de kans dat een willekeurige inwoner van hetzelfde gebied wel of niet tot de groep behoort. Hoe kleiner de gebieden, hoe hoger "
    "de maat: vergelijk alleen met dezelfde indeling."
)


@dataclass(frozen=True)
class Wijken:
    """De gebieden van een gemeente. `tabel`: `code, naam, groep, totaal, aandeel` (%), `status`; verborgen waarden zijn NaN.

    `status`: `bekend`, `verborgen` (de groep, het totaal of beide, en dan ook het aandeel) of `ontbreekt` (staat niet in het bestand).

    `maten` (0 tot 1) is leeg als ze niet te berekenen zijn; `reden` zegt dan waarom. `teruggehouden` zegt waarom er niets getoond mag worden (de tabel is
    dan leeg), en is gewoon leeg.
    """

    nis: str
    titel: str
    jaar: int
    soort: str
    tabel: pd.DataFrame
    maten: dict[str, float]
    reden: str
    teruggehouden: str = ""

    @property
    def uitgave(self) -> Uitgave:
        """Wat er te lezen is, per gebied: groep, totaal, en de rest als beide er staan."""
        cellen: dict[str, int | None] = {}
        for r in self.tabel[self.tabel["status"] != "ontbreekt"].itertuples():
            delen = {"groep": r.groep, "totaal": r.totaal}
            if r.status == "bekend":
                delen["rest"] = r.totaal - r.groep
            cellen |= {f"{r.code} {deel}": None if pd.isna(n) else int(n) for deel, n in delen.items()}
        return Uitgave(_waarover(self.jaar, self.soort, self.titel), cellen, self.teruggehouden)


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
    stand, andere = _toen(nis, int(jaren[0]), soort, titel)
    getoond = None if andere else _beschermd(tabel, nis, stand)
    ontbreekt = tabel["totaal"].isna()
    if getoond is None:
        getoond = tabel[["groep", "totaal"]] * np.nan
        andere = andere or VERSCHIL
    tabel = tabel[["code", "naam"]].join(getoond)
    verborgen = getoond.isna().any(axis=1) & ~ontbreekt
    maten = {} if verborgen.any() or zonder_rij else _maten(tabel)
    reden = ""
    if zonder_rij:
        reden = f"niet elke {soort} heeft een cijfer"
    elif verborgen.any():
        reden = "een of meer kleine aantallen zijn verborgen"
    elif not maten:
        reden = "een van beide groepen is leeg"
    tabel["status"] = np.select([ontbreekt, verborgen], ["ontbreekt", "verborgen"], "bekend")
    tabel["aandeel"] = 100 * tabel["groep"] / tabel["totaal"].where(tabel["totaal"] > 0)
    uit = Wijken(nis, titel, int(jaren[0]), soort, tabel, maten, reden)
    if not andere and te_dicht(stand, uit.uitgave.cellen, regel("wijken").personen):
        andere = VERSCHIL
    return replace(uit, tabel=tabel.iloc[:0], maten={}, teruggehouden=andere) if andere else uit


def _waarover(jaar: int, soort: str, titel: str) -> str:
    return f"{jaar}, per {soort}: {titel}"


def _toen(nis: str, jaar: int, soort: str, titel: str) -> tuple[Stand, str]:
    """Wat er van hetzelfde al getoond is, en waarom er niets meer bij kan als er van dat jaar iets anders getoond is."""
    alle, dit = vroeger("wijken", nis), _waarover(jaar, soort, titel)
    ander = next((waarover for waarover in alle if waarover.startswith(f"{jaar}, ") and waarover != dit), "")
    return alle.get(dit, {}), ANDERS.format(ander) if ander else ""


def _beschermd(tabel: pd.DataFrame, nis: str, stand: Stand) -> pd.DataFrame | None:
    """`groep` en `totaal`, leeg waar ze verborgen blijven; None als er na wat er al stond niets te beschermen valt.

    Wie dit leest, kent de totalen van de gemeente en weet waar niemand woont.
    """
    # Laadt HiGHS, dat alleen een gemeente met een eigen bestand nodig heeft.
    from integratie.onthulling.afronden import afgerond
    from integratie.onthulling.tabel import beschermd

    rijen, grens = tabel.dropna(subset="totaal").set_index("code"), regel("wijken")
    delen = rijen[["groep", "totaal"]].assign(rest=rijen["totaal"] - rijen["groep"].fillna(0))
    delen.loc[nis] = delen.sum()
    aantallen = delen.rename_axis(index="gebied", columns="deel").stack()
    sommen = {"gebied": {nis: list(rijen.index)}, "deel": {"totaal": ["groep", "rest"]}}
    if grens.methode == AFRONDEN:
        over = afgerond(aantallen, sommen, grens.personen)
    else:
        gebied, deel = (aantallen.index.get_level_values(k) for k in aantallen.index.names)
        leeg = delen["totaal"].reindex(gebied).eq(0).to_numpy()
        gezinnen = rijen["gezinnen"].reindex(gebied).where(deel == "groep").set_axis(aantallen.index)
        toen = {tuple(cel.split()): aantallen_ for cel, aantallen_ in stand.items()}
        weg = beschermd(aantallen, sommen, grens, (gebied == nis) | leeg, deel == "rest", gezinnen, toen)
        if weg is None:
            return None
        over = aantallen.mask(weg)
    return over.unstack("deel")[["groep", "totaal"]].reindex(tabel["code"]).set_axis(tabel.index)


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
