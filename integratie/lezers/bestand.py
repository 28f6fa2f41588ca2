"""Bestanden voorzichtig openen: geen afgekapt, te groot of verkeerd ingedeeld bestand glipt erdoor."""

import csv
import io
from collections.abc import Collection
from pathlib import Path

import pandas as pd

from integratie.bestanden.openen import LANGSTE_REGEL, lees_bytes, te_lange_regel
from integratie.bestanden.scheiding import scheiding_van, zonder_aanwijzing
from integratie.fouten import Gegevensfout

UITGEPAKT_HOOGSTENS = 200 * 1024 * 1024  # bytes
_GETAL, _GEHEEL = r"[0-9]{1,15}(\.[0-9]{1,15})?", r"[0-9]{1,15}(\.0)?"


def eis_kolommen(aanwezig: list[str], verwacht: list[str], waar: str) -> None:
    """Fout: `Gegevensfout` als een verwachte kolom ontbreekt of dubbel staat; `waar` noemt bestand (en blad)."""
    if ontbrekend := [k for k in verwacht if k not in aanwezig]:
        raise Gegevensfout(
            f"{waar}: kolom '{ontbrekend[0]}' ontbreekt; verwacht: {', '.join(verwacht)}; gevonden: "
            f"{', '.join(aanwezig)[:300]}."
        )
    if dubbel := sorted({k for k in aanwezig if aanwezig.count(k) > 1}):
        raise Gegevensfout(f"{waar}: kolom '{dubbel[0]}' staat er meer dan één keer; verwacht: elke kolom één keer.")


def zoals_verwacht(koppen: list[str], verwacht: Collection[str]) -> list[str]:
    """De koppen, geschreven als de verwachte: hoofdletters en witruimte (ook een regeleinde) maken geen andere kolom."""
    bekend = {" ".join(k.split()).casefold(): k for k in verwacht}
    return [bekend.get(" ".join(kop.split()).casefold(), kop.strip()) for kop in koppen]


def eis_utf8(inhoud: bytes, waar: str) -> str:
    """De tekst van een bestand. Fout: `Gegevensfout` bij een andere codering, of bij bytes die geen tekst zijn."""
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        regel = inhoud[: fout.start].count(b"\n") + 1
        raise Gegevensfout(
            f"{waar}: regel {regel} is geen UTF-8 (byte {inhoud[fout.start]:#04x}); verwacht: UTF-8, zoals de uitgever "
            "het aanbiedt, of uit Excel bewaard als «CSV UTF-8»."
        ) from fout
    if "\0" in tekst:
        raise Gegevensfout(f"{waar}: het bestand bevat lege bytes; verwacht: tekst in UTF-8.")
    if nummer := te_lange_regel(tekst):
        raise Gegevensfout(
            f"{waar}: regel {nummer} telt meer dan {LANGSTE_REGEL} tekens; verwacht: elke rij op een eigen regel, zoals de "
            "uitgever het aanbiedt."
        )
    return tekst


def lees_csv(pad: Path, scheiding: str = ",", kolommen: list[str] | None = None) -> pd.DataFrame:
    """Alle cellen van een csv-bestand als tekst, ook als een rekenblad er `sep=;`, lege kolommen of lege rijen bij zette.

    De rij in het bestand is de index + 2. `scheiding` is die van de uitgever: staan de kolommen er met een andere, dan wordt die gebruikt.
    Fout: `Gegevensfout` bij een andere codering, kolom of rijlengte dan verwacht.
    """
    tekst = zonder_aanwijzing(eis_utf8(lees_bytes(pad, UITGEPAKT_HOOGSTENS), pad.name))
    scheiding = scheiding_van(tekst.lstrip().partition("\n")[0], kolommen or (), scheiding)
    try:
        rijen = list(csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True))
    except csv.Error as fout:
        raise Gegevensfout(
            f"{pad.name}: geen leesbaar csv-bestand; verwacht: UTF-8 met '{scheiding}' als scheiding."
        ) from fout
    gevuld = {nummer: rij for nummer, rij in enumerate(rijen, start=1) if any(c.strip() for c in rij)}
    if len(gevuld) < 2:
        raise Gegevensfout(f"{pad.name}: het bestand is leeg; verwacht: een koprij en rijen met cijfers.")
    kop = zoals_verwacht(gevuld.pop(next(iter(gevuld))), kolommen or ())
    houd = [k for k, naam in enumerate(kop) if naam or any("".join(rij[k : k + 1]).strip() for rij in gevuld.values())]
    eis_kolommen([kop[k] for k in houd], kolommen or [], pad.name)
    for nummer, rij in gevuld.items():
        if len(rij) != len(kop):
            raise Gegevensfout(
                f"{pad.name}: rij {nummer} telt {len(rij)} kolommen; verwacht: {len(kop)} (is het bestand afgekapt, of is "
                f"de scheiding niet overal '{scheiding}'?)."
            )
    cellen = [[rij[k] for k in houd] for rij in gevuld.values()]
    return pd.DataFrame(cellen, [n - 2 for n in gevuld], [kop[k] for k in houd], dtype="str")


def getallen(
    tekst: pd.Series, waar: str, geheel: bool = False, leeg_mag: bool = False, negatief_mag: bool = False
) -> pd.Series:
    """Tekst met een punt als decimaalteken → getallen; leeg wordt NaN als `leeg_mag`. Fout: `Gegevensfout` met kolom en rij."""
    vorm = ("-?" if negatief_mag else "") + (_GEHEEL if geheel else _GETAL) + ("|" if leeg_mag else "")
    wat = ("een geheel getal" if geheel else "een getal") + ("" if negatief_mag else " vanaf 0")
    eis_vorm(tekst, vorm, waar, f"{wat} zonder duizendtalteken{'' if geheel else ', met een punt als decimaalteken'}")
    return pd.to_numeric(tekst.where(tekst != ""), errors="raise").astype("float64")


def niscodes(tekst: pd.Series, waar: str) -> pd.Series:
    """De NIS-codes van vijf cijfers in elke cel («23088.0» is er een). Fout: `Gegevensfout` met kolom en rij."""
    tekst = tekst.str.strip().str.removesuffix(".0")
    eis_vorm(tekst, r"[0-9]{5}", waar, "een NIS-code van vijf cijfers (zijn voorloopnullen verloren gegaan?)")
    return tekst


def gemeente_en_jaar(ruw: pd.DataFrame, waar: str, nis: str = "nis", jaar: str = "jaar") -> pd.DataFrame:
    """`nis` en `jaar` uit deze twee kolommen. Fout: `Gegevensfout` met kolom en rij."""
    return pd.DataFrame({"nis": niscodes(ruw[nis], waar), "jaar": getallen(ruw[jaar], waar, geheel=True).astype(int)})


def eis_keuze(tekst: pd.Series, mogelijk: Collection[str], waar: str) -> None:
    """Controleer dat elke cel een van deze waarden is. Fout: `Gegevensfout` met kolom."""
    if vreemd := sorted(set(tekst) - set(mogelijk)):
        raise Gegevensfout(f"{waar}: kolom '{tekst.name}' bevat '{vreemd[0]}'; verwacht: {', '.join(mogelijk)}.")


def eis_vorm(tekst: pd.Series, vorm: str, waar: str, verwacht: str) -> None:
    """Controleer dat elke cel aan een reguliere expressie voldoet. Fout: `Gegevensfout` met kolom en rij."""
    goed = tekst.str.fullmatch(vorm)
    if not goed.all():
        plaats = int((~goed).to_numpy().argmax())
        raise Gegevensfout(
            f"{waar}: kolom '{tekst.name}', rij {tekst.index[plaats] + 2} bevat '{tekst.iloc[plaats]}'; verwacht: {verwacht}."
        )
