"""De figuur bij één streefcijfer: basislijn, pad, band van de natuurlijke variatie, echte cijfers en doel."""

import pandas as pd

from integratie import gebieden
from integratie.beeld.bronvermelding import bronregel, figuurnaam, noten
from integratie.beeld.lijntekening import Lijn, lijnen
from integratie.beeld.opmaak import cel, met_eenheid
from integratie.beeld.stijl import GEBIEDSTIJL
from integratie.beeld.tekenvlak import Tekenvlak
from integratie.beeld.woorden import klein
from integratie.beleid.opvolging.oordeel import Oordeel
from integratie.blok.beeldstijl import ACCENT, GRIJS
from integratie.blok.blok import Figuur

VOORAF = 10  # zoveel jaren voor het basisjaar staan erbij
PADKLEUR = GEBIEDSTIJL["Vlaamse Rand"][0]
UITLEG = (
    "In elke figuur is het pad een rechte van basis naar doel. Bijna niets verandert zo gelijkmatig: het is een maat om naast te leggen. De band is de natuurlijke "
    "variatie rond dat pad: hoever gelijkaardige gemeenten van elkaar verschillen; ze stopt bij het laatste cijfer. Vanaf het streefjaar blijft het pad vlak. De as begint niet bij nul."
)


def een_cijfer(o: Oordeel) -> bool:
    """Is er van de hele reeks hoogstens één cijfer?"""
    return o.reden == "geen" and len(o.waarden) < 2


def figuur(o: Oordeel) -> Figuur | None:
    """De figuur, of None als er niets te tekenen valt (een doel van na het peiljaar, een cijfer dat niet op te tellen is, of één punt en een rechte)."""
    if o.reden in ("later", "cluster") or een_cijfer(o):
        return None
    ind, t = o.kaart, _tabel(o)
    eigen = t["cijfer"].dropna()
    alt, titel = _alt(o, eigen), _titel(o, eigen)
    svg = _teken(o, t, eigen).svg(alt)
    jaren = [int(j) for j in eigen.index] or [o.doel.basisjaar]
    n, anker = noten(ind, jaren), figuurnaam(f"opvolging {o.nummer}", ind.naam, o.doel.groep)
    return Figuur(anker, ind.naam, titel, svg, alt, bronregel(ind, jaren), _opgemaakt(o, t), **n)


def _tabel(o: Oordeel) -> pd.DataFrame:
    """Per jaar, vanaf hoogstens tien jaar voor het basisjaar: `cijfer, pad, laag, hoog`."""
    eigen = {j: w for j, w in o.waarden.items() if j >= o.doel.basisjaar - VOORAF}
    begin = min([*eigen, o.doel.basisjaar])
    jaren = range(begin, max([*eigen, o.doel.streefjaar]) + 1)
    rijen = [
        (eigen.get(j), o.pad_in(j) if j >= o.doel.basisjaar else None, *(o.rond_pad(j) or (None, None))) for j in jaren
    ]
    return pd.DataFrame(rijen, index=list(jaren), columns=["cijfer", "pad", "laag", "hoog"], dtype=float)


def _teken(o: Oordeel, t: pd.DataFrame, eigen: pd.Series) -> Tekenvlak:
    d, ind = o.doel, o.kaart
    band = [(j, laag, hoog) for j, laag, hoog in t[["laag", "hoog"]].dropna().itertuples()]
    band = [(d.basisjaar, d.basiswaarde, d.basiswaarde), *band] if band else []
    pad = tuple(t["pad"].dropna().items())
    doel = f"doel {d.grens + ' ' if d.grens else ''}{met_eenheid(ind, d.streefwaarde)}"
    lijnen_ = [Lijn(pad, doel, PADKLEUR, "--", len(pad))]
    if o.eigen_trend is not None and o.jaar is not None:
        trend = ((d.basisjaar, d.basiswaarde), (o.jaar, o.eigen_trend))
        lijnen_.append(Lijn(trend, f"eigen trend {met_eenheid(ind, o.eigen_trend)}", GRIJS, ":", 2))
    if len(eigen):
        label = f"{gebieden.plaats(o.code).naam} {met_eenheid(ind, eigen.iloc[-1])} ({eigen.index[-1]})"
        lijnen_.append(Lijn(tuple(eigen.items()), label, ACCENT, "-", len(eigen), eigen=True))
    kop = "licht vlak: natuurlijke variatie rond het pad" if band else ""
    return lijnen(ind, [int(j) for j in t.index], lijnen_, kop=kop, vanaf_nul=False, band=band)


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
