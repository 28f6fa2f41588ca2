"""`<map>/index.html`: wat er van één gemeente, cluster of de Rand is, voor wie, en hoe men maakt wat er nog niet is. Geen link leidt uit de map."""

from collections.abc import Iterator

from integratie import gebieden
from integratie.beeld.opmaak import datum, opsomming
from integratie.opslag import edities
from integratie.uitvoering.opdracht import EIND, rapporten
from integratie.uitvoering.parametercel import uitgeschreven
from integratie.uitvoering.uitvoermap import LEEG, SOM
from integratie.weergave import paginasjabloon
from integratie.weergave.documenten import formaten
from integratie.weergave.dossiers import GEGEVENS, RAND, Dossier, Verslag, figuurnaam

VERANTWOORDING = "verantwoording.html"
UITLEG = {
    "gegevens.xlsx": "elk cijfer, met bron en definitie, voor Excel",
    "gegevens.csv": "dezelfde cijfers, voor een ander programma",
    VERANTWOORDING: "wat de woorden in de rapporten betekenen, en hoe en waaruit elk cijfer berekend is",
}

VORMEN = {"html": "webpagina", "docx": "Word", "pptx": "PowerPoint", "xlsx": "Excel", "ipynb": "notebook"}


def pagina(dossier: Dossier) -> str:
    """De HTML van dit dossier, uit het manifest alleen."""
    standen = {_stand(verslag) for verslag in dossier.verslagen}
    return paginasjabloon.vul(
        "dossier.html.j2",
        d=dossier,
        wat=_wat(dossier),
        stand=_stand,
        gedeeld=standen.pop() if len(standen) == 1 else "",
        figuurnaam=figuurnaam,
        vorm=_vorm,
        bestanden=[(naam, UITLEG[naam]) for naam in (*GEGEVENS, VERANTWOORDING) if naam in dossier.ernaast],
        nog_niet=[(r, _opdracht(dossier, "--notebook", r.notebook)) for r in dossier.nog_niet],
        andere_vormen=list(_andere_vormen(dossier)),
        som=SOM + LEEG,
    )


def _wat(dossier: Dossier) -> str:
    if dossier.voorbij:
        return dossier.voorbij
    if dossier.nis in gebieden.gemeenten():
        return f"Gemeente, NIS-code {dossier.nis}"
    leden = sorted((gebieden.gemeenten()[nis].naam for nis in gebieden.leden_van(dossier.nis)), key=gebieden.plat)
    return f"{'Gebied' if dossier.soort == RAND else 'Cluster'} van {len(leden)} gemeenten: {opsomming(leden)}"


def _stand(verslag: Verslag) -> str:
    """Waarover de cijfers van een rapport gaan, en of er nieuwere zijn. Geen datum van de dag zelf: dezelfde edities geven altijd dezelfde bladzijde."""
    wanneer = None if verslag.voorbij else edities.datum(verslag.editie)
    maand = f" (van {datum(wanneer.isoformat()).partition(' ')[2]})" if wanneer else ""
    naast = f", naast {opsomming(list(verslag.naast))}" if verslag.naast else ""
    anders = uitgeschreven(verslag.parameters)
    nieuwste = next(reversed(edities.edities()))
    nieuwer = f", en er is een nieuwere: {nieuwste}" if verslag.editie != nieuwste and not verslag.voorbij else ""
    return f"Peiljaar {verslag.peiljaar}{naast}{anders}; gegevens: editie {verslag.editie}{maand}{nieuwer}"


def _vorm(soort: str) -> str:
    """Hoe een lezer een bestandssoort noemt."""
    return VORMEN.get(soort, soort)


def _opdracht(dossier: Dossier, *rest: str) -> str:
    """Wat men typt om er iets bij te maken dat bij de andere rapporten past."""
    eerste = dossier.eerste
    naast = [deel for gebied in eerste.naast for deel in ("--naast", gebied)]
    delen = ["integratie", "rapporten", dossier.nis, *rest, "--peiljaar", str(eerste.peiljaar), *naast]
    return " ".join(f'"{deel}"' if " " in deel else deel for deel in delen)


def _andere_vormen(dossier: Dossier) -> Iterator[tuple[str, str, str]]:
    """(rapporten, vormen, opdracht) van wat er nog niet als Word, pdf of beeld is; rapporten met dezelfde leemte samen."""
    samen: dict[tuple[str, ...], list[Verslag]] = {}
    for verslag in dossier.verslagen:
        er = {soort for vormen in (verslag.documenten, *verslag.figuren.values()) for soort in vormen}
        mist = tuple(s for s in formaten() if s not in er and (s != "png" or verslag.figuren))
        if mist and dossier.staat_er(verslag):
            samen.setdefault(mist, []).append(verslag)
    for mist, verslagen in samen.items():
        namen = [v.notebook if v.notebook in rapporten() else f"{v.notebook}{EIND}" for v in verslagen]
        keuze = [deel for naam in namen for deel in ("--notebook", naam)]
        vormen = [deel for soort in mist for deel in ("--formaat", soort)]
        yield (
            opsomming([v.titel for v in verslagen]),
            opsomming(list(map(_vorm, mist))),
            _opdracht(dossier, *keuze, *vormen),
        )
