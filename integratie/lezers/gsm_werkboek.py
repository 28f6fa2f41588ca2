"""Gemeente-Stadsmonitor, «Download alle cijfers»: een blad per code (SA_S_11, WE_36, DE55 …), in een werkboek, een zip met een csv per blad of één csv.

Kolommen: `Gemeente, NIS-code, [Centrumstad?], Indicator, Jaar`, kolommen met tekst (herkomst, geslacht, item …) en met cijfers: antwoorden in %, of
een teller, een noemer en hun verhouding. Wat een kolom is, zegt `gsm_kolommen`; welk blad een tabel met een kaart vult, zegt `gsm_kaarten`.
"""

import re
from difflib import get_close_matches
from pathlib import Path

import pandas as pd

from integratie.fouten import Gegevensfout
from integratie.gebieden import plat
from integratie.lezers import gsm_cijfers, gsm_kaarten, gsm_lijst, gsm_tabel
from integratie.lezers.gsm_bladen import lees_bladen
from integratie.lezers.gsm_cijfers import Cijfers, is_procent
from integratie.lezers.gsm_gewest import eis_gewest
from integratie.lezers.gsm_survey import IN_BLADEN, ITEMS
from integratie.lezers.lading import Lading
from integratie.onderwerpen import bindingen, naam_van
from integratie.tabel import Bron, Onderwerp

# Het antwoord dat de cijfers van het pakket tonen, in deze volgorde (zoals bij de bevraging van 2023).
ANTWOORDEN = (
    "Ja",
    "Tevreden",
    "Eens",
    "Veel",
    "Vaak/altijd",
    "Lid",
    "Hoog",
    "Positief",
    "Sterk",
    "Meer dan 10",
    "Hinder",
)
UITGEVER = "Agentschap Binnenlands Bestuur (Gemeente-Stadsmonitor)"
LICENTIE = "Modellicentie Gratis Hergebruik Vlaanderen"
STEEKPROEF = (
    "Steekproef: de foutenmarge staat niet bij de cijfers; rangschik gemeenten niet op bijna gelijke uitkomsten."
)


def lees(pad: Path) -> list[Lading]:
    """Wat de kaarten vragen in hun tabel, elk ander blad in een tabel `gsm_<code>`, en wat het pakket kent ook in `survey`.

    Fout: `Gegevensfout` met blad en cel bij een andere kop, een cel die niet kan, of een teller en noemer die de verhouding niet geven.
    """
    ladingen: list[Lading] = []
    survey: list[pd.DataFrame] = []
    gezien: dict[str, str] = {}
    for blad in lees_bladen(pad):
        kaart = gsm_kaarten.kaart_van(blad.code)
        sleutel = kaart.code if kaart else naam_van(blad.code)
        if sleutel in gezien:
            raise Gegevensfout(
                f"{blad.waar}: blad '{gezien[sleutel]}' heeft dezelfde code; verwacht: elke code één keer (bewaar er maar één)."
            )
        gezien[sleutel] = blad.code
        cijfers = gsm_cijfers.lees(blad)
        eis_gewest(cijfers)
        _eis_titel(cijfers, kaart.code if kaart else blad.code)
        if kaart:
            ladingen.append(gsm_tabel.lading(cijfers, kaart))
            continue
        ladingen.append(_eigen(cijfers))
        if len(deel := _voor_survey(cijfers)):
            survey.append(deel)
    if not ladingen:
        raise Gegevensfout(
            f"{pad.name}: geen blad met kolommen Gemeente, NIS-code, Indicator, Jaar; verwacht: een blad per code."
        )
    if survey:
        ladingen.append(Lading("survey", pd.concat(survey, ignore_index=True), uitgave="Editie {laatste}"))
    return ladingen


def _eis_titel(cijfers: Cijfers, eigen: str) -> None:
    """Een blad met de titel van een andere indicator heeft een verkeerde code, en vult de tabel van een ander of geen enkele. Fout: `Gegevensfout`."""
    op_titel: dict[str, list[str]] = {}
    for code, titel in gsm_lijst.titels().items():
        op_titel.setdefault(plat(titel), []).append(code)
    zoals = get_close_matches(plat(cijfers.titel), op_titel, n=1, cutoff=0.9)
    zelfde = op_titel[zoals[0]] if zoals else []
    gevraagd = any(gsm_kaarten.kaart_van(code) for code in [*zelfde, eigen])
    if zelfde and gevraagd and eigen.replace("_", "") not in {code.replace("_", "") for code in zelfde}:
        raise Gegevensfout(
            f"{cijfers.blad.waar}: kolom 'Indicator', rij {cijfers.blad.rijnummers[0]} bevat '{cijfers.titel}', en dat is {' of '.join(zelfde)}; "
            "verwacht: een blad (of een csv) met die code als naam."
        )


def _eigen(cijfers: Cijfers) -> Lading:
    """Een blad zonder kaart als tabel `gsm_<code>`: teksten worden groepen; teller, noemer en verhouding blijven apart."""
    code = cijfers.blad.code
    basis = naam_van(code or cijfers.titel)
    tekst = _samen(cijfers.teksten)
    onderwerpen: dict[str, Onderwerp] = {}
    kolommen: dict[str, str] = {}
    delen = []
    for kop in cijfers.waarden.columns:
        naam, onderwerp, groep = _onderwerp(cijfers, kop, basis)
        onderwerpen.setdefault(naam, onderwerp)
        kolommen[naam] = cijfers.blad.kolom(kop)
        deel = cijfers.vast[["nis", "jaar", "indeling", "rij"]].assign(
            onderwerp=naam, groep=_samen(pd.DataFrame({"t": tekst, "g": groep})) if groep else tekst
        )
        delen.append(deel.assign(waarde=cijfers.waarden[kop], status=cijfers.statussen[kop]))
    bron = Bron(
        tabel=f"gsm_{basis}",
        titel=f"{cijfers.titel} ({code})" if code else cijfers.titel,
        uitgever=UITGEVER,
        licentie=LICENTIE,
        peildatum="het jaar van de cijfers",
        uitgave="Download alle cijfers, {jaren}",
        onderwerpen=onderwerpen,
        ophalen="gemeente-stadsmonitor.vlaanderen.be, «Download alle cijfers», een werkboek per thema.",
        voorbehouden=tuple(
            v
            for v in (
                STEEKPROEF if "_S_" in code else "Zie de omschrijving van de indicator bij de bron.",
                cijfers.afwijking,
            )
            if v
        ),
    )
    return Lading(bron.tabel, pd.concat(delen, ignore_index=True), bron=bron, kolommen=kolommen)


def _samen(teksten: pd.DataFrame) -> pd.Series:
    """De teksten van een rij als één groep, «Goed samenleven – Eens»."""
    uit = pd.Series("", index=teksten.index, dtype="str")
    for kop in teksten.columns:
        tussen = pd.Series(" – ", index=uit.index).where((uit != "") & (teksten[kop] != ""), "")
        uit = uit + tussen + teksten[kop]
    return uit


def _onderwerp(cijfers: Cijfers, kop: str, basis: str) -> tuple[str, Onderwerp, str]:
    """Naam en onderwerp van een kolom met cijfers, en de groep die haar kop erbij is."""
    titel, gebonden = cijfers.titel, bindingen()
    if cijfers.breuk and kop in cijfers.breuk[:2]:
        maat = ("teller", "noemer")[cijfers.breuk.index(kop)]
        return (
            f"{basis}_{maat}",
            Onderwerp(f"{titel}: {kop}", _tussen_haakjes(kop) or "aantal", True, cijfers.met_teken),
            "",
        )
    eenheid = _eenheid(cijfers, kop) or (gebonden[titel].eenheid if titel in gebonden else "")
    alleen = len(cijfers.waarden.columns) == 1 or (cijfers.breuk is not None and kop == cijfers.breuk[2])
    if alleen:
        return basis, Onderwerp(titel, eenheid, False, cijfers.met_teken), ""
    if cijfers.breuk is None and any(is_procent(k) for k in cijfers.waarden.columns):
        return basis, Onderwerp(titel, "%", False, cijfers.met_teken), _zonder_procent(kop)
    telbaar = kop.casefold().startswith(("aantal", "totaal aantal"))
    naam = f"{basis}_{naam_van(kop)}"[:90]
    return naam, Onderwerp(f"{titel}: {kop}", "aantal" if telbaar else eenheid, telbaar, cijfers.met_teken), ""


def _eenheid(cijfers: Cijfers, kop: str) -> str:
    laag = kop.casefold()
    if is_procent(kop):
        return "%"
    if cijfers.breuk and kop == cijfers.breuk[2] and cijfers.factor in (1000, 10_000):
        return "per 1.000" if cijfers.factor == 1000 else "per 10.000"
    return _tussen_haakjes(kop) or ("aantal" if laag.startswith("aantal") else "")


def _tussen_haakjes(kop: str) -> str:
    """De eenheid in «Mediaanprijs (in euro)» of «Oppervlakte (ha)»; een toelichting tussen haakjes is er geen."""
    gevonden = re.search(r"\((?:in ([^()]+)|(ha|km²|m²|km|kWh|MWh))\)", kop)
    return next(filter(None, gevonden.groups())) if gevonden else ""


def _zonder_procent(kop: str) -> str:
    return kop.replace("(%)", "").strip()


def _voor_survey(cijfers: Cijfers) -> pd.DataFrame:
    """De rijen van de items die het pakket kent, met het antwoord dat het toont."""
    if cijfers.breuk is not None:
        return pd.DataFrame()
    op_naam = {plat(naam): onderwerp for naam, onderwerp in (ITEMS | IN_BLADEN).items()}
    item = _samen(cijfers.teksten)
    naam = cijfers.vast["indicator"].str.replace(r" of andere| \(detail\)", "", regex=True) + " - " + item
    onderwerp = naam.str.removesuffix(" - ").str.removesuffix(" - Eigen gemeente").map(plat).map(op_naam)
    koppen = {_zonder_procent(kop): kop for kop in cijfers.waarden.columns}
    antwoord = next((koppen[a] for a in ANTWOORDEN if a in koppen), None)
    if antwoord is None or onderwerp.isna().all():
        return pd.DataFrame()
    uit = cijfers.vast[["nis", "jaar"]].assign(
        onderwerp=onderwerp,
        groep="",
        waarde=cijfers.waarden[antwoord],
        status=cijfers.statussen[antwoord],
        indeling=cijfers.vast["indeling"],
    )
    return uit[onderwerp.notna()]
