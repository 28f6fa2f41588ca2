"""Onderwijs: lopen leerlingen die thuis geen Nederlands spreken vaker vertraging op, en verlaten ze de school vaker zonder kwalificatie?"""

import pandas as pd

from integratie.indicator import Rij, indicator
from integratie.rekenen import breuk, gedeeld, graad, min_, tel

NEDERLANDS, ANDERE = "nederlands", "niet_nederlands"
THUISTALEN = {NEDERLANDS: "thuis Nederlands", ANDERE: "thuis geen Nederlands"}
OP_1_FEBRUARI = "Toestand op 1 februari van het jaar, van het schooljaar dat het jaar ervoor begon."
DEEL = {
    "thema": "onderwijs",
    "doelen": ("empowerment", "toegankelijkheid"),
    "laag": "sociaal-cultureel",
    "leerlingen": True,
}
PER_THUISTAAL = {
    **DEEL,
    "duiding": "gunstig als lager",
    "groepen": ("", *THUISTALEN),
    "groepsnamen": THUISTALEN,
    "beinvloedbaar": True,
    "prioriteit": 2,
    "effect": "participatie",
    "dienst": "Scholen",
}
KLOOF = {**DEEL, "duiding": "gunstig als lager"}
VERSCHIL = {
    **KLOOF,
    "eenheid": "procentpunt",
    "met_teken": True,
    "teller": "aandeel bij thuistaal niet-Nederlands min aandeel bij thuistaal Nederlands",
}
VERHOUDING = {**KLOOF, "eenheid": "verhouding", "prioriteit": 0}
VERTRAGING = (
    f"{OP_1_FEBRUARI} Minstens twee jaar vertraging: een leerling van wie de leeftijd twee of meer jaar boven die van het leerjaar ligt. Ook wie later "
    "instroomde, zoals een kind dat pas in België aankwam, telt mee.",
)
SCHOOLVERLATEN = (
    "Het jaar is wellicht dat waarin het schooljaar eindigt; de bron zegt het niet. Alleen wie niet meer leerplichtig is en het Vlaamse secundair onderwijs verlaat.",
)
KLEINE_GROEP = ("Geen cijfer als het bij een van beide thuistalen om minder dan 20 leerlingen gaat.",)
OPGEGEVEN = "leerlingen met gekende thuistaal"


def _per_thuistaal(leerlingen: pd.DataFrame, teller: str, noemer: str) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`): alle leerlingen (groep leeg) en elke thuistaal."""
    groepen = {groep: groep or None for groep in ("", *THUISTALEN)}
    rijen = {g: breuk(tel(leerlingen, teller, wie), tel(leerlingen, noemer, wie)) for g, wie in groepen.items()}
    return pd.concat(rijen, names=["groep"])


def _graden(leerlingen: pd.DataFrame, teller: str, noemer: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Het aandeel bij wie thuis een andere taal spreekt en bij wie Nederlands spreekt; leeg waar een groep te klein is."""
    andere, nederlands = (graad(leerlingen, teller, noemer, g) for g in (ANDERE, NEDERLANDS))
    return andere, nederlands


@indicator(
    titel="Schoolse vertraging in het lager onderwijs",
    in_zin="het aandeel leerlingen in het lager onderwijs met minstens twee jaar schoolse vertraging",
    boodschap="{} van de leerlingen in het lager onderwijs heeft minstens twee jaar vertraging",
    vraag=("wie begeleidt hen, en kennen ouders die hulp?",),
    definitie="Leerlingen van het gewoon lager onderwijs met minstens twee jaar schoolse vertraging, in % van de leerlingen met dezelfde thuistaal.",
    teller="leerlingen lager onderwijs met minstens twee jaar vertraging",
    noemer=OPGEGEVEN,
    opmerkingen=VERTRAGING,
    rijen=(Rij(1, "Schoolse vertraging, lager"),),
    **PER_THUISTAAL,
)
def schoolse_vertraging_lager(leerlingen_register: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in leerlingen. Bron: Departement Onderwijs (ON15)."""
    return _per_thuistaal(leerlingen_register, "vertraging_lager", "leerlingen_lager")


@indicator(
    titel="Schoolse vertraging in het secundair onderwijs",
    in_zin="het aandeel leerlingen in het secundair onderwijs met minstens twee jaar schoolse vertraging",
    boodschap="{} van de leerlingen in het secundair heeft minstens twee jaar vertraging",
    vraag=(
        "vertraging is er ook bij wie thuis Nederlands spreekt: {schoolse_vertraging_secundair!n:nederlands}",
        "wie begeleidt hen, en kennen ouders die hulp?",
    ),
    definitie="Leerlingen van het gewoon secundair onderwijs met minstens twee jaar schoolse vertraging, in % van de leerlingen met dezelfde thuistaal.",
    teller="leerlingen secundair onderwijs met minstens twee jaar vertraging",
    noemer=OPGEGEVEN,
    opmerkingen=VERTRAGING,
    rijen=(
        Rij(2, "Schoolse vertraging, secundair"),
        Rij(3, "… thuis geen Nederlands", groep="niet_nederlands"),
        Rij(4, "… thuis Nederlands", groep="nederlands"),
    ),
    **PER_THUISTAAL,
)
def schoolse_vertraging_secundair(leerlingen_register: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in leerlingen. Bron: Departement Onderwijs (ON27)."""
    return _per_thuistaal(leerlingen_register, "vertraging_secundair", "leerlingen_secundair")


@indicator(
    titel="Vroegtijdig schoolverlaten",
    in_zin="het aandeel vroegtijdige schoolverlaters",
    boodschap="{} van de schoolverlaters heeft geen kwalificatie",
    vraag=("wie volgt deze jongeren op?",),
    definitie="Jongeren die het secundair onderwijs zonder kwalificatie verlaten, in % van wie het dat jaar met of zonder kwalificatie verlaat en dezelfde thuistaal heeft.",
    teller="vroegtijdige schoolverlaters",
    noemer="vroegtijdige schoolverlaters en wie een kwalificatie haalde",
    soort="deel van een stroom",
    opmerkingen=SCHOOLVERLATEN,
    **PER_THUISTAAL,
)
def vroegtijdig_schoolverlaten(leerlingen_register: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in leerlingen. Bron: Departement Onderwijs (ON32)."""
    return _per_thuistaal(leerlingen_register, "schoolverlaters", "uitstromers")


@indicator(
    titel="Kloof in schoolse vertraging naar thuistaal, lager onderwijs",
    in_zin="de kloof naar thuistaal in schoolse vertraging in het lager onderwijs",
    definitie="Schoolse vertraging bij leerlingen lager onderwijs die thuis geen Nederlands spreken, min die bij leerlingen die dat wel doen.",
    noemer="leerlingen van elke thuistaal",
    opmerkingen=(*VERTRAGING, *KLEINE_GROEP),
    feit="schoolse_vertraging_lager",
    **VERSCHIL,
)
def kloof_vertraging_lager(leerlingen_register: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in procentpunt. Bron: Departement Onderwijs (ON15)."""
    return min_(*_graden(leerlingen_register, "vertraging_lager", "leerlingen_lager"))


@indicator(
    titel="Kloof in schoolse vertraging naar thuistaal, secundair onderwijs",
    in_zin="de kloof naar thuistaal in schoolse vertraging in het secundair onderwijs",
    definitie="Schoolse vertraging bij leerlingen secundair onderwijs die thuis geen Nederlands spreken, min die bij leerlingen die dat wel doen.",
    noemer="leerlingen van elke thuistaal",
    opmerkingen=(*VERTRAGING, *KLEINE_GROEP),
    feit="schoolse_vertraging_secundair",
    **VERSCHIL,
)
def kloof_vertraging_secundair(leerlingen_register: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in procentpunt. Bron: Departement Onderwijs (ON27)."""
    return min_(*_graden(leerlingen_register, "vertraging_secundair", "leerlingen_secundair"))


@indicator(
    titel="Kloof in vroegtijdig schoolverlaten naar thuistaal",
    in_zin="de kloof naar thuistaal in vroegtijdig schoolverlaten",
    definitie="Vroegtijdig schoolverlaten bij jongeren die thuis geen Nederlands spreken, min dat bij jongeren die dat wel doen.",
    noemer="jongeren van elke thuistaal die het secundair onderwijs verlaten",
    opmerkingen=(*SCHOOLVERLATEN, *KLEINE_GROEP),
    feit="vroegtijdig_schoolverlaten",
    **VERSCHIL,
)
def kloof_schoolverlaten(leerlingen_register: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in procentpunt. Bron: Departement Onderwijs (ON32)."""
    return min_(*_graden(leerlingen_register, "schoolverlaters", "uitstromers"))


@indicator(
    titel="Verhouding van de schoolse vertraging naar thuistaal, lager onderwijs",
    in_zin="de verhouding naar thuistaal van de schoolse vertraging in het lager onderwijs",
    definitie="Schoolse vertraging bij leerlingen lager onderwijs die thuis geen Nederlands spreken, gedeeld door die bij leerlingen die dat wel doen; 1 is geen verschil.",
    teller="aandeel bij thuistaal niet-Nederlands",
    noemer="aandeel bij thuistaal Nederlands",
    opmerkingen=(*VERTRAGING, *KLEINE_GROEP),
    feit="schoolse_vertraging_lager",
    **VERHOUDING,
)
def verhouding_vertraging_lager(leerlingen_register: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), een verhouding. Bron: Departement Onderwijs (ON15)."""
    return gedeeld(*_graden(leerlingen_register, "vertraging_lager", "leerlingen_lager"))


@indicator(
    titel="Verhouding van de schoolse vertraging naar thuistaal, secundair onderwijs",
    in_zin="de verhouding naar thuistaal van de schoolse vertraging in het secundair onderwijs",
    definitie="Schoolse vertraging bij leerlingen secundair onderwijs die thuis geen Nederlands spreken, gedeeld door die bij leerlingen die dat wel doen; 1 is geen verschil.",
    teller="aandeel bij thuistaal niet-Nederlands",
    noemer="aandeel bij thuistaal Nederlands",
    opmerkingen=(*VERTRAGING, *KLEINE_GROEP),
    feit="schoolse_vertraging_secundair",
    **VERHOUDING,
)
def verhouding_vertraging_secundair(leerlingen_register: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), een verhouding. Bron: Departement Onderwijs (ON27)."""
    return gedeeld(*_graden(leerlingen_register, "vertraging_secundair", "leerlingen_secundair"))
