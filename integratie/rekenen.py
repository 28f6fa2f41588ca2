"""De bouwstenen waarmee een indicator zijn teller en noemer schrijft.

Elke bouwsteen geeft een tabel met index (`nis`, `jaar`[, `groep`]) en kolommen `waarde` en `status`
(of `teller, noemer, status`); wat onbekend is blijft onbekend, met de zwaarste status van zijn delen.
"""

from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pandas as pd

from integratie.gebieden.optellen import codes, combinaties, namen, opgeteld

Vergelijking = Callable[[pd.DataFrame, pd.DataFrame], pd.DataFrame]
GENOEG = 20  # onder zoveel personen in een teller is een verhouding tussen twee groepen vooral toeval
VEILIG_VANAF = 5000  # vanaf dit totaal is een aandeel met één decimaal een bereik van minstens vijf personen


def tel(
    tabel: pd.DataFrame, onderwerp: str, groep: str | list[str] | None = None, per_groep: bool = False, **keuze
) -> pd.DataFrame:
    """Som per (`nis`, `jaar`) van de rijen met dit onderwerp, deze groep(en) en deze dimensies (waarde of lijst).

    Met `per_groep` blijft elke groep apart. Index `nis, jaar[, groep]`, kolommen `waarde, status`. Mist een
    (`nis`, `jaar`) een groep of een waarde van een dimensie die elders wel bestaat, dan is de som `onvolledig`.
    """
    masker = tabel["onderwerp"] == onderwerp
    for kolom, waarde in {"groep": groep, **keuze}.items():
        if waarde is not None:
            masker &= tabel[kolom] == waarde if isinstance(waarde, str) else tabel[kolom].isin(list(waarde))
    sleutel = ["nis", "jaar", "groep"] if per_groep else ["nis", "jaar"]
    rijen = tabel[masker]
    delen = [k for k in rijen.columns if k not in (*sleutel, "onderwerp", "waarde", "status")]
    return opgeteld(rijen, sleutel, len(combinaties(rijen, delen)[1]) if delen else 1)


def zwaarste(*statussen: pd.Series) -> pd.Series:
    """Rij per rij de zwaarste status."""
    return pd.Series(namen(np.maximum.reduce([codes(s) for s in statussen])), index=statussen[0].index)


def aantal(teller: pd.DataFrame) -> pd.DataFrame:
    """Een aantal: kolommen `teller, status`."""
    return teller.rename(columns={"waarde": "teller"})


def breuk(teller: pd.DataFrame, noemer: pd.DataFrame) -> pd.DataFrame:
    """Teller over noemer; ontbreekt de noemer voor een (`nis`, `jaar`), dan valt die rij weg.

    Een benaderde som naast een onbekende blijft weg: zonder «ca.» zou wat erin ontbreekt nul lijken.
    """
    samen = naast(teller, noemer)
    status = zwaarste(samen["status"], samen["status_2"])
    alleen = (status != "benaderd").to_numpy()
    return pd.DataFrame(
        {
            "teller": samen["waarde"].mask(alleen & (samen["status"] == "benaderd")),
            "noemer": samen["waarde_2"].mask(alleen & (samen["status_2"] == "benaderd")),
            "status": status,
        }
    )


def per_groep(tabel: pd.DataFrame, teller: str, noemer: str, **keuze) -> pd.DataFrame:
    """Teller over noemer voor elke groep apart, als beide onderwerpen dezelfde groepen hebben."""
    return breuk(tel(tabel, teller, per_groep=True, **keuze), tel(tabel, noemer, per_groep=True, **keuze))


def met_geheel(geheel: pd.DataFrame, groepen: pd.DataFrame) -> pd.DataFrame:
    """Het geheel (groep leeg) boven de cijfers van zijn groepen."""
    return pd.concat([pd.concat({"": geheel}, names=["groep"]).reorder_levels(groepen.index.names), groepen])


def graad(tabel: pd.DataFrame, teller: str, noemer: str, groep: str, genoeg: int = GENOEG) -> pd.DataFrame:
    """Teller over noemer van een groep in %, om mee voort te rekenen: kolommen `waarde, status`; met minder dan `genoeg` in de teller geen waarde."""
    samen = breuk(tel(tabel, teller, groep), tel(tabel, noemer, groep))
    waarde = 100 * samen["teller"].where(samen["teller"] >= genoeg) / samen["noemer"].where(samen["noemer"] > 0)
    return pd.DataFrame({"waarde": waarde, "status": samen["status"]})


def gedeeld(eerste: pd.DataFrame, tweede: pd.DataFrame) -> pd.DataFrame:
    """Het eerste cijfer gedeeld door het tweede, waar beide bestaan; delen door nul geeft niets."""
    samen = naast(eerste, tweede)
    waarde = samen["waarde"] / samen["waarde_2"].where(samen["waarde_2"] > 0)
    return pd.DataFrame({"waarde": waarde, "status": zwaarste(samen["status"], samen["status_2"])})


def naast_groep(
    tabel: pd.DataFrame, teller: str, noemer: str, groep: str, andere: Iterable[str], vergelijk: Vergelijking
) -> pd.DataFrame:
    """De graad van elke andere groep vergeleken (`min_` of `gedeeld`) met die van `groep`: index `groep, nis, jaar`."""
    eerste = graad(tabel, teller, noemer, groep)
    return pd.concat({g: vergelijk(graad(tabel, teller, noemer, g), eerste) for g in andere}, names=["groep"])


def delen(tabel: pd.DataFrame, onderwerp: str, totaal: str, ook: tuple[str, ...] = ()) -> pd.DataFrame:
    """Elke groep van een onderwerp in % van het onderwerp `totaal`: index `nis, jaar, groep`, kolommen `teller, noemer, waarde, status`.

    Is een groep verborgen (of in een gebied maar ten dele gekend), dan geeft het totaal min de andere groepen haar aantal prijs. Dan
    blijven teller en noemer van alle groepen weg en staat het aandeel op één decimaal; waar dat nog te precies is, ook dat niet.
    `ook` zijn de onderwerpen die hetzelfde totaal verdelen: is daar een groep verborgen, dan zou dit totaal ze prijsgeven.
    """
    uit = breuk(tel(tabel, onderwerp, per_groep=True), tel(tabel, totaal))
    uit["waarde"] = 100 * uit["teller"] / uit["noemer"].where(uit["noemer"] > 0)
    ten_dele = _ergens(uit["status"], ["benaderd", "onvolledig"], uit.index)
    verborgen = _ergens(uit["status"], ["verborgen"], uit.index) | waar_verborgen(tabel, ook, uit.index)
    return zonder_tellers(uit, ten_dele | verborgen)


def waar_verborgen(tabel: pd.DataFrame, onderwerpen: tuple[str, ...], bij: pd.MultiIndex) -> np.ndarray:
    """Of van de plaats en het jaar van elke rij van `bij` een groep van een van de onderwerpen verborgen is, of in een gebied maar ten dele gekend."""
    raak = tabel[tabel["onderwerp"].isin(list(onderwerpen))].set_index(["nis", "jaar"])["status"]
    return _ergens(raak, ["verborgen", "benaderd", "onvolledig"], bij)


def _ergens(statussen: pd.Series, welke: list[str], bij: pd.MultiIndex) -> np.ndarray:
    """Of de gemeente of het gebied en het jaar van elke rij van `bij` ergens een van deze statussen heeft."""
    raak = [sleutel[:2] for sleutel in statussen.index[statussen.isin(welke)]]
    return bij.droplevel([n for n in bij.names if n not in ("nis", "jaar")]).isin(raak)


def zonder_tellers(breuken: pd.DataFrame, raak: np.ndarray) -> pd.DataFrame:
    """De aandelen, waar `raak` zonder teller en noemer en op één decimaal; van een totaal waar dat te precies is, verborgen."""
    uit = breuken.copy()
    te_smal = raak & (uit["noemer"] < VEILIG_VANAF) & uit["waarde"].notna()
    uit["status"] = uit["status"].mask(te_smal, "verborgen")
    uit["waarde"] = uit["waarde"].mask(te_smal)
    uit.loc[raak, "waarde"] = [x if pd.isna(x) else afgerond(x, 1) for x in uit.loc[raak, "waarde"]]
    uit.loc[raak, ["teller", "noemer"]] = float("nan")
    return uit


def naast(eerste: pd.DataFrame, tweede: pd.DataFrame) -> pd.DataFrame:
    """Twee tellingen naast elkaar, voor wat in beide staat; de kolommen van de tweede krijgen `_2`."""
    if not set(tweede.index.names) <= set(eerste.index.names) or not tweede.index.is_unique:
        return eerste.merge(tweede, left_index=True, right_index=True, suffixes=("", "_2"))
    gezocht = eerste.index.droplevel([n for n in eerste.index.names if n not in tweede.index.names])
    plaats = tweede.index.get_indexer(gezocht.reorder_levels(tweede.index.names))
    samen = eerste[plaats >= 0]
    return samen.assign(**{f"{k}_2": tweede[k].array.take(plaats[plaats >= 0]) for k in tweede})


def plus(eerste: pd.DataFrame, tweede: pd.DataFrame, teken: int = 1) -> pd.DataFrame:
    """Som (of met `teken=-1` verschil) van twee tellingen, voor de (`nis`, `jaar`) die in beide staan."""
    samen = naast(eerste, tweede)
    return pd.DataFrame(
        {
            "waarde": samen["waarde"] + teken * samen["waarde_2"],
            "status": zwaarste(samen["status"], samen["status_2"]),
        }
    )


def min_(eerste: pd.DataFrame, tweede: pd.DataFrame) -> pd.DataFrame:
    """Eerste telling min de tweede."""
    return plus(eerste, tweede, teken=-1)


def gemiddelde(eerste: pd.DataFrame, tweede: pd.DataFrame) -> pd.DataFrame:
    """Het midden van twee tellingen, zoals de gemiddelde bevolking van een jaar."""
    samen = plus(eerste, tweede)
    return samen.assign(waarde=samen["waarde"] / 2)


def vroeger(telling: pd.DataFrame, jaren: int) -> pd.DataFrame:
    """Dezelfde telling van `jaren` eerder, op het jaar van nu gezet."""
    plek = telling.index.names.index("jaar")
    return telling.set_axis(telling.index.set_levels(telling.index.levels[plek] + jaren, level="jaar"))


def aangevuld(eerste: pd.DataFrame, tweede: pd.DataFrame) -> pd.DataFrame:
    """De eerste telling, en uit de tweede de jaren die de eerste niet heeft: elk jaar komt zo voor iedereen uit één bron."""
    jaren = eerste.index.unique("jaar")
    erbij = tweede[~tweede.index.get_level_values("jaar").isin(jaren)]
    return pd.concat([eerste, erbij]) if len(erbij) else eerste


def gepubliceerd(
    tabel: pd.DataFrame, onderwerp: str, groep: str | list[str] | None = None, per_groep: bool = False
) -> pd.DataFrame:
    """Waarden zoals de bron ze publiceert (niet optelbaar): kolommen `waarde, status`, zonder teller of noemer."""
    rijen = tabel[tabel["onderwerp"] == onderwerp]
    if groep is not None:
        rijen = rijen[rijen["groep"].isin([groep] if isinstance(groep, str) else groep)]
    return rijen.set_index(["nis", "jaar", "groep"] if per_groep else ["nis", "jaar"])[["waarde", "status"]]


def precies(x: float) -> float:
    """Het cijfer zelf, één keer afgerond op 15 beduidende cijfers: wat elk bestand, elke pagina en de opdrachtregel toont."""
    return float(f"{x:.15g}") + 0.0  # geen nul met een minteken


def precieze(getallen: np.ndarray | pd.Series) -> np.ndarray:
    """`precies` voor een hele kolom; onbekend (NaN) blijft onbekend."""
    x = np.array(getallen, dtype=float)
    gebroken = np.flatnonzero(np.isfinite(x) & (x != np.floor(x)))  # een geheel getal is al precies
    # Vijftien cijfers passen als geheel getal in een float: enkel wat te dicht bij een half ligt, gaat langs de tekst.
    macht = 14 - np.floor(np.log10(np.abs(x[gebroken])))
    maat = 10.0 ** np.clip(macht, 0, 22)
    vol = x[gebroken] * maat
    heel = np.rint(vol)
    zeker = (
        (maat == 10.0**macht)
        & (np.abs(vol - heel) + np.spacing(np.abs(vol)) / 2 < 0.5)
        & (np.abs(heel) < 10**15)
        & (np.abs(heel) >= 10**14)
    )
    x[gebroken[zeker]] = (heel / maat)[zeker]
    x[gebroken[~zeker]] = [precies(w) for w in x[gebroken[~zeker]].tolist()]
    return x + 0.0


def uitgeschreven(x: float) -> str:
    """Een cijfer voor een machine: een aantal zonder decimalen, een punt als decimaalteken, nooit een macht van tien; onbekend is leeg."""
    if x != x:
        return ""
    x = precies(x)
    return str(int(x)) if x.is_integer() else np.format_float_positional(x, trim="-")


def uitgeschreven_kolommen(rijen: pd.DataFrame, kolommen: Iterable[str]) -> pd.DataFrame:
    """Dezelfde rijen met deze kolommen als tekst voor een machine."""
    tekst = {k: [uitgeschreven(x) for x in rijen[k].astype("float64").tolist()] for k in kolommen}
    return rijen.assign(**tekst)


def afgerond(x: float, decimalen: int) -> float:
    """Afronden zoals een rekenblad en een lezer het doen: 62,25 wordt 62,3 (een half naar boven, weg van nul)."""
    precies = Decimal(str(round(float(x), 9)))
    return float(precies.quantize(Decimal(1).scaleb(-decimalen), ROUND_HALF_UP)) + 0.0


def in_tekst(x: float | None, decimalen: int) -> str:
    """Een getal zoals men het in een zin leest, "1.234,5"; leeg zonder getal."""
    return "" if x is None else f"{afgerond(x, decimalen) + 0.0:,.{decimalen}f}".translate(str.maketrans(",.", ".,"))
