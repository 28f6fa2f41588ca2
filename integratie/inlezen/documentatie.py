"""`docs/gegevens.md`, geschreven uit de herkomst van de ingebedde editie en uit `lezers/recepten.yaml`; de tekst staat in `gegevens.md.j2`."""

from pathlib import Path

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from integratie import gebieden, indicator
from integratie.inlezen import recept
from integratie.lezers import gsm_afwijkingen, soorten
from integratie.opslag import edities
from integratie.project import projectmap
from integratie.rekenen import in_tekst


def schrijf(doel: Path | None = None) -> Path:
    """Schrijf het document (gewoon: `docs/gegevens.md` van het project) en geef zijn pad."""
    pad = doel or projectmap() / "docs" / "gegevens.md"
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text(tekst(), encoding="utf-8", newline="\n")
    return pad


def tekst() -> str:
    """De hele inhoud van `docs/gegevens.md`."""
    bronnen = edities.bronnen(recept.EDITIE)
    sjablonen = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=False,  # Markdown
        trim_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    return sjablonen.get_template("gegevens.md.j2").render(
        editie=recept.EDITIE,
        bronnen=bronnen,
        megabytes=in_tekst(sum(pad.stat().st_size for pad in edities.INGEBED.glob("*.parquet")) / 1e6, 1),
        jaren={tabel: _jaren(tabel) for tabel in bronnen},
        dekking={tabel: _dekking(tabel) for tabel in bronnen},
        liim=_liim(),
        leemten=indicator.leemten(),
        themas=indicator.THEMAS,
        afwijkingen=list(gsm_afwijkingen.afwijkingen().values()),
        soorten=list(soorten.soorten().values()),
    )


def _jaren(tabel: str) -> str:
    jaren = edities.lees(tabel, recept.EDITIE).query("waarde.notna()")["jaar"]
    return f"{jaren.min()}–{jaren.max()}" if jaren.min() < jaren.max() else str(jaren.min())


def _dekking(tabel: str) -> str:
    bekend = set(edities.lees(tabel, recept.EDITIE).query("waarde.notna()")["nis"])
    groepen = ("vlaamse-rand", "vlaanderen", "brussel")
    return " · ".join(f"{len(bekend & set(gebieden.groep(g).leden))}/{len(gebieden.groep(g).leden)}" for g in groepen)


def _liim() -> list[dict[str, str]]:
    """Wat de monitor van de overheid toont, en de indicator die het hier toont (`liim.yaml`)."""
    catalogus, uit = indicator.catalogus(editie=recept.EDITIE).set_index("naam"), []
    for deel in yaml.safe_load(Path(__file__).with_name("liim.yaml").read_text(encoding="utf-8")):
        namen = deel.get("indicatoren", [])
        rijen = catalogus.loc[namen]
        jaren = f"{rijen['eerste_jaar'].min()}–{rijen['laatste_jaar'].max()}" if namen else ""
        getoond, bron = ", ".join(f"`{naam}`" for naam in namen), "; ".join(dict.fromkeys(rijen["bronnen"]))
        uit.append({"nodig": "", **deel, "getoond": getoond, "jaren": jaren, "bron": bron})
    return uit
