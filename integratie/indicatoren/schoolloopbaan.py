"""Onderwijs: lopen leerlingen die thuis geen Nederlands spreken vaker vertraging op, en verlaten ze de school vaker zonder kwalificatie?"""

import pandas as pd

from integratie.indicator import Rij, familie
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
NIVEAUS = ("lager", "secundair")
AANDELEN = {
    "schoolse_vertraging_lager": {
        "van": ("vertraging_lager", "leerlingen_lager"),
        "titel": "Schoolse vertraging in het lager onderwijs",
        "in_zin": "het aandeel leerlingen in het lager onderwijs met minstens twee jaar schoolse vertraging",
        "boodschap": "{} van de leerlingen in het lager onderwijs heeft minstens twee jaar vertraging",
        "vraag": ("wie begeleidt hen, en kennen ouders die hulp?",),
        "definitie": "Leerlingen van het gewoon lager onderwijs met minstens twee jaar schoolse vertraging, in % van de leerlingen met dezelfde thuistaal.",
        "teller": "leerlingen lager onderwijs met minstens twee jaar vertraging",
        "noemer": OPGEGEVEN,
        "opmerkingen": VERTRAGING,
        "rijen": (Rij(1, "Schoolse vertraging, lager"),),
    },
    "schoolse_vertraging_secundair": {
        "van": ("vertraging_secundair", "leerlingen_secundair"),
        "titel": "Schoolse vertraging in het secundair onderwijs",
        "in_zin": "het aandeel leerlingen in het secundair onderwijs met minstens twee jaar schoolse vertraging",
        "boodschap": "{} van de leerlingen in het secundair heeft minstens twee jaar vertraging",
        "vraag": (
            "vertraging is er ook bij wie thuis Nederlands spreekt: {schoolse_vertraging_secundair!n:nederlands}",
            "wie begeleidt hen, en kennen ouders die hulp?",
        ),
        "definitie": "Leerlingen van het gewoon secundair onderwijs met minstens twee jaar schoolse vertraging, in % van de leerlingen met dezelfde thuistaal.",
        "teller": "leerlingen secundair onderwijs met minstens twee jaar vertraging",
        "noemer": OPGEGEVEN,
        "opmerkingen": VERTRAGING,
        "rijen": (
            Rij(2, "Schoolse vertraging, secundair"),
            Rij(3, "… thuis geen Nederlands", groep="niet_nederlands"),
            Rij(4, "… thuis Nederlands", groep="nederlands"),
        ),
    },
    "vroegtijdig_schoolverlaten": {
        "van": ("schoolverlaters", "uitstromers"),
        "titel": "Vroegtijdig schoolverlaten",
        "in_zin": "het aandeel vroegtijdige schoolverlaters",
        "boodschap": "{} van de schoolverlaters heeft geen kwalificatie",
        "vraag": ("wie volgt deze jongeren op?",),
        "definitie": "Jongeren die het secundair onderwijs zonder kwalificatie verlaten, in % van wie het dat jaar met of zonder kwalificatie verlaat en dezelfde thuistaal heeft.",
        "teller": "vroegtijdige schoolverlaters",
        "noemer": "vroegtijdige schoolverlaters en wie een kwalificatie haalde",
        "soort": "deel van een stroom",
        "opmerkingen": SCHOOLVERLATEN,
    },
}


@familie(PER_THUISTAAL, AANDELEN)
def per_thuistaal(teller: str, noemer: str, leerlingen_register: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in leerlingen: alle (groep leeg) en elke thuistaal. Bron: Departement Onderwijs (ON15, ON27 en ON32)."""
    groepen = {groep: groep or None for groep in ("", *THUISTALEN)}
    tabel = leerlingen_register
    rijen = {g: breuk(tel(tabel, teller, wie), tel(tabel, noemer, wie)) for g, wie in groepen.items()}
    return pd.concat(rijen, names=["groep"])


KLOVEN = {
    **{
        f"kloof_vertraging_{niveau}": {
            "van": (f"vertraging_{niveau}", f"leerlingen_{niveau}"),
            "titel": f"Kloof in schoolse vertraging naar thuistaal, {niveau} onderwijs",
            "in_zin": f"de kloof naar thuistaal in schoolse vertraging in het {niveau} onderwijs",
            "definitie": f"Schoolse vertraging bij leerlingen {niveau} onderwijs die thuis geen Nederlands spreken, min die bij leerlingen die dat wel doen.",
            "noemer": "leerlingen van elke thuistaal",
            "opmerkingen": (*VERTRAGING, *KLEINE_GROEP),
            "feit": f"schoolse_vertraging_{niveau}",
        }
        for niveau in NIVEAUS
    },
    "kloof_schoolverlaten": {
        "van": ("schoolverlaters", "uitstromers"),
        "titel": "Kloof in vroegtijdig schoolverlaten naar thuistaal",
        "in_zin": "de kloof naar thuistaal in vroegtijdig schoolverlaten",
        "definitie": "Vroegtijdig schoolverlaten bij jongeren die thuis geen Nederlands spreken, min dat bij jongeren die dat wel doen.",
        "noemer": "jongeren van elke thuistaal die het secundair onderwijs verlaten",
        "opmerkingen": (*SCHOOLVERLATEN, *KLEINE_GROEP),
        "feit": "vroegtijdig_schoolverlaten",
    },
}
VERHOUDINGEN = {
    f"verhouding_vertraging_{niveau}": {
        "van": (f"vertraging_{niveau}", f"leerlingen_{niveau}"),
        "titel": f"Verhouding van de schoolse vertraging naar thuistaal, {niveau} onderwijs",
        "in_zin": f"de verhouding naar thuistaal van de schoolse vertraging in het {niveau} onderwijs",
        "definitie": f"Schoolse vertraging bij leerlingen {niveau} onderwijs die thuis geen Nederlands spreken, gedeeld door die bij leerlingen die dat wel doen; 1 is geen verschil.",
        "teller": "aandeel bij thuistaal niet-Nederlands",
        "noemer": "aandeel bij thuistaal Nederlands",
        "opmerkingen": (*VERTRAGING, *KLEINE_GROEP),
        "feit": f"schoolse_vertraging_{niveau}",
    }
    for niveau in NIVEAUS
}


@familie(VERSCHIL, KLOVEN)
def kloof(teller: str, noemer: str, leerlingen_register: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in procentpunt. Bron: Departement Onderwijs (ON15, ON27 en ON32)."""
    return min_(*(graad(leerlingen_register, teller, noemer, taal) for taal in (ANDERE, NEDERLANDS)))


@familie(VERHOUDING, VERHOUDINGEN)
def verhouding(teller: str, noemer: str, leerlingen_register: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), een verhouding. Bron: Departement Onderwijs (ON15 en ON27)."""
    return gedeeld(*(graad(leerlingen_register, teller, noemer, taal) for taal in (ANDERE, NEDERLANDS)))
