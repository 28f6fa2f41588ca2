"""Een plan lezen uit YAML of Excel: gecontroleerd, of geweigerd met alle fouten tegelijk."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from integratie.beleid.plan.model import Plan
from integratie.beleid.plan.nakijken import cijferfouten, keur
from integratie.beleid.plan.ruw import Fout, Ruw, kort
from integratie.beleid.plan.yamlbestand import lees_yaml
from integratie.bestanden.openen import eis_gewoon
from integratie.fouten import Gebruiksfout
from integratie.project import projectmap

SOORTEN = (".yaml", ".xlsx")


@dataclass(frozen=True)
class Uitslag:
    """Wat een controle vond; `plan` is er zodra het vormelijk klopt, ook als een basiswaarde afwijkt. `ruw` kent de plaats van elk veld."""

    plan: Plan | None
    fouten: tuple[Fout, ...]
    meldingen: tuple[Fout, ...] = ()
    ruw: Ruw | None = None


def controleer(pad: Path) -> Uitslag:
    """Alle fouten van een plan: de vorm, de namen, en de basiswaarden naast het register.

    Fout: `Gebruiksfout` als het bestand zelf niet te lezen is.
    """
    ruw = _ruw(Path(pad))
    plan, fouten = keur(ruw)
    afwijkend, meldingen = cijferfouten(ruw)
    return Uitslag(plan, tuple(ruw.geordend([*fouten, *afwijkend])), tuple(meldingen), ruw)


def lees_plan(pad: Path) -> Plan:
    """Het plan in een bestand. Fout: `Gebruiksfout` met elke fout op een regel.

    Een basiswaarde die intussen van het register verschilt, houdt het lezen niet tegen: dat meldt `controleer`.
    """
    plan, fouten = keur(_ruw(Path(pad)))
    if plan is None:
        regels = [str(fout) for fout in fouten]
        slot = f"Het plan {kort(Path(pad))} telt {len(fouten)} fouten; zie ze met: integratie plan controle {kort(Path(pad))}"
        raise Gebruiksfout("\n".join(regels if len(regels) == 1 else [*regels, slot]))
    return plan


def plan_van(code: str) -> Plan | None:
    """Het plan van een gemeente (NIS-code) of cluster (sleutel) in `parameters/plannen/`, of None; één keer gelezen zolang er niets verandert.

    Fout: `Gebruiksfout`.
    """
    return _plan_van(code, bestandsstand(code))


@cache
def _plan_van(code: str, stand: tuple[tuple[Path, int, int], ...]) -> Plan | None:
    paden = [pad for pad, *_ in stand]
    if len(paden) > 1:
        raise Gebruiksfout(
            f"{kort(paden[0])} en {paden[1].name} beschrijven hetzelfde gebied; houd er één over in {paden[0].parent.name}."
        )
    if not paden:
        return None
    plan = lees_plan(paden[0])
    if plan.gebied != code:
        raise Gebruiksfout(
            f"{kort(paden[0])} gaat over gebied '{plan.gebied}' en niet over '{code}'; hernoem het tot {plan.gebied}{paden[0].suffix}."
        )
    return plan


def bestandsstand(code: str) -> tuple[tuple[Path, int, int], ...]:
    """De bestanden met het plan van een gebied die er zijn, elk met het uur van de laatste wijziging en de grootte."""
    return tuple((p, p.stat().st_mtime_ns, p.stat().st_size) for p in paden_van(code) if p.is_file())


def map_van_plannen() -> Path:
    return projectmap() / "parameters" / "plannen"


def paden_van(code: str) -> list[Path]:
    """Waar het plan van een gebied kan staan: als YAML of als Excel."""
    return [map_van_plannen() / f"{code}{soort}" for soort in SOORTEN]


def _ruw(pad: Path) -> Ruw:
    try:
        eis_gewoon(pad, Gebruiksfout)
    except (OSError, ValueError) as fout:
        raise Gebruiksfout(f"{pad.as_posix()} bestaat niet; geef het pad van een plan (.yaml of .xlsx).") from fout
    if pad.suffix.casefold() == ".xlsx":
        from integratie.beleid.plan.werkboek import lees_werkboek

        return lees_werkboek(pad)
    return lees_yaml(pad)
