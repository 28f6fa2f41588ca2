"""Eigen cijfers van een gemeente, provincie of steunpunt: csv of werkboek met een rij per gemeente.

Een kolom `nis` of `gemeente` (of beide), en dan ofwel een kolom per jaar, ofwel een kolom per onderwerp, met een kolom `jaar` of het jaar erboven
(of in de naam van het blad of bestand). Boven de kop mag staan wat men erover weet, een regel per veld: `titel`, `eenheid`, `bron`, `optelbaar`, `jaar`. Wat daar niet staat en ook niet in
`parameters/onderwerpen.yaml`, wordt niet verzonnen: het inlezen zegt wat men typt.
"""

import csv
import re
from dataclasses import replace
from pathlib import Path

import pandas as pd

from integratie.bestanden.openen import lees_bytes
from integratie.bestanden.scheiding import SCHEIDINGEN
from integratie.fouten import Gegevensfout
from integratie.lezers.archief import is_ingepakt
from integratie.lezers.bestand import UITGEPAKT_HOOGSTENS, eis_utf8
from integratie.lezers.eigen_gemeenten import Gemeenten, is_gemeente
from integratie.lezers.eigen_waarden import waarden_van
from integratie.lezers.lading import Lading
from integratie.lezers.pinc_eigen import bron_van, wat_ontbreekt
from integratie.lezers.werkboek import JAAR_IN_NAAM, Rijen, lees_werkboek, plaats, tekst
from integratie.onderwerpen import Binding, bindingen, kan_onder_nul, naam_van

NIS = {"nis", "niscode", "nis-code", "nis code", "nis_code", "refnis", "geoitem"}
NAAM = {"gemeente", "gemeenten", "gemeentenaam", "naam gemeente"}
JAAR = {"jaar", "year", "period"}
VELDEN = ("titel", "eenheid", "bron", "optelbaar", "jaar")
NIET_OPGEGEVEN = "bron niet opgegeven"
LICENTIE = "te bepalen door wie de cijfers gaf"
_WAARDE = {"waarde", "aantal", "cijfer", "value"}  # een kop die geen onderwerp noemt
_JAARTAL = re.compile(r"((?:19|20)[0-9]{2})(?:\.0|[-–/]((?:19|20)?[0-9]{2}))?")  # «2023», of het schooljaar «2023-2024»
_PERSOON = re.compile(
    r"rijksregister|identificatienummer|\b(rrn|insz|niss|naam|voornaam|familienaam|achternaam|e-?mail|e-mailadres|adres|straat|telefoon|gsm|"
    r"geboortedatum|geboren op)\b"
)
_EENHEID = re.compile(r"(.+?) \[([^\]]+)\]")


def lees(pad: Path) -> list[Lading]:
    """Een tabel `eigen_<naam>` per onderwerp, in de gemeenten van vandaag zodra ze ingelezen is.

    Een onderwerp heet naar zijn kolom, of (een kolom per jaar, of een kolom `waarde`) naar de titel erboven, anders naar blad of bestand.
    Fout: `Gegevensfout` met rij en kolom bij een onbekende of dubbele gemeente, een cel die geen getal is, of een blad zonder cijfers.
    """
    ladingen: dict[str, Lading] = {}
    for naam, rijen in _bladen(pad).items():
        kop = _koprij(rijen)
        if kop is None:
            continue
        waar = pad.name if naam == pad.stem else f"{pad.name}, blad '{naam}'"
        for lading in _blad(rijen, kop, naam, waar):
            if lading.tabel in ladingen:
                raise Gegevensfout(
                    f"{waar}: het onderwerp van {lading.tabel} staat er twee keer; verwacht: elk onderwerp één keer."
                )
            ladingen[lading.tabel] = lading
    if not ladingen:
        raise Gegevensfout(f"{pad.name}: geen koprij met 'nis' of 'gemeente' en met jaartallen of een kolom 'jaar'.")
    return list(ladingen.values())


def _bladen(pad: Path) -> dict[str, Rijen]:
    if is_ingepakt(pad):
        bladen = lees_werkboek(pad)
        return {pad.stem if len(bladen) == 1 else naam: rijen for naam, rijen in bladen.items()}
    regels = eis_utf8(lees_bytes(pad, UITGEPAKT_HOOGSTENS), pad.name).splitlines()
    for scheiding in SCHEIDINGEN:
        rijen = [tuple(rij) for rij in csv.reader(regels, delimiter=scheiding)]
        if _koprij(rijen) is not None:
            breed = max(map(len, rijen))
            return {pad.stem: [(*rij, *[""] * (breed - len(rij))) for rij in rijen]}
    return {}


def _koprij(rijen: Rijen) -> int | None:
    """De eerste rij met `nis` of `gemeente` en met jaartallen, een kolom `jaar` of een kolom `waarde`, of met het jaar erboven."""
    for n, rij in enumerate(rijen):
        koppen = {tekst(c).casefold() for c in rij}
        if not koppen & (NIS | NAAM):
            continue
        if koppen & (JAAR | _WAARDE) or any(map(_jaartal, koppen)) or "jaar" in _velden(rijen[:n]):
            return n
    return None


def _velden(rijen: Rijen) -> dict[str, str]:
    """Wat er boven de kop staat: `titel;…` of `titel: …`."""
    uit = {}
    for rij in rijen:
        naam, _, rest = " ".join(tekst(c) for c in rij if tekst(c)).lstrip("# ").partition(" ")
        if (veld := naam.rstrip(":").casefold()) in VELDEN and rest and not (veld == "jaar" and not _jaartal(rest)):
            uit[veld] = rest.strip()
    return uit


def _blad(rijen: Rijen, kop: int, naam: str, waar: str) -> list[Lading]:
    koppen, velden = [tekst(c) for c in rijen[kop]], _velden(rijen[:kop])
    laag = [k.casefold() for k in koppen]
    if dubbel := next((k for k in laag if k and laag.count(k) > 1), None):
        raise Gegevensfout(f"{waar}: de kolom '{dubbel}' staat er meer dan één keer; verwacht: elke kolom één keer.")
    if persoon := next((k for k, t in zip(koppen, laag, strict=True) if t not in NAAM and _PERSOON.search(t)), None):
        raise Gegevensfout(
            f"{waar}: kolom '{persoon}' gaat over personen; verwacht: alleen aantallen per gemeente (haal die kolom weg en tel eerst op)."
        )
    nis, gemeente, jaar = (
        next((k for k, t in enumerate(laag) if t in mogelijk), None) for mogelijk in (NIS, NAAM, JAAR)
    )
    cijfers = [k for k, t in enumerate(koppen) if t and k not in (nis, gemeente, jaar)]
    wie = [k for k in (nis, gemeente) if k is not None]
    gevuld = [
        (n, rij)
        for n, rij in enumerate(rijen[kop + 1 :], start=kop + 1)
        if any(tekst(rij[k]) for k in cijfers) or is_gemeente(tekst(rij[k]) for k in wie)  # de rest is een voetnoot
    ]
    per_jaar = jaar is None and any(_jaartal(koppen[k]) for k in cijfers)
    if per_jaar and (vreemd := [koppen[k] for k in cijfers if not _jaartal(koppen[k])]):
        raise Gegevensfout(
            f"{waar}: kolom '{vreemd[0]}' is geen jaartal; verwacht: alleen jaartallen, of een kolom 'jaar'."
        )
    if not gevuld or not cijfers:
        raise Gegevensfout(f"{waar}: geen rijen of kolommen met cijfers onder de koprij (rij {kop + 1}).")
    gemeenten = Gemeenten(gevuld, nis, gemeente, waar)
    een_jaar = _een_jaar(velden, naam, waar) if jaar is None and not per_jaar else 0
    per_onderwerp: dict[str, list[tuple[int, int]]] = {}  # label → (kolom, vast jaar of 0)
    for k in cijfers:
        los = per_jaar or (len(cijfers) == 1 and laag[k] in _WAARDE)
        label = velden.get("titel", naam) if los else koppen[k]
        per_onderwerp.setdefault(label, []).append((k, _jaartal(koppen[k]) if per_jaar else een_jaar))
    uit = []
    for label, kolommen in per_onderwerp.items():
        binding = _binding(label, velden if len(per_onderwerp) == 1 else velden | {"titel": ""})
        delen = []
        for k, vast in kolommen:
            jaren = [vast or _jaar(rij[jaar or 0], plaats(waar, n, jaar or 0)) for n, rij in gevuld]
            waarden = waarden_van([(n, rij[k]) for n, rij in gevuld], k, waar, koppen[k], binding.met_teken)
            delen.append(pd.DataFrame({"rij": [n for n, _ in gevuld], "jaar": jaren}).join(waarden))
        cijfers_van = pd.concat(delen, ignore_index=True)
        binding = _met_eenheid(binding, cijfers_van.pop("procent"), f"{waar}: kolom '{koppen[kolommen[0][0]]}'")
        naar_bestand = f"'{label}' heet naar het bestand of het blad; zet boven de koprij «titel;…»."
        meldingen = [gemeenten.melding, naar_bestand if label == naam and binding.label not in bindingen() else ""]
        uit.append(_lading(binding, gemeenten.bij(cijfers_van), meldingen))
    return uit


def _een_jaar(velden: dict[str, str], naam: str, waar: str) -> int:
    """Het jaar van een blad zonder jaren: dat erboven, of het enige in de naam van blad of bestand. Fout: `Gegevensfout` als er geen is."""
    if len(jaren := [velden["jaar"]] if "jaar" in velden else JAAR_IN_NAAM.findall(naam)) != 1:
        raise Gegevensfout(
            f"{waar}: van welk jaar zijn de cijfers? Zet boven de koprij «jaar;2024», of een kolom 'jaar' erbij."
        )
    return _jaartal(jaren[0])


def _met_eenheid(binding: Binding, procent: pd.Series, waar: str) -> Binding:
    """De binding, met % als eenheid als de cijfers zo staan. Fout: `Gegevensfout` bij een andere eenheid, als maar een deel van de kolommen in % staat, of als men ze wil optellen."""
    gegeven = set(procent.dropna())
    if len(gegeven) > 1 or (True in gegeven and binding.eenheid not in ("", "%")):
        verwacht = f"de eenheid '{binding.eenheid}'" if binding.eenheid else "overal een %-teken, of nergens"
        raise Gegevensfout(f"{waar} staat in %; verwacht: {verwacht}.")
    binding = replace(binding, eenheid="%") if True in gegeven else binding
    if binding.eenheid == "%" and binding.optelbaar:
        raise Gegevensfout(
            f"{waar}: aandelen in % zijn niet op te tellen over gemeenten; verwacht: «optelbaar» weg of nee."
        )
    return binding


def _lading(binding: Binding, rijen: pd.DataFrame, meldingen: list[str]) -> Lading:
    onderwerp = naam_van(binding.label)
    bron = bron_van(binding, f"eigen_{onderwerp}", NIET_OPGEGEVEN, LICENTIE, "Eigen cijfers {jaren}", "eigen cijfers")
    rijen = rijen.assign(jaar=rijen["jaar"] + binding.jaarverschuiving, onderwerp=onderwerp, groep="")
    alle = (wat_ontbreekt(binding, ["eenheid", "bron"]), *meldingen)
    return Lading(bron.tabel, rijen, None, bron, bron.uitgave, tuple(filter(None, alle)))


def _binding(kop: str, velden: dict[str, str]) -> Binding:
    """Wat het bestand en de regel in `parameters/onderwerpen.yaml` over een onderwerp zeggen; de regel gaat voor."""
    deel = _EENHEID.fullmatch(kop)
    label, eenheid = (deel[1], deel[2]) if deel else (kop, velden.get("eenheid", ""))
    binding = bindingen().get(label)
    if binding is None:
        optelbaar = velden.get("optelbaar", "").casefold() in ("ja", "true", "waar")
        titel = velden.get("titel") or label
        binding = Binding(
            label, titel, eenheid, optelbaar, met_teken=kan_onder_nul(label, {}), bron=velden.get("bron", "")
        )
    else:
        binding = replace(binding, eenheid=binding.eenheid or eenheid, bron=binding.bron or velden.get("bron", ""))
    return binding


def _jaar(cel: object, waar: str) -> int:
    waarde = tekst(cel)
    if not (jaar := _jaartal(waarde)):
        raise Gegevensfout(f"{waar} bevat '{waarde}'; verwacht: een jaartal.")
    return jaar


def _jaartal(woord: str) -> int:
    """Het jaar in een kop of cel; van een schooljaar dat waarin het begint; 0 als het er geen is."""
    delen = _JAARTAL.fullmatch(woord)
    if not delen or (delen[2] and int(delen[2]) % 100 != (int(delen[1]) + 1) % 100):
        return 0
    return int(delen[1])
