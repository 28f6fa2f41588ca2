"""Een plan uit het Excel-formulier, met van elk veld het blad, de rij en de kolom."""

import datetime
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from openpyxl.utils import get_column_letter

from integratie.beleid.plan.cellen import Cellezer, zoals_getypt
from integratie.beleid.plan.kolommen import BLADEN, BUDGET, DELEN, LEES_MIJ, LIJSTEN, PLAN, VELDEN, Kolom
from integratie.beleid.plan.ruw import LOS, Pad, Ruw
from integratie.bestanden.openen import lees_bytes
from integratie.fouten import Gebruiksfout, suggestie
from integratie.gebieden import plat
from integratie.lezers.werkboek import WERKBOEKFOUTEN, Rijen, aaneen, eis_te_overzien, gevulde

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
            reden = f"blad '{naam}' ontbreekt; vraag een nieuw formulier met plan nieuw --excel.{hulp}"
            ruw.meld((), "", reden, "werkboek")
    ruw.inhoud = _planvelden(lezer, bladen.get(PLAN, []))
    rijen = {naam: list(_rijen(lezer, naam, bladen.get(naam, []))) for naam in BLADEN}
    _hang_op(ruw, rijen)
    return ruw


def _bladen(pad: Path) -> tuple[dict[str, Rijen], datetime.datetime]:
    """Blad → rijen met cellen, en de dag waarvan het werkboek telt. Formules blijven formules, zodat ze geweigerd kunnen worden."""
    try:
        inhoud = lees_bytes(pad, UITGEPAKT_HOOGSTENS, Gebruiksfout, "het formulier van een plan")
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            eis_te_overzien(zip_, pad.as_posix(), UITGEPAKT_HOOGSTENS, UITGEPAKT_HOOGSTENS // 5, Gebruiksfout)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            werkboek = openpyxl.load_workbook(io.BytesIO(inhoud), read_only=True)
            uit = {
                blad.title: aaneen(_gevulde(blad, f"{pad.as_posix()}, blad '{blad.title}'"))
                for blad in werkboek.worksheets
                if blad.title not in (LEES_MIJ, LIJSTEN)
            }
            werkboek.close()
            return uit, werkboek.epoch
    except WERKBOEKFOUTEN as fout:
        raise Gebruiksfout(
            f"{pad.as_posix()} is geen leesbaar Excel-werkboek (.xlsx); bewaar het opnieuw als .xlsx, zonder wachtwoord."
        ) from fout


def _gevulde(blad, waar: str) -> Iterator[tuple[int, tuple]]:
    blad.reset_dimensions()  # wat een bestand over zijn eigen omvang zegt, klopt niet altijd
    rijen = enumerate(blad.iter_rows(), start=1)
    return gevulde(rijen, waar, Gebruiksfout, RIJEN_HOOGSTENS, KOLOMMEN_HOOGSTENS, lambda cel: cel.value)


def _planvelden(lezer: Cellezer, rijen: Rijen) -> dict:
    kolommen = {k.veld: k for k in VELDEN}
    op_naam, ruw, uit = {plat(veld): veld for veld in kolommen}, lezer.ruw, {}
    ruw.zet((), f"blad '{PLAN}'")
    for nummer, rij in enumerate(rijen[1:], start=2):
        naam = zoals_getypt(rij[0].value) if rij else ""
        plaats = f"blad '{PLAN}', rij {nummer}"
        if not naam:
            continue
        veld = op_naam.get(plat(naam))
        if veld is None or veld in uit:
            onbekend = f"ik ken dit veld niet; toegelaten: {', '.join(kolommen)}.{suggestie(naam, kolommen)}"
            ruw.meld((naam,), naam, f"'{naam}' staat er twee keer" if veld else onbekend, f"{plaats}, kolom A")
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
    uitleg, budget = {k.veld: k.uitleg for k in BLADEN[blad]}, blad == "Acties"
    op_naam = {plat(v): v for v in uitleg}
    uit: dict[int, str] = {}
    koppen = {index: kop for index, cel in enumerate(eerste) if (kop := zoals_getypt(cel.value))}
    for index, kop in koppen.items():
        met_jaar = budget and re.fullmatch(rf"{BUDGET} \S+", kop.casefold())
        veld = kop.casefold() if met_jaar else op_naam.get(plat(kop))
        if veld is None or veld in uit.values():
            toegelaten = ", ".join([*uitleg, *([f"{BUDGET} met een jaartal"] if budget else [])])
            onbekend = f"ik ken deze kolom niet; toegelaten: {toegelaten}.{suggestie(kop, uitleg)}"
            plaats = f"blad '{blad}', rij 1, kolom {get_column_letter(index + 1)}"
            ruw.meld(("kop", blad, index), kop, "deze kolom staat er twee keer" if veld else onbekend, plaats)
            continue
        uit[index] = veld
    vrij = get_column_letter(max(koppen, default=-1) + 2)
    for kolom in BLADEN[blad] if eerste else ():
        if (veld := kolom.veld) not in uit.values() and kolom.nodig:
            raad = f"typ '{veld}' in rij 1, bijvoorbeeld in kolom {vrij}, en daaronder: {kolom.uitleg}"
            ruw.meld(("kop", blad), veld, f"kolom '{veld}' ontbreekt; {raad}", f"blad '{blad}', rij 1")
    return uit


def _hang_op(ruw: Ruw, rijen: dict[str, list[Rij]]) -> None:
    """Bouw de boom van het plan uit de bladen."""
    alle: dict[str, dict[str, tuple[Pad, dict]]] = {}
    for soort in DELEN:
        if soort.boven:
            ouders = alle[soort.boven.blad]
            delen = [_onder(ruw, rij, soort.boven.veld, ouders, soort.lijst) for rij in rijen[soort.blad]]
        else:
            ruw.inhoud[soort.lijst] = []
            ruw.zet((soort.lijst,), f"blad '{soort.blad}'")
            delen = [_voeg_toe(ruw, (soort.lijst,), ruw.inhoud, rij) for rij in rijen[soort.blad]]
        alle[soort.blad] = {}
        for pad, deel in sorted(delen, key=lambda paar: paar[0]):  # bij een dubbele code telt de eerste in de boom
            alle[soort.blad].setdefault(str(deel.get("code") or f"rij {pad[-1]}"), (pad, deel))
    for blad, onder in (("Doelstellingen", "actieplannen"), ("Actieplannen", "acties")):
        for _, deel in alle[blad].values():
            deel.setdefault(onder, [])


def _voeg_toe(ruw: Ruw, pad: Pad, ouder: dict, rij: Rij, zonder: str = "") -> tuple[Pad, dict]:
    """Zet een rij onderaan de lijst `pad[-1]` van haar ouder."""
    lijst = ouder.setdefault(pad[-1], [])
    eigen: Pad = (*pad, len(lijst))
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
    return eigen, deel


def _onder(ruw: Ruw, rij: Rij, verwijzing: str, ouders: dict[str, tuple[Pad, dict]], soort: str) -> tuple[Pad, dict]:
    """Hang een rij onder het deel waarnaar ze verwijst; een verkeerde verwijzing is een fout."""
    waarde, plaats = rij.get(verwijzing, (None, rij[""][1]))
    code = "" if waarde is None else str(waarde)
    if code in ouders:
        pad, ouder = ouders[code]
        return _voeg_toe(ruw, (*pad, soort), ouder, rij, verwijzing)
    # Ook een rij die naar niets verwijst, wordt verder nagekeken.
    los = (LOS, soort, len(ruw.los.setdefault(soort, [])), verwijzing)
    ruw.zet(los, plaats)
    uit = _voeg_toe(ruw, (LOS, soort), ruw.los, rij, verwijzing)
    wat = f"ik ken geen {verwijzing} '{code}'" if code else f"de code van de {verwijzing} ontbreekt"
    hulp = suggestie(code, ouders) if code else ""
    ruw.meld(los, verwijzing, f"{wat}; toegelaten: {', '.join(ouders) or 'nog niets'}.{hulp}")
    return uit
