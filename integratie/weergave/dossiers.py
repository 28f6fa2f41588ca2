"""Wat er van elke gemeente, elk cluster en de Rand in de uitvoermap staat, uit het manifest: telkens alleen wat in de eigen map ligt."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from integratie import gebieden
from integratie.opslag import edities
from integratie.register import register
from integratie.uitvoering import manifest
from integratie.uitvoering.opdracht import Rapport, rapporten, titel_van, uitvoermap
from integratie.weergave import figuurbestanden
from integratie.weergave.documenten import formaten

GEMEENTE, CLUSTER, RAND = "gemeente", "cluster", "rand"
PAGINA = "html"
GEGEVENS = ("gegevens.xlsx", "gegevens.csv")
SOORTEN = {
    "trend": "door de jaren",
    "beeld lijn": "door de jaren",
    "staven": "groepen naast elkaar",
    "beeld staven": "groepen naast elkaar",
    "beeld groepen": "groepen door de jaren",
    "samenstelling": "door de jaren",
    "kaartreeks": "kaarten door de jaren",
    "typologie": "begin en snelheid",
    "verschillen": "gemeenten naast elkaar",
    "inhalen": "begin en verandering",
    "spreiding": "door de jaren",
}  # begin van een anker → wat de figuur toont
FIGUREN = {
    "beeld-groei": "Waardoor de bevolking groeide",
    "beeld-leeftijd": "Bevolking naar leeftijd",
    "piramide": "Bevolking naar leeftijd en geslacht",
    "instroom-kaart": "Aankomsten uit Brussel en de Vlaamse Rand (kaart)",
    "instroom-vanwaar": "Waar aankomsten vandaan komen",
    "instroom-waarheen": "Waar vertrekken heen gaan",
    "instroom-wijken": "Aankomsten per wijk (kaart)",
    "netwerk": "Het lokale netwerk",
    "plan-tijdlijn": "De acties van het plan in de tijd",
    "plannetwerk": "Wie samen aan acties van het plan werkt",
    "wijken": "Cijfers per wijk (kaart)",
}  # anker zonder indicator → naam


@dataclass(frozen=True)
class Verslag:
    """Eén rapport; `documenten` is soort → bestand en `figuren` anker → {soort: bestand}, met paden binnen de map.

    `voorbij` zegt waarom het over een editie gaat die er niet meer is. Een mislukt rapport heeft wat er van de vorige versie staat.
    """

    notebook: str
    titel: str
    voor: str
    peiljaar: int
    editie: str
    naast: tuple[str, ...]
    parameters: dict[str, object]
    mislukt: bool
    cel: int
    reden: str
    voorbij: str
    zonder: tuple[str, ...] = ()  # welke bestanden van de gemeente ontbreken, elk in een zin
    leeg: bool = False  # heeft het daardoor niets anders?
    documenten: dict[str, str] = field(default_factory=dict)
    figuren: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def adres(self) -> str:
        """De bladzijde in de map, of niets als ze er niet is."""
        return self.documenten.get(PAGINA, "")


@dataclass(frozen=True)
class Dossier:
    """Eén map: een gemeente, een cluster of de Rand. `voorbij` zegt waarom ze niet meer bestaat.

    `nog_niet` zijn de rapporten van `parameters/rapporten.yaml` die er over haar kunnen zijn en er niet staan; `ernaast` zijn haar
    bestanden buiten een submap.
    """

    nis: str
    naam: str
    map: str
    soort: str
    voorbij: str
    verslagen: tuple[Verslag, ...]
    nog_niet: tuple[Rapport, ...]
    ernaast: frozenset[str]

    @property
    def eerste(self) -> Verslag:
        """Het eerste rapport dat er staat en over vandaag gaat, anders gewoon het eerste."""
        return next((v for v in self.verslagen if self.staat_er(v)), self.verslagen[0])

    @property
    def heeft_cijfers(self) -> bool:
        """Zonder rapport geen cijfers: de gegevens kunnen net de reden zijn."""
        return self.staat_er(self.eerste)

    def staat_er(self, verslag: Verslag) -> bool:
        """Is er een bladzijde, over een gebied en een editie van vandaag?"""
        return bool(verslag.adres) and not self.voorbij and not verslag.voorbij


def dossiers(rijen: Iterable[dict]) -> list[Dossier]:
    """De mappen van deze rijen van het manifest, op naam; de rapporten in de volgorde van `parameters/rapporten.yaml`."""
    soorten, vormen = rapporten(), (PAGINA, *formaten(), "ipynb")
    plaats = {notebook: nummer for nummer, notebook in enumerate(soorten)}
    per_map: dict[str, list[dict]] = {}
    for rij in sorted(rijen, key=lambda rij: (plaats.get(rij["notebook"], len(plaats)), rij["notebook"])):
        per_map.setdefault(uitvoermap(rij["nis"], rij["gebied"]), []).append(rij)
    alle = (_dossier(map_, van_map, soorten, vormen) for map_, van_map in per_map.items())
    return sorted(alle, key=lambda d: (gebieden.plat(d.naam), d.map))


def figuurnaam(anker: str) -> str:
    """Hoe een figuur in een lijst heet: haar indicator met groep en soort, zonder gemeente of jaar; zonder indicator in het anker haar naam hier."""
    if naam := FIGUREN.get(anker.partition("_")[0]):
        return naam
    woorden = anker.split("-")
    plaatsen = ((i, j) for i in range(1, len(woorden)) for j in range(len(woorden), i, -1))
    gevonden = next(((i, j) for i, j in plaatsen if "_".join(woorden[i:j]) in register()), None)
    if gevonden is None:
        return " ".join(woorden).capitalize()
    i, j = gevonden
    soort, groep = " ".join(woorden[:i]), " ".join(["", *woorden[j:]])
    beeld = SOORTEN.get(soort, soort.replace("opvolging", "streefcijfer"))
    return f"{register()['_'.join(woorden[i:j])].titel}{',' if groep else ''}{groep} ({beeld})"


def _dossier(map_: str, rijen: list[dict], soorten: dict[str, Rapport], vormen: tuple[str, ...]) -> Dossier:
    nis = rijen[0]["nis"]
    voorbij = "" if gebieden.is_gebied(nis) else gebieden.waarom_onbekend(nis)
    # Ook een arrondissement heeft een code van vijf cijfers; een gemeente die er niet meer is, blijft een gemeente.
    gemeente = nis in gebieden.gemeenten() or (voorbij and re.fullmatch(r"[0-9]{5}", nis))
    soort = GEMEENTE if gemeente else RAND if nis == gebieden.RAND else CLUSTER
    verslagen = tuple(_verslag(map_, rij, soorten, vormen) for rij in rijen)
    kan = [r for r in soorten.values() if (r.per != "groep" or r.groep == nis) and not voorbij]
    er = {verslag.notebook for verslag in verslagen if verslag.adres}
    nog_niet = tuple(rapport for rapport in kan if rapport.notebook not in er)
    ernaast = frozenset(naam for rij in rijen for naam in _in_map(map_, rij) if "/" not in naam)
    return Dossier(nis, rijen[0]["gebied"], map_, soort, voorbij, verslagen, nog_niet, ernaast)


def _verslag(map_: str, rij: dict, soorten: dict[str, Rapport], vormen: tuple[str, ...]) -> Verslag:
    notebook, editie, namen = rij["notebook"], rij["editie"], _in_map(map_, rij)
    figuren: dict[str, dict[str, str]] = {}
    for pad in namen:
        submap, _, naam = pad.partition("/")
        anker, _, vorm = naam.rpartition(".")
        if submap == figuurbestanden.MAP and anker and "/" not in naam:
            figuren.setdefault(anker, {})[vorm] = pad
    documenten = {vorm: naam for vorm in vormen if (naam := f"{notebook}.{vorm}") in namen}
    return Verslag(
        notebook,
        titel_van(notebook, soorten),
        soorten[notebook].voor if notebook in soorten else "",
        rij["peiljaar"],
        editie,
        tuple(rij.get("naast", ())),
        rij.get("parameters", {}),
        rij["status"] == manifest.MISLUKT,
        rij.get("cel", 0),
        rij.get("reden", ""),
        "" if editie in edities.edities() else f"editie {editie} van de gegevens is er niet meer",
        tuple(rij.get("zonder", ())),
        "leeg" in rij,
        documenten,
        figuren if PAGINA in documenten else {},
    )


def _in_map(map_: str, rij: dict) -> list[str]:
    return sorted(pad.removeprefix(f"{map_}/") for pad in rij["bestanden"] if pad.startswith(f"{map_}/"))
