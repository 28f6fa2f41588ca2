"""Kleine kaarten naast elkaar: dezelfde klassen door de jaren, zodat verandering te zien is."""

import numpy as np
import pandas as pd
from matplotlib.path import Path

from integratie import gebieden
from integratie.beeld import kaartklassen, teksten
from integratie.beeld import kaarttekening as t
from integratie.beeld.bronvermelding import figuur
from integratie.beeld.figuren import geen_figuur
from integratie.beeld.jaarwoorden import jaarlabel
from integratie.beeld.kaarten import kaartcijfers
from integratie.beeld.opmaak import cel
from integratie.beeld.tekenvlak import Tekenvlak
from integratie.blok.blok import Blok, Figuur
from integratie.indicator import opschrift
from integratie.vergelijking.eigen_cijfers import Indicatornaam

KOLOMMEN, TUSSEN, KOP = 3, 10.0, 18.0
GROF = 1.2  # kleine kaarten hebben genoeg aan minder punten


def kaartreeks(
    naam: Indicatornaam, gemeente: str | None = None, peiljaar: int | None = None, groep: str = ""
) -> Figuur | Blok:
    """Zes kaarten van het eerste tot het laatste jaar, met klassen over alle getoonde jaren samen.

    >>> print(ig.kaartreeks("aandeel_niet_belg", "Vilvoorde", 2025).titel)
    Aandeel niet-Belgen in de Vlaamse Rand, 2009 tot 2025
    """
    ind, nis, peiljaar, gebied, cijfers = kaartcijfers(naam, gemeente, peiljaar, groep)
    alle_jaren = sorted(cijfers.loc[cijfers["waarde"].notna(), "jaar"].unique())
    if len(alle_jaren) < 2:
        return geen_figuur(ind, nis or gebied.code, peiljaar, groep)
    jaren = sorted({int(alle_jaren[i]) for i in np.linspace(0, len(alle_jaren) - 1, 6).round().astype(int)})
    getoond = cijfers[cijfers["jaar"].isin(jaren)]
    tabel, status = (
        getoond.pivot(index="nis", columns="jaar", values=k).reindex(gebied.leden) for k in ("waarde", "status")
    )
    grenzen = kaartklassen.grenzen(tabel.stack().tolist())
    van_ons = gebieden.leden_van(nis) if nis and nis != gebied.code else ()
    alt = teksten.alt_kaartreeks(ind, tabel, gebied, groep)
    labels = [jaarlabel(ind, jaar) for jaar in jaren]
    svg = _teken(tabel, labels, grenzen, tuple(lid for lid in van_ons if lid in gebied.leden), ind.eenheid).svg(alt)
    kolommen = [[cel(ind, *p) for p in zip(tabel[j], status[j].fillna("geen"), strict=True)] for j in jaren]
    namen = [gebieden.gemeenten()[lid].naam for lid in tabel.index]
    tekst = pd.DataFrame({"Gemeente": namen} | dict(zip(labels, kolommen, strict=True)), dtype=object)
    titel = f"{opschrift(ind, groep)} in {gebied.in_zin}, {labels[0]} tot {labels[-1]}"
    return figuur("kaartreeks", ind, groep, jaren, titel, (svg, alt), tekst)


def _teken(
    tabel: pd.DataFrame, labels: list[str], grenzen: list[float], eigen: tuple[str, ...], eenheid: str
) -> Tekenvlak:
    """Een kaartje per kolom van de tabel, drie naast elkaar, met één legende."""
    breed = (t.BREEDTE - (KOLOMMEN - 1) * TUSSEN) / KOLOMMEN
    kaart, vlakpaden = t.paden(tuple(tabel.index), breed, breed, GROF)
    klassen = {
        jaar: {str(lid): None if pd.isna(w) else kaartklassen.klasse(grenzen, w) for lid, w in kolom.items()}
        for jaar, kolom in tabel.items()
    }
    alle = [k for per_lid in klassen.values() for k in per_lid.values()]
    regels = t.legenderegels(t.legende(grenzen, alle, False))
    hoog = kaart.maat[1] + KOP
    rijen = -(-len(labels) // KOLOMMEN)
    blad = Tekenvlak(rijen * hoog + t.LEGENDE * (1 + len(regels)) + 6, t.BREEDTE)
    for plaats, (jaar, label) in enumerate(zip(tabel, labels, strict=True)):
        rij, kolom = divmod(plaats, KOLOMMEN)
        schuif = np.array([kolom * (breed + TUSSEN) + (breed - kaart.maat[0]) / 2, rij * hoog + KOP])
        blad.tekst(schuif[0] + kaart.maat[0] / 2, schuif[1] - 4, label, anker="center", grootte=t.LETTER + 1)
        per_klasse: dict[int | None, list[Path]] = {}
        for lid, klasse in klassen[jaar].items():
            pad = vlakpaden[lid]
            per_klasse.setdefault(klasse, []).append(Path(pad.vertices + schuif, pad.codes))
        for klasse, delen in per_klasse.items():
            t.vul_vlak(blad, Path.make_compound_path(*delen), klasse)
        if eigen:
            t.omlijn(blad, [kaart.vlakken[lid] for lid in eigen], 1.4, schuif.tolist())
    t.teken_legende(blad, regels, rijen * hoog, eenheid)
    return blad
