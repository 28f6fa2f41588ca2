"""Eén run, van opdrachten tot overzicht: de rapporten, de andere documenten die gevraagd zijn, en de pagina die ze opsomt."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from integratie.fouten import Gebruiksfout
from integratie.rapport import andere_machines, formaten, maken, werker
from integratie.uitvoering import manifest, motor, processen
from integratie.uitvoering.opdracht import Opdracht


@dataclass
class Uitslag:
    """Wat een run opleverde: een rij per opdracht, een zin per mislukking daarbuiten, en wat er van de gebruiker bewaard werd."""

    overzicht: Path
    rijen: list[dict] = field(default_factory=list)
    fouten: list[str] = field(default_factory=list)
    bewaard: list[str] = field(default_factory=list)
    met_overzicht: bool = True

    @property
    def gelukt(self) -> bool:
        """Is alles gemaakt wat gevraagd was?"""
        return not self.fouten and all(rij["status"] != manifest.MISLUKT for rij in self.rijen)


def voer_uit(
    opdrachten: list[Opdracht],
    uit: Path,
    werkers: int,
    documenten: Sequence[str] = (),
    opnieuw: bool = False,
    dask: str | None = None,
    tijdslimiet: int = motor.TIJDSLIMIET,
    meld: Callable[[list[dict]], None] = lambda rijen: None,
    zeg: Callable[[str], None] = lambda zin: None,
) -> Uitslag:
    """Maak wat veranderd is in map `uit`, met `werkers` tegelijk of met de werkprocessen van de planner op adres `dask`.

    `meld` krijgt na elk rapport de rijen die al klaar zijn, `zeg` een zin als het vorige manifest niet bruikbaar was.
    Fout: `Gebruiksfout` als een document hier niet te maken is, als `uit` geen map is, of als daar al een andere run bezig is;
    `OSError` als er niet te schrijven valt.
    """
    if uit.exists() and not uit.is_dir():
        raise Gebruiksfout(f"{uit} is geen map; geef met --uit een map op.")
    formaten.controleer(documenten)
    uitslag = Uitslag(uit / "index.html")

    def besluit(rijen: list[dict]) -> None:
        editie = opdrachten[0].editie
        if documenten:
            uitslag.fouten += formaten.vul_aan(rijen, uit, editie, documenten, werkers)
        warm = not dask and any(rij["status"] == manifest.GEMAAKT for rij in rijen)
        _werk_overzicht_bij(uitslag, editie if warm else None)

    uit.mkdir(parents=True, exist_ok=True)
    wie = andere_machines.uitvoerder(dask, opdrachten, uit) if dask else ThreadPoolExecutor(werkers)
    with wie as uitvoerder:
        uitslag.rijen = maken.maak_alles(opdrachten, uit, uitvoerder, opnieuw, meld, tijdslimiet, besluit, zeg)
    return uitslag


def _werk_overzicht_bij(uitslag: Uitslag, editie: str | None) -> None:
    """Ook zonder overzicht krijgt de gebruiker de stand van elk rapport; `editie` is die van het warme proces, als er een is."""
    uit = uitslag.overzicht.parent
    try:
        if processen.WARM and editie:
            with processen.hulpproces({"INTEGRATIE_EDITIE": editie}) as hulp:  # in het warme proces is alles al geladen
                uitslag.bewaard = hulp.submit(_schrijf_overzicht, uit).result()
        else:
            uitslag.bewaard = _schrijf_overzicht(uit)
    except Exception as fout:
        uitslag.met_overzicht = False
        uitslag.fouten.append(
            f"Het overzicht {uitslag.overzicht} is niet bijgewerkt: {werker.reden(fout).rstrip('.')}."
        )


def _schrijf_overzicht(uit: Path) -> list[str]:
    from integratie.weergave import overzicht

    return overzicht.schrijf(uit)
