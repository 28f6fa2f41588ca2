"""Vraag en aanbod naast elkaar: wat de cijfers over nieuwkomers zeggen, en wie volgens het netwerk en het plan van de gemeente iets biedt.

Er komt geen verhouding uit: de vraag telt mensen van een jaar, het aanbod organisaties en plaatsen van vandaag.
"""

from dataclasses import dataclass

from integratie import gebieden, vergelijking
from integratie.beeld import cijferteksten, ouderdom
from integratie.beeld.bronvermelding import uitgevers
from integratie.beeld.jaarwoorden import jaarlabel
from integratie.beeld.opmaak import STATUSTEKST, TE_KLEIN, hoofdletter, is_leeg, opsomming
from integratie.beleid.aanbod.eigen_bestanden import Bestanden, bestanden
from integratie.beleid.rubrieken import AANBOD
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Groep, Lijst, alinea, lijst, tabel_van
from integratie.blok.tekst import Tekst, code, tekst, vul
from integratie.indicator import kaart, leemten, opschrift
from integratie.opslag import edities
from integratie.vierblad.rijkeuze import REDENEN

UITLEG = (
    "De vraag telt mensen in het genoemde jaar, het aanbod is wat de gemeente zelf beschreef. Het zijn geen tellingen van hetzelfde: ze staan naast "
    "elkaar en worden niet op elkaar gedeeld. Wie een cursus volgt of een contract tekent, is maar een deel van wie iets zoekt."
)
NIET_GEKEND = "Niet gekend"
NOG_NIET_KLAAR = "Het plan van {} is nog niet klaar, of er klopt iets niet in: de acties ervan staan hier niet."


@dataclass(frozen=True)
class Onderwerp:
    """Een rij: welke cijfers (indicator, groep) de vraag tonen, en hoe begint wat we daarover niet weten (`indicatoren/leemten.yaml`)."""

    naam: str
    rubriek: str
    vraag: tuple[tuple[str, str], ...]
    onbekend: tuple[str, ...]


ONDERWERPEN = (
    Onderwerp(
        "NT2",
        "NT2-overleg",
        (
            ("nieuwkomers_cumulatief_5_jaar", ""),
            ("cursisten_volwassenenonderwijs", ""),
            ("aandeel_niet_belg_cursisten", ""),
        ),
        ("NT2-cursisten",),
    ),
    Onderwerp(
        "Inburgering",
        "inburgering",
        (
            ("meerderjarige_nieuwkomers", ""),
            ("nieuwkomers_naar_doelgroep", "verplicht"),
            ("nieuwkomers_naar_doelgroep", "rechthebbend"),
            ("aanmeldingen", ""),
            ("inburgeringscontracten", ""),
            ("inburgeringsattesten", ""),
        ),
        ("het verloop van wie samen begon", "deelname aan de vierde pijler"),
    ),
    Onderwerp(
        "Oefenkansen Nederlands",
        "onthaal en taalpromotie",
        (("nieuwkomers_cumulatief_5_jaar", ""),),
        ("thuistaal van volwassenen",),
    ),
    Onderwerp(
        "Onthaal en taal op school",
        "onderwijsvoorzieningen",
        (
            ("okan_leerlingen", ""),
            ("anderstalige_leerlingen_lager", ""),
            ("anderstalige_leerlingen_secundair", ""),
            ("thuistaal_niet_nl_basis", ""),
            ("thuistaal_niet_nl_secundair", ""),
        ),
        ("OKAN-leerlingen na 2019",),
    ),
)


def vraag_en_aanbod(gemeente: str, peiljaar: int) -> Blok:
    """NT2, inburgering, oefenkansen en onthaal op school: de vraag in cijfers (elk met jaar en eenheid), naast het aanbod.

    Het aanbod staat in `parameters/netwerken/` (`aanbod` bij een actor, zie docs/regie.md) en in de acties van `parameters/plannen/`; een cluster
    zonder eigen bestand krijgt die van haar gemeenten. Wat niet gekend is, staat er als zin. Fout: `Gebruiksfout` bij een bestand dat niet klopt.
    """
    nis = gebieden.zoek(gemeente).nis
    eigen, namen = bestanden(nis, peiljaar), dict.fromkeys(naam for o in ONDERWERPEN for naam, _ in o.vraag)
    rijen = [
        {"Waarvoor": o.naam, "Vraag": _vraag(o, nis, peiljaar), "Aanbod": (_aanbod(o, eigen), *_in_het_plan(o, eigen))}
        for o in ONDERWERPEN
    ]
    naam = gebieden.plaats(nis).naam
    aanbod = f" Bron van het aanbod: {'; '.join(eigen.bronnen)}." if eigen.bronnen else ""
    delen = (
        tabel_van(rijen, f"Vraag en aanbod: {naam}", "naast"),
        *_nodig(nis, eigen),
        *([alinea(NOG_NIET_KLAAR.format(opsomming(list(eigen.onleesbaar))), "klein")] if eigen.onleesbaar else []),
        alinea(UITLEG, "klein"),
        alinea(f"Bron van de vraag: {uitgevers(map(kaart, namen))}. Editie {edities.kies_editie()}.{aanbod}", "bron"),
    )
    return Blok(
        (Groep("bestand", delen, "aanbod"),), f"Vraag en aanbod: {naam}", ouderdom.getoond(namen, nis, peiljaar)
    )


def _vraag(o: Onderwerp, nis: str, peiljaar: int) -> tuple:
    niet = [x.onderwerp for begin in o.onbekend for x in leemten() if x.onderwerp.startswith(begin)]
    punten = [_punt(naam, groep, nis, peiljaar) for naam, groep in o.vraag]
    zonder: dict[str, list[str]] = {}
    for (naam, groep), punt in zip(o.vraag, punten, strict=True):
        if punt is None:
            zonder.setdefault(_waarom_niet(naam, groep, nis, peiljaar), []).append(opschrift(kaart(naam), groep, ", "))
    redenen = [f"{hoofdletter(reden)}: {'; '.join(wie)}." for reden, wie in zonder.items()]
    regels = (*redenen, f"Niet gekend: {'; '.join(niet)}.")
    return lijst(punt for punt in punten if punt), *(alinea(regel, "klein") for regel in regels)


def _waarom_niet(naam: str, groep: str, nis: str, peiljaar: int) -> str:
    stand = vergelijking.stand(naam, nis, peiljaar, groep)
    return TE_KLEIN if vergelijking.is_gekend(stand) else REDENEN.get(stand.status, STATUSTEKST[stand.status])


def _punt(naam: str, groep: str, nis: str, peiljaar: int) -> Tekst | None:
    """ "Inburgeringscontracten: 126 personen (2021)": van een aandeel het aantal erachter, als de bron dat geeft; None zonder cijfer of van te weinig mensen."""
    ind, stand = kaart(naam), vergelijking.stand(naam, nis, peiljaar, groep)
    titel = opschrift(ind, groep, ", ")
    if not vergelijking.is_gekend(stand):
        return None
    if ind.is_relatief and not is_leeg(stand.teller):
        titel, cijfer = titel if groep else hoofdletter(ind.teller), cijferteksten.teller(ind, stand, nis, groep)
    elif vergelijking.alleen_aantal(naam, nis, stand, groep):
        return None
    else:
        cijfer = cijferteksten.waarde(ind, stand, nis, groep, met_naam=True)
    oud = "; ouder dan vijf jaar" if vergelijking.te_oud(stand.jaar, peiljaar) else ""
    return vul("{}: {} ({}{})", titel, cijfer, jaarlabel(ind, stand.jaar), oud)


def _soorten(o: Onderwerp) -> list[str]:
    return [soort for soort, rubriek in AANBOD.items() if rubriek == o.rubriek]


def _aanbod(o: Onderwerp, eigen: Bestanden) -> Lijst:
    """Wie welk aanbod heeft, waar en met hoeveel plaatsen; en wie de rubriek dekt zonder dat zijn aanbod beschreven is."""
    if not eigen.netwerken:
        return lijst([NIET_GEKEND])
    punten = [
        f"{hoofdletter(soort)}: {'; '.join(eigen.wie_biedt(soort)) or 'niet beschreven'}" for soort in _soorten(o)
    ]
    zonder = eigen.dekt_zonder_aanbod(o.rubriek, _soorten(o))
    return lijst(
        [*punten, *([f"Dekt de rubriek {o.rubriek}, zonder beschreven aanbod: {opsomming(zonder)}"] if zonder else [])]
    )


def _in_het_plan(o: Onderwerp, eigen: Bestanden) -> tuple:
    """De acties van de rubriek die niet stopgezet zijn."""
    if not eigen.plannen:
        return ()
    acties = eigen.acties(o.rubriek)
    return (alinea(f"In het plan: {'; '.join(acties) or f'geen actie in de rubriek {o.rubriek}'}.", "klein"),)


def _nodig(nis: str, eigen: Bestanden) -> tuple:
    """Welk bestand of veld invult wat in de kolom van het aanbod ontbreekt."""
    if not eigen.netwerken:
        return (
            alinea(
                vul(
                    "Het aanbod is niet gekend. Nodig: het bestand {}, zoals beschreven in docs/regie.md.",
                    code(eigen.plaats),
                ),
                "leeg",
            ),
        )
    leeg = [soort for soort in AANBOD if not eigen.wie_biedt(soort)]
    if not leeg:
        return ()
    zin = "In het netwerkbestand staat geen aanbod van {}: vul {} in bij wie het biedt, zoals beschreven in docs/regie.md."
    return (alinea(vul(zin, tekst(opsomming(leeg)), code("aanbod")), "leeg"),)
