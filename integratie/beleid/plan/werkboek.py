"""Een plan uit het Excel-formulier, met van elk veld het blad, de rij en de kolom."""

from __future__ import annotations

import datetime
import io
import re
import warnings
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from openpyxl.utils import get_column_letter

from integratie.beleid.plan.cellen import Cellezer, zoals_getypt
from integratie.beleid.plan.kolommen import BLADEN, BUDGET, LEES_MIJ, LIJSTEN, PLAN, VELDEN, Kolom
from integratie.beleid.plan.ruw import LOS, Pad, Ruw
from integratie.bronnen.werkboek import WERKBOEKFOUTEN, Rijen, eis_te_overzien, gevulde_rijen
from integratie.fouten import Gebruiksfout, suggestie
from integratie.gebieden import plat
from integratie.openen import lees_bytes

UITGEPAKT_HOOGSTENS = 50_000_000  # bytes
RIJEN_HOOGSTENS, KOLOMMEN_HOOGSTENS = 5_000, 200

Rij = dict[str, tuple[object, str]]  # veld → (waarde, plaats); "" → plaats van de rij


def lees_werkboek(pad: Path) -> Ruw:
    """De inhoud van een formulier. Fout: `Gebruiksfout` als het geen leesbaar werkboek is."""
    ruw = Ruw(pad)
    bladen, dagnul = _bladen(pad)
    lezer = Cellezer(ruw, dagnul)
    for naam in (PLAN, *BLADEN):
        if naam not in bladen:
            hulp = suggestie(naam, [b for b in bladen if b not in BLADEN])
            ruw.zet((), "werkboek")
            ruw.fouten.append(
                ruw.fout((), "", f"blad '{naam}' ontbreekt; vraag een nieuw formulier met plan nieuw --excel.{hulp}")
            )
    ruw.inhoud = _planvelden(lezer, bladen.get(PLAN, []))
    rijen = {naam: list(_rijen(lezer, naam, bladen.get(naam, []))) for naam in BLADEN}
    _hang_op(ruw, rijen)
    return ruw


def _bladen(pad: Path) -> tuple[dict[str, Rijen], datetime.datetime]:
    """Blad → rijen met cellen, en de dag waarvan het werkboek telt. Formules blijven formules, zodat ze geweigerd kunnen worden."""
    try:
        inhoud = lees_bytes(pad, UITGEPAKT_HOOGSTENS, Gebruiksfout, "het formulier van een plan")
        eis_te_overzien(inhoud, pad.as_posix(), UITGEPAKT_HOOGSTENS, Gebruiksfout)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            werkboek = openpyxl.load_workbook(io.BytesIO(inhoud), read_only=True)
            omvang = Gebruiksfout, RIJEN_HOOGSTENS, KOLOMMEN_HOOGSTENS
            uit = {
                blad.title: gevulde_rijen(blad, f"{pad.as_posix()}, blad '{blad.title}'", *omvang)
                for blad in werkboek.worksheets
                if blad.title not in (LEES_MIJ, LIJSTEN)
            }
            werkboek.close()
            return uit, werkboek.epoch
    except WERKBOEKFOUTEN as fout:
        raise Gebruiksfout(
            f"{pad.as_posix()} is geen leesbaar Excel-werkboek (.xlsx); bewaar het opnieuw als .xlsx, zonder wachtwoord."
        ) from fout


def _planvelden(lezer: Cellezer, rijen: Rijen) -> dict:
    op_naam, kolommen = {plat(k.veld): k.veld for k in VELDEN}, {k.veld: k for k in VELDEN}
    ruw, uit = lezer.ruw, {}
    ruw.zet((), f"blad '{PLAN}'")
    for nummer, rij in enumerate(rijen[1:], start=2):
        naam = zoals_getypt(rij[0].value) if rij else ""
        plaats = f"blad '{PLAN}', rij {nummer}"
        if not naam:
            continue
        veld = op_naam.get(plat(naam))
        if veld is None or veld in uit:
            reden = (
                f"'{naam}' staat er twee keer"
                if veld
                else f"ik ken dit veld niet; toegelaten: {', '.join(op_naam.values())}.{suggestie(naam, op_naam.values())}"
            )
            ruw.zet((naam,), f"{plaats}, kolom A")
            ruw.fouten.append(ruw.fout((naam,), naam, reden))
            continue
        ruw.zet((veld,), f"{plaats}, kolom B")
        uit[veld] = lezer.waarde(rij[1] if len(rij) > 1 else None, (veld,), kolommen[veld])
    return uit


def _rijen(lezer: Cellezer, blad: str, rijen: Rijen) -> Iterator[Rij]:
    """Elke rij met iets erin, als veld → (waarde, plaats)."""
    ruw = lezer.ruw
    koppen = _koppen(ruw, blad, rijen[0] if rijen else ())
    kolommen = {k.veld: k for k in BLADEN[blad]}
    bij_indicator = next((index for index, veld in koppen.items() if veld == "indicator"), None)
    for nummer, rij in enumerate(rijen[1:], start=2):
        uit: Rij = {"": (None, f"blad '{blad}', rij {nummer}")}
        gevuld, indicator = False, ""
        if bij_indicator is not None and bij_indicator < len(rij):
            indicator = zoals_getypt(rij[bij_indicator].value)
        for index, veld in koppen.items():
            cel = rij[index] if index < len(rij) else None
            plaats = f"blad '{blad}', rij {nummer}, kolom {get_column_letter(index + 1)}"
            sleutel = ("?", blad, nummer, veld)
            ruw.zet(sleutel, plaats)
            kolom = kolommen.get(veld) or Kolom(veld, "", soort="getal")  # een kolom met het budget van een jaar
            uit[veld] = (lezer.waarde(cel, sleutel, kolom, indicator), plaats)
            gevuld = gevuld or uit[veld][0] is not None
        if gevuld:
            yield uit


def _koppen(ruw: Ruw, blad: str, eerste: tuple) -> dict[int, str]:
    """Kolomnummer → veld; onbekende, dubbele en ontbrekende kolommen zijn fouten."""
    velden = [k.veld for k in BLADEN[blad]]
    op_naam, uit = {plat(v): v for v in velden}, {}
    for index, cel in enumerate(eerste):
        kop = zoals_getypt(cel.value)
        veld = op_naam.get(plat(kop))
        if blad == "Acties" and re.fullmatch(rf"{BUDGET} \S+", kop.casefold()):
            veld = kop.casefold()
        if not kop:
            continue
        if veld is None or veld in uit.values():
            toegelaten = ", ".join([*velden, *([f"{BUDGET} met een jaartal"] if blad == "Acties" else [])])
            reden = (
                "deze kolom staat er twee keer"
                if veld
                else f"ik ken deze kolom niet; toegelaten: {toegelaten}.{suggestie(kop, velden)}"
            )
            ruw.zet(("kop", blad, index), f"blad '{blad}', rij 1, kolom {get_column_letter(index + 1)}")
            ruw.fouten.append(ruw.fout(("kop", blad, index), kop, reden))
            continue
        uit[index] = veld
    for veld in velden if eerste else ():
        if veld not in uit.values():
            vrij = get_column_letter(
                max((i for i, cel in enumerate(eerste) if zoals_getypt(cel.value)), default=-1) + 2
            )
            ruw.zet(("kop", blad), f"blad '{blad}', rij 1")
            uitleg = next(k.uitleg for k in BLADEN[blad] if k.veld == veld)
            raad = (
                f"kolom '{veld}' ontbreekt; typ '{veld}' in rij 1, bijvoorbeeld in kolom {vrij}, en daaronder: {uitleg}"
            )
            ruw.fouten.append(ruw.fout(("kop", blad), veld, raad))
    return uit


def _hang_op(ruw: Ruw, rijen: dict[str, list[Rij]]) -> None:
    """Bouw de boom van het plan uit de bladen."""
    _lijst(ruw, ("partners",), rijen["Partners"])
    _lijst(ruw, ("basislijnen",), rijen["Basislijnen"])
    _lijst(ruw, ("vragen",), rijen["Vragen"])
    _lijst(ruw, ("beleidsdoelstellingen",), rijen["Doelstellingen"])
    _onder(ruw, rijen["Actieplannen"], "doelstelling", _alle(ruw, "beleidsdoelstellingen"), "actieplannen")
    _onder(ruw, rijen["Acties"], "actieplan", _alle(ruw, "actieplannen"), "acties")
    acties = _alle(ruw, "acties")
    _onder(ruw, rijen["Taken"], "actie", acties, "partners")
    _onder(ruw, rijen["Streefcijfers"], "actie", acties, "streefcijfers")
    for soort, blad in (("beleidsdoelstellingen", "actieplannen"), ("actieplannen", "acties")):
        for _, deel in _alle(ruw, soort).values():
            deel.setdefault(blad, [])


def _lijst(ruw: Ruw, pad: Pad, rijen: list[Rij]) -> None:
    ruw.inhoud[pad[-1]] = []
    blad = {"beleidsdoelstellingen": "Doelstellingen"}.get(str(pad[-1]), str(pad[-1]).capitalize())
    ruw.zet(pad, f"blad '{blad}'")
    for rij in rijen:
        _voeg_toe(ruw, pad, ruw.inhoud, rij)


def _voeg_toe(ruw: Ruw, pad: Pad, ouder: dict, rij: Rij, zonder: str = "") -> None:
    """Zet een rij onderaan de lijst `pad[-1]` van haar ouder."""
    lijst = ouder.setdefault(pad[-1], [])
    eigen = (*pad, len(lijst))
    deel: dict = {}
    lijst.append(deel)
    ruw.zet(eigen, rij[""][1])
    for veld, (waarde, plaats) in rij.items():
        if not veld or veld == zonder:
            continue
        if veld.startswith(f"{BUDGET} "):
            if waarde is not None:
                jaar = veld.removeprefix(f"{BUDGET} ")
                deel.setdefault(BUDGET, {})[jaar] = waarde
                ruw.plaatsen.setdefault((*eigen, BUDGET), plaats)
                ruw.zet((*eigen, BUDGET, jaar), plaats)
        else:
            deel[veld] = waarde
            ruw.zet((*eigen, veld), plaats)


def _onder(ruw: Ruw, rijen: list[Rij], verwijzing: str, ouders: dict[str, tuple[Pad, dict]], soort: str) -> None:
    """Hang elke rij onder het deel waarnaar ze verwijst; een verkeerde verwijzing is een fout."""
    codes = list(ouders)
    for rij in rijen:
        waarde, plaats = rij.get(verwijzing, (None, rij[""][1]))
        code = "" if waarde is None else str(waarde)
        if code in ouders:
            ouder_pad, ouder = ouders[code]
            _voeg_toe(ruw, (*ouder_pad, soort), ouder, rij, verwijzing)
            continue
        # Ook een rij die naar niets verwijst, wordt verder nagekeken.
        nummer = len(ruw.los.setdefault(soort, []))
        ruw.zet((LOS, soort, nummer, verwijzing), plaats)
        _voeg_toe(ruw, (LOS, soort), ruw.los, rij, verwijzing)
        wat = f"ik ken geen {verwijzing} '{code}'" if code else f"de code van de {verwijzing} ontbreekt"
        hulp = suggestie(code, codes) if code else ""
        reden = f"{wat}; toegelaten: {', '.join(codes) or 'nog niets'}.{hulp}"
        ruw.fouten.append(ruw.fout((LOS, soort, nummer, verwijzing), verwijzing, reden))


def _alle(ruw: Ruw, soort: str) -> dict[str, tuple[Pad, dict]]:
    """Code → (pad, deel) van elke doelstelling, elk actieplan of elke actie; bij een dubbele code telt de eerste."""
    uit: dict[str, tuple[Pad, dict]] = {}

    def loop(ouder: dict, pad: Pad, lagen: tuple[str, ...]) -> None:
        for i, deel in enumerate(ouder.get(lagen[0], [])):
            eigen = (*pad, lagen[0], i)
            if len(lagen) == 1:
                uit.setdefault(str(deel.get("code") or f"rij {i}"), (eigen, deel))
            else:
                loop(deel, eigen, lagen[1:])

    volgorde = ("beleidsdoelstellingen", "actieplannen", "acties")
    tot = volgorde.index(soort) + 1
    loop(ruw.inhoud, (), volgorde[:tot])
    for begin in range(1, tot):
        loop(ruw.los, (LOS,), volgorde[begin:tot])
    return uit
