"""Een startplan: de eigen cijfers als basislijnen, en vragen in plaats van verzonnen beleid."""

from collections.abc import Callable
from pathlib import Path

from integratie import gebieden, vergelijking
from integratie.beleid.instroom import cijfers as instroom
from integratie.beleid.instroom.doelgroeprijen import doelgroeprijen, in_een_zin
from integratie.beleid.netwerk import regie
from integratie.beleid.plan.formulier import als_werkboek
from integratie.beleid.plan.lezen import map_van_plannen, paden_van
from integratie.beleid.plan.model import Actie, beinvloedbaar, groepen_van
from integratie.beleid.plan.yamlbestand import als_yaml
from integratie.beleid.rubrieken import DOMEINEN, ONDERSTEUNING, RUBRIEKEN
from integratie.fouten import Gebruiksfout
from integratie.indicator import DOELEN, LAGEN
from integratie.rekenen import afgerond

DUUR, EERSTE = 6, 2014  # een meerjarenplan (BBC) loopt zes jaar: 2014–2019, 2020–2025, 2026–2031 …
KOP = """Lokaal Plan van Aanpak van {naam}, begonnen met de cijfers tot {peiljaar}.
Vul in wat leeg is; 'integratie plan controle' noemt wat nog ontbreekt, met de regel. Herhaal een blok met een streepje
voor nog een doelstelling, actieplan of actie. De basislijnen zijn de cijfers van het register: neem er een over bij de
streefcijfers van een actie, met een streefjaar, een streefwaarde en de richting die beter is: omhoog of omlaag. Alleen recente cijfers
die een bestuur kan beïnvloeden staan erbij. Een antwoord op een vraag komt achter 'antwoord:'.

rubriek:  {rubrieken}
domein:   {domeinen}
doel:     {doelen}
laag:     {lagen}
status:   gepland; lopend; afgerond; stopgezet
soort:    {soorten}
ondersteuning (per actie, mag leeg): {ondersteuning}
streefcijfer: {{indicator: …, groep: …, basisjaar: …, basiswaarde: …, streefjaar: …, streefwaarde: …, richting: …}}"""
LEGE_ACTIE = dict.fromkeys(veld for veld in Actie.model_fields if veld not in ("budget", "streefcijfers", "vorig"))
LEGE_ACTIE |= {"code": "A1", "partners": [{"partner": None, "taak": None}]}


def begin(
    gemeente: str, excel: bool = False, uit: Path | None = None, maak: Callable[[str], dict] | None = None
) -> Path:
    """Schrijf het startplan van een gemeente of cluster en geef het pad; `maak` geeft een andere inhoud bij de code van het gebied.

    Fout: `Gebruiksfout`, ook als er al een plan is.
    """
    nis, soort = gebieden.eenheid(gemeente).nis, ".xlsx" if excel else ".yaml"
    if uit is not None and uit.suffix != soort:
        raise Gebruiksfout(f"{uit.as_posix()}: verwacht een naam op {soort}.")
    bezet = [pad for pad in paden_van(nis) if pad.exists()]
    if bezet and uit is None:
        naam = gebieden.plaats(nis).naam
        raise Gebruiksfout(
            f"{naam} heeft al een plan ({bezet[0].as_posix()}); pas dat aan, of geef met --uit een andere naam op."
        )
    inhoud, kop = (maak or startplan)(nis), _kop(nis, vergelijking.laatste_peiljaar())
    geschreven = als_werkboek(inhoud) if excel else als_yaml(inhoud, kop).encode()
    return schrijf_nieuw(uit or paden_van(nis)[excel], geschreven)


def schrijf_nieuw(doel: Path, inhoud: bytes) -> Path:
    """Schrijf een bestand dat er nog niet is. Fout: `Gebruiksfout` als het er al staat of niet kan."""
    try:
        doel.parent.mkdir(parents=True, exist_ok=True)
        with doel.open("xb") as bestand:
            bestand.write(inhoud)
    except FileExistsError as fout:
        raise Gebruiksfout(
            f"{doel.as_posix()} bestaat al en wordt nooit overschreven; geef met --uit een andere naam op."
        ) from fout
    except OSError as fout:
        raise Gebruiksfout(f"Kan {doel.as_posix()} niet schrijven: {fout.strerror}.") from fout
    return doel


def startplan(nis: str) -> dict:
    """De inhoud van een startplan, in de vorm van het bestand."""
    plaats, peiljaar = gebieden.plaats(nis), vergelijking.laatste_peiljaar()
    leden = [gebieden.plaats(lid) for lid in plaats.leden] or [plaats]
    plan = {"code": "AP1", "titel": None, "acties": [LEGE_ACTIE]}
    sleutels = {lid.naam: gebieden.plat(lid.naam).replace(" ", "-") for lid in leden}
    return {
        "titel": f"Lokaal Plan van Aanpak {plaats.naam}",
        "gebied": nis,
        "van": (van := _begin(peiljaar)),
        "tot": van + DUUR - 1,
        **dict.fromkeys(("vastgesteld", "bevoegd", "coordinatie", "visie")),
        "partners": [
            {"sleutel": sleutel, "naam": f"Gemeente {naam}", "soort": "lokaal bestuur"}
            for naam, sleutel in sleutels.items()
        ],
        "beleidsdoelstellingen": [{"code": "BD1", "titel": None, "omschrijving": None, "actieplannen": [plan]}],
        "basislijnen": basislijnen(nis, peiljaar),
        "vragen": vragen(nis, peiljaar),
    }


def _begin(peiljaar: int) -> int:
    """Het eerste jaar van het meerjarenplan dat na `peiljaar` nog loopt."""
    return EERSTE + DUUR * ((peiljaar + 1 - EERSTE) // DUUR)


def basislijnen(nis: str, peiljaar: int) -> list[dict]:
    """Het laatste cijfer van elke indicator die een bestuur kan beïnvloeden, zoals het getoond wordt; deelgroepen enkel waar er geen geheel is.

    Een cijfer dat meer dan vijf jaar ouder is dan het peiljaar, wordt niet voorgesteld.
    """
    uit = []
    for ind in beinvloedbaar():
        groepen = groepen_van(ind.naam)
        for groep in [""] if "" in groepen else groepen:
            if stand := _recent(ind.naam, nis, peiljaar, groep):
                waarde = afgerond(stand.waarde, ind.decimalen)
                rij = {"indicator": ind.naam} | ({"groep": groep} if groep else {}) | {"basisjaar": stand.jaar}
                uit.append(rij | {"basiswaarde": int(waarde) if waarde.is_integer() else waarde})
    return uit


def _recent(naam: str, nis: str, peiljaar: int, groep: str) -> vergelijking.Gekend | None:
    """Het laatste cijfer; None als er geen is, of als het te oud is."""
    stand = vergelijking.stand(naam, nis, peiljaar, groep)
    return stand if vergelijking.is_gekend(stand) and not vergelijking.te_oud(stand.jaar, peiljaar) else None


def vragen(nis: str, peiljaar: int) -> list[dict]:
    """Wat alleen het bestuur kan beantwoorden: per rubriek, per lege cel van het kader, en per witte vlek van het netwerk."""
    uit = [
        (f"rubriek: {r}", f"Wat gebeurt er al in de rubriek '{r}', wat loopt goed, en wat ontbreekt?")
        for r in RUBRIEKEN
    ]
    uit += [
        (f"kader: {doel}, {laag}", vraag)
        for doel in DOELEN
        for laag in LAGEN
        if (vraag := _celvraag(doel, laag, nis, peiljaar))
    ]
    uit += [*_netwerkvragen(nis), *_instroomvragen(nis, peiljaar)]
    return [{"onderwerp": onderwerp, "vraag": vraag, "antwoord": None} for onderwerp, vraag in uit]


def _celvraag(doel: str, laag: str, nis: str, peiljaar: int) -> str:
    in_cel = [ind for ind in beinvloedbaar() if doel in ind.doelen and ind.laag == laag]
    slot = f"Hoe volgt u {doel} op in de laag '{laag}', en is daar een actie nodig?"
    if not in_cel:
        return f"Hiervoor is er geen indicator die een bestuur kan beïnvloeden. {slot}"
    groepen = [(ind.naam, groep) for ind in in_cel for groep in groepen_van(ind.naam)]
    if any(_recent(naam, nis, peiljaar, groep) for naam, groep in groepen):
        return ""
    return f"Hiervoor is er voor dit gebied geen recent cijfer. {slot}"


def _netwerkvragen(nis: str) -> list[tuple[str, str]]:
    """Rubrieken en domeinen die in het netwerkbestand niemand dekt, of maar één."""
    if (net := regie.van(nis)) is None:
        return []
    uit = []
    for veld, soort in (("rubrieken", "de rubriek"), ("domeinen", "het domein")):
        for item, actoren in regie.dekking(net, veld).items():
            slot = "Wat als die wegvalt?" if actoren else "Klopt dat, en wie kan het doen?"
            wie = f"alleen {actoren[0]}" if actoren else "niemand"
            if len(actoren) < 2:
                uit.append((f"netwerk: {item}", f"In het netwerk neemt {wie} {soort} '{item}' op. {slot}"))
    return uit


def _instroomvragen(nis: str, peiljaar: int) -> list[tuple[str, str]]:
    """Per doelgroep uit het eigen bevolkingsregister hoeveel mensen er aankwamen, en wat daarmee te kiezen is; niets zonder uittreksel."""
    if (i := instroom.tot(nis, peiljaar)) is None:
        return []
    return [
        (f"benadering: {d.naam}", f"{in_een_zin(d)} Wie bereikt hen, wanneer en waar, in de rubriek '{d.rubriek}'?")
        for d in doelgroeprijen(i)
    ]


def _kop(nis: str, peiljaar: int) -> str:
    lijsten = {"rubrieken": RUBRIEKEN, "domeinen": DOMEINEN, "doelen": DOELEN, "lagen": LAGEN, "soorten": regie.SOORTEN}
    lijsten |= {"ondersteuning": ONDERSTEUNING}
    teksten = {naam: "; ".join(lijst) for naam, lijst in lijsten.items()}
    return KOP.format(naam=gebieden.plaats(nis).naam, peiljaar=peiljaar, **teksten)


def voorbeelden() -> dict[str, Path]:
    """Naam → pad van de fictieve voorbeeldplannen."""
    return {pad.stem: pad for pad in sorted((map_van_plannen() / "voorbeelden").glob("*.yaml"))}
