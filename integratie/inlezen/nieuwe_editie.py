"""Officiële bestanden inlezen tot een nieuwe editie, naast de bestaande: elk bestand in zijn geheel, of niet."""

from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from integratie import gebieden
from integratie.fouten import Gegevensfout
from integratie.inlezen import kiezen, recept
from integratie.inlezen.kiezen import Gelezen
from integratie.lezers import soorten
from integratie.lezers.lading import Lading
from integratie.lezers.werkboek import verborgen_bladen
from integratie.opslag import edities
from integratie.tabel import Tabel


@dataclass(frozen=True)
class Verslag:
    """Wat er gebeurde: de nieuwe editie (None als er niets op te slaan was), zinnen per bestand en per tabel, en waarom een bestand geweigerd is."""

    editie: str | None
    bestanden: tuple[str, ...]
    tabellen: tuple[str, ...]
    geweigerd: Mapping[Path, str] = field(default_factory=dict)


def lees_in(paden: Sequence[Path], editie: str | None = None) -> Verslag:
    """Lees bestanden en schrijf een editie met alle tabellen van de gekozen, aangevuld of vernieuwd met wat klopt.

    Wie tegelijk inleest, wacht hier op elkaar: de tweede bouwt verder op wat de eerste schreef.
    Fout: `Gebruiksfout`, of `Gegevensfout` met een regel per bestand als er geen enkel gelezen is; dan is er niets geschreven.
    """
    edities.kies_editie()  # een onbekende editie is geweigerd voor er een groot bestand gelezen wordt
    uniek = list(dict.fromkeys(paden))
    gelezen, zinnen, weg = _lees_alle(uniek)
    nu, nieuw = None, None
    if any(d.ladingen for d in gelezen):
        with edities.alleen():
            basis = edities.kies_editie()
            _eis_ongeschonden(basis)
            nu, niet = kiezen.kies([d for d in gelezen if d.ladingen], kiezen.stand(basis))
            weg |= niet
            if nu.nieuw:
                nieuw = edities.schrijf_eigen(editie, list(nu.samen.values()), basis)
    geweigerd = {pad: _met_naam(pad, weg[pad], uniek) for pad in uniek if pad in weg}
    if len(geweigerd) == len(uniek):
        raise Gegevensfout("\n".join(dict.fromkeys(geweigerd.values())))
    over_bestanden = [zin for pad in uniek if pad not in weg for zin in zinnen[pad]]
    if nu is None:
        return Verslag(None, tuple(over_bestanden), (), geweigerd)
    over_bestanden += [zin for reeks in nu.meldingen.values() for zin in reeks]
    over_tabellen = [_over(tabel, nu.oud.get(naam)) for naam, tabel in sorted(nu.nieuw.items())]
    return Verslag(nieuw, tuple(over_bestanden), tuple(over_tabellen), geweigerd)


def _eis_ongeschonden(editie: str) -> None:
    edities.eis_gaaf(editie)
    if kapot := edities.beschadigd(editie):
        raise Gegevensfout(
            f"Editie '{editie}' is veranderd sinds het inlezen (gemeente of gebied {min(kapot)}); herstel ze of kies met "
            "INTEGRATIE_EDITIE een andere."
        )


def tabellen_van(paden: Sequence[Path]) -> tuple[list[Tabel], list[str]]:
    """De tabellen die in deze bestanden zitten, en een zin per bestand. Fout: `Gegevensfout` van de eerste die niet klopt."""
    gelezen, zinnen, weg = _lees_alle(paden)
    if weg:
        raise Gegevensfout(next(iter(weg.values())))
    return list(kiezen.tabellen(gelezen, kiezen.alle_tabellen(gelezen)).values()), [
        zin for pad in paden for zin in zinnen[pad]
    ]


def _lees_alle(paden: Sequence[Path]) -> tuple[list[Gelezen], dict[Path, list[str]], dict[Path, str]]:
    """Wat er in de bestanden zit, de zinnen over elk, en van elk dat niet te lezen is waarom."""
    with ThreadPoolExecutor(min(2, len(paden) or 1)) as tegelijk:  # uitpakken en ontleden doen C-bibliotheken
        uitkomsten = dict(zip(paden, tegelijk.map(_lees, paden), strict=True))
    weg = {pad: uit for pad, uit in uitkomsten.items() if isinstance(uit, str)}
    goed = {pad: uit for pad, uit in uitkomsten.items() if not isinstance(uit, str)}
    return [deel for deel, _ in goed.values()], {pad: zinnen for pad, (_, zinnen) in goed.items()}, weg


def _lees(pad: Path) -> tuple[Gelezen, list[str]] | str:
    """Een bestand en de zinnen erover, of waarom het niet te lezen is."""
    try:
        soort = soorten.herken(pad)
        inhoud = soorten.lees(pad, soort)
    except Gegevensfout as fout:
        return str(fout)
    if isinstance(inhoud, str):
        return Gelezen(pad, soort.naam, ()), [f"{pad.name}: {inhoud}"]
    tabellen = list(dict.fromkeys(lading.tabel for lading in inhoud))
    getoond = ", ".join(tabellen[:6]) + (f" en {len(tabellen) - 6} andere" if len(tabellen) > 6 else "")
    zinnen = [f"{pad.name}: {soort.wat} → {getoond}"]
    if verborgen := verborgen_bladen(pad):
        zinnen.append(f"{pad.name}: niet gelezen, want verborgen: blad {', '.join(verborgen[:6])}.")
    return Gelezen(pad, soort.naam, inhoud), zinnen + _opmerkingen(pad.name, inhoud)


def _opmerkingen(naam: str, inhoud: list[Lading]) -> list[str]:
    """Wat de lezer van een bestand opmerkte, elke zin één keer en hoogstens zes."""
    zinnen = dict.fromkeys(zin for lading in inhoud for zin in lading.opmerkingen)
    uit = [zin if zin.startswith(naam) else f"{naam}: {zin}" for zin in zinnen]
    return uit[:6] + ([f"{naam}: en {len(uit) - 6} zinnen zoals deze."] if uit[6:] else [])


def _met_naam(pad: Path, zin: str, alle: Sequence[Path]) -> str:
    """De zin met het bestand ervoor, als ze het niet zelf noemt of als er twee zo heten."""
    alleen = Counter(p.name for p in alle)[pad.name] == 1
    return zin if alleen and (pad.name or str(pad)) in zin else f"{pad}: {zin}"


def _over(tabel: Tabel, oud: Tabel | None) -> str:
    """Eén regel over wat een tabel kreeg: jaren, gaten, gemeenten, en wat er veranderde."""
    rijen = tabel.rijen[tabel.rijen["nis"].isin(list(gebieden.gemeenten()))]
    bekend = rijen[rijen["waarde"].notna()]
    jaren = sorted(bekend["jaar"].unique().tolist())
    zin = f"{tabel.bron.tabel}: {jaren[0]}–{jaren[-1]}" if jaren else f"{tabel.bron.tabel}: geen enkele gekende waarde"
    if gaten := sorted(set(range(jaren[0], jaren[-1] + 1)) - set(jaren)) if jaren else []:
        zin += f" (zonder {', '.join(map(str, gaten))})"
    met, rand, vlaams = set(bekend["nis"]), gebieden.groep(gebieden.RAND).leden, gebieden.groep("vlaanderen").leden
    zin += f", {len(met & set(rand))} van 19 in de Rand, {len(met & set(vlaams))} van {len(vlaams)} in Vlaanderen"
    in_laatste = {*bekend.loc[bekend["jaar"] == max(jaren, default=0), "nis"]} & set(vlaams)
    if len(in_laatste) < len(met & set(vlaams)):
        zin += f" (in {jaren[-1]}: {len(in_laatste)})"
    if weg := sorted(set(rand) - met):
        zin += f", zonder {', '.join(gebieden.gemeenten()[n].naam for n in weg)}"
    if oud is None:
        return zin + "; nieuwe tabel"
    sleutel = ["nis", "jaar", "onderwerp", "groep", *tabel.bron.dimensies]
    beide = recept.als(tabel.rijen, oud.rijen).merge(oud.rijen, on=sleutel, suffixes=("", "_oud"))
    anders = (beide["waarde"] != beide["waarde_oud"]) & ~(beide["waarde"].isna() & beide["waarde_oud"].isna())
    return zin + f"; {len(tabel.rijen) - len(beide)} cijfers erbij, {int(anders.sum())} gewijzigd"
