"""De figuur bij één streefcijfer: basislijn, pad, band van de natuurlijke variatie, echte cijfers en doel."""

import pandas as pd

from integratie import gebieden
from integratie.beeld.bronvermelding import bronregel, noten
from integratie.beeld.figuur import figuurnaam
from integratie.beeld.opmaak import cel, getal, met_eenheid
from integratie.beeld.stijl import ACCENT, GEBIEDSTIJL, GRIJS, LICHT, getallenas, naar_svg, tekenblad, tekstbreedte
from integratie.beeld.woorden import klein
from integratie.beleid.opvolging.oordeel import Oordeel
from integratie.blok.blok import Figuur

VOORAF = 10  # zoveel jaren voor het basisjaar staan erbij
PADKLEUR = GEBIEDSTIJL["Vlaamse Rand"][0]
UITLEG = (
    "Het pad is een rechte van basis naar doel: zo verandert bijna niets, het is een maat om naast te leggen. De band is de natuurlijke "
    "variatie rond dat pad: hoever gelijkaardige gemeenten van elkaar verschillen; ze stopt bij het laatste cijfer. Vanaf het streefjaar blijft het pad vlak."
)


def figuur(o: Oordeel) -> Figuur | None:
    """De figuur, of None als er niets te tekenen valt (een doel van na het peiljaar, of een cijfer dat niet op te tellen is)."""
    if o.reden in ("later", "cluster"):
        return None
    ind, t = o.kaart, _tabel(o)
    eigen = t["cijfer"].dropna()
    alt, titel = _alt(o, eigen), _titel(o, eigen)
    links = tekstbreedte([getal(x, ind.decimalen) for x in (o.doel.streefwaarde, *eigen)]) + 0.1
    with tekenblad(6.6, 3.2, marges=(links, 0.25, 0.55, 0.28)) as blad:
        _teken(blad.add_subplot(), o, t, eigen)
        svg = naar_svg(blad, alt)
    jaren = [int(j) for j in eigen.index] or [o.doel.basisjaar]
    n, anker = noten(ind, jaren), figuurnaam(f"opvolging {o.nummer}", ind.naam, o.doel.groep)
    bron, opmerkingen = bronregel(ind, jaren), (UITLEG, *n["opmerkingen"])
    return Figuur(anker, ind.naam, titel, svg, alt, bron, _opgemaakt(o, t), opmerkingen, n["voorbehouden"])


def _tabel(o: Oordeel) -> pd.DataFrame:
    """Per jaar, vanaf hoogstens tien jaar voor het basisjaar: `cijfer, pad, laag, hoog`."""
    eigen = {j: w for j, w in o.waarden.items() if j >= o.doel.basisjaar - VOORAF}
    begin = min([*eigen, o.doel.basisjaar])
    jaren = range(begin, max([*eigen, o.doel.streefjaar]) + 1)
    rijen = [
        (eigen.get(j), o.pad_in(j) if j >= o.doel.basisjaar else None, *(o.rond_pad(j) or (None, None))) for j in jaren
    ]
    return pd.DataFrame(rijen, index=list(jaren), columns=["cijfer", "pad", "laag", "hoog"], dtype=float)


def _teken(as_, o: Oordeel, t: pd.DataFrame, eigen: pd.Series) -> None:
    d = o.doel
    band = t[["laag", "hoog"]].dropna()
    if len(band):
        begin = pd.DataFrame({"laag": [d.basiswaarde], "hoog": [d.basiswaarde]}, index=[d.basisjaar])
        band = pd.concat([begin, band])
        naam = "natuurlijke variatie rond het pad"
        as_.fill_between(band.index, band["laag"], band["hoog"], color=LICHT, linewidth=0, label=naam)
    pad, punt = t["pad"].dropna(), {"color": PADKLEUR, "linestyle": "none", "zorder": 4}
    as_.plot(pad.index, pad, "--", color=PADKLEUR, linewidth=1.6, label="pad naar het doel")
    echt = {"color": ACCENT, "linewidth": 2.4, "marker": "o", "markersize": 3.5, "zorder": 3}
    as_.plot(eigen.index, eigen, "-", label="echte cijfers", **echt)
    if o.eigen_trend is not None:
        trend = [d.basiswaarde, o.eigen_trend]
        as_.plot([d.basisjaar, o.jaar], trend, ":", color=GRIJS, linewidth=1.4, label="eigen trend van vóór de basis")
    as_.plot([d.basisjaar], [d.basiswaarde], "s", markersize=6, label="basis", **punt)
    as_.plot([d.streefjaar], [d.streefwaarde], "D", markersize=7, label="doel", **punt)
    as_.set_xlim(t.index[0] - 0.3, t.index[-1] + 0.4)
    as_.margins(y=0.12)
    getallenas(as_.yaxis)
    as_.xaxis.get_major_locator().set_params(integer=True, nbins=8)
    as_.grid(axis="x", visible=False)
    as_.legend(loc="lower left", bbox_to_anchor=(0, 1.0), ncols=3, frameon=False, fontsize=7.5, borderaxespad=0.1)


def _titel(o: Oordeel, eigen: pd.Series) -> str:
    ind, d = o.kaart, o.doel
    doel = f"het doel is {d.grens + ' ' if d.grens else ''}{met_eenheid(ind, d.streefwaarde)} in {d.streefjaar}"
    if eigen.empty:
        return f"{o.doel.naam}: {doel}"
    return f"{o.doel.naam}: {met_eenheid(ind, eigen.iloc[-1])} in {eigen.index[-1]}, {doel}"


def _alt(o: Oordeel, eigen: pd.Series) -> str:
    ind, d, wie = o.kaart, o.doel, gebieden.plaats(o.code).naam
    delen = [
        f"pad van {met_eenheid(ind, d.basiswaarde)} ({d.basisjaar}) naar {met_eenheid(ind, d.streefwaarde)} ({d.streefjaar})"
    ]
    if len(eigen):
        eerste, laatste = (f"{met_eenheid(ind, eigen.iloc[i])} ({eigen.index[i]})" for i in (0, -1))
        delen.insert(0, f"{wie} van {eerste} naar {laatste}" if len(eigen) > 1 else f"{wie} {laatste}")
    if o.jaar and (band := o.rond_pad(o.jaar)):
        delen.append(
            f"natuurlijke variatie rond het pad in {o.jaar} van {met_eenheid(ind, band[0])} tot {met_eenheid(ind, band[1])}"
        )
    return f"Lijngrafiek van {klein(o.doel.naam)}: {'; '.join(delen)}. Besluit: {o.status}."


def _opgemaakt(o: Oordeel, t: pd.DataFrame) -> pd.DataFrame:
    koppen = {"cijfer": "Cijfer", "pad": "Pad", "laag": "Band, van", "hoog": "Band, tot"}
    cellen = {kop: [cel(o.kaart, w, "geen") for w in t[kolom]] for kolom, kop in koppen.items()}
    return pd.DataFrame({"Jaar": [str(j) for j in t.index]} | cellen, dtype=object).iloc[::-1]
