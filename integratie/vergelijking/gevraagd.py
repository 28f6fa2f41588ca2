"""Een cijfer, een plaats of een verandering voor wie ze zelf vraagt: bestaat ze niet, dan staat er waarom."""

from integratie import gebieden
from integratie.fouten import Gebruiksfout
from integratie.indicator import kaart, opschrift
from integratie.opslag import edities
from integratie.vergelijking import rangen, veranderingen
from integratie.vergelijking.rangen import Rang
from integratie.vergelijking.standen import Gekend, Stand, is_gekend, is_vooruitzicht, stand, stand_in, te_oud
from integratie.vergelijking.toeval import alleen_aantal
from integratie.vergelijking.veranderingen import Verandering


def cijfer(
    naam: str, gemeente: str, peiljaar: int, groep: str = "", te_klein_mag: bool = False, editie: str | None = None
) -> Gekend:
    """Het laatste cijfer tot `peiljaar` dat een boodschap mag zijn, ook als het een vooruitzicht is; met `te_klein_mag` is het aantal erachter genoeg.

    Fout: `Gebruiksfout` met de reden als er geen is.
    """
    s, wie = stand(naam, gemeente, peiljaar, groep, editie), gebieden.plaats(gemeente).naam
    if not is_gekend(s):
        weg = f"tot en met {peiljaar} is er geen"
        reden = "de bron verbergt het: het gaat om een klein aantal" if s.status == "verborgen" else weg
    elif te_oud(s.jaar, peiljaar):
        reden = f"het jongste cijfer is van {s.jaar}, meer dan vijf jaar voor {peiljaar}"
    elif not te_klein_mag and alleen_aantal(naam, gemeente, s, groep, editie):
        reden = f"in {s.jaar} gaat het om te weinig mensen voor een aandeel"
    else:
        return s
    raise Gebruiksfout(f"{opschrift(kaart(naam), groep)}: geen cijfer voor {wie}, want {reden}.")


def rang(
    naam: str, gemeente: str, peiljaar: int, binnen: str | None = None, groep: str = "", editie: str | None = None
) -> Rang:
    """De plaats van een gemeente in een groep van gemeenten (`binnen`, gewoon haar referentiegroep), zie `Rang`; een klein verschil geeft een reeks plaatsen.

    >>> ig.rang("werkzoekendengraad", "Vilvoorde", 2024, binnen="vlaamse-rand").tekst
    '1e–4e'

    Fout: `Gebruiksfout` met de reden als er geen plaats is.
    """
    editie = edities.kies_editie(editie)
    if gevonden := rangen.rang(naam, gemeente, peiljaar, binnen, groep, editie):
        return gevonden
    ind, eigen, wie = kaart(naam), stand(naam, gemeente, peiljaar, groep, editie), gebieden.plaats(gemeente).naam
    waarin = gebieden.groep(binnen) if binnen else gebieden.referentiegroep(gemeente)
    if ind.samenstelling:
        reden = "de samenstelling van de bevolking wordt nooit gerangschikt; ig.positie toont de waarden naast elkaar"
    elif not ind.rangschikbaar or groep in ind.zonder_plaats:
        reden = "alleen een verhouding met een gekende teller krijgt er een, geen stroom van één jaar, enquête of aantal; ig.positie toont de waarden"
    elif gemeente not in waarin.leden:
        reden = f"{wie} is geen lid van {waarin.in_zin}; kies met binnen= een groep van gemeenten waar {wie} in ligt"
    elif gemeente not in rangen.vergelijkbaar(naam, waarin):
        reden = "een cijfer over leerlingen van het Nederlandstalig onderwijs vergelijkt geen faciliteitengemeenten"
    elif reden := _onbekend(naam, eigen, wie, peiljaar, editie):
        pass
    elif te_oud(eigen.jaar or 0, peiljaar):
        reden = f"het jongste cijfer is van {eigen.jaar}, meer dan vijf jaar voor {peiljaar}"
    else:
        reden = (
            f"tussen de gemeenten van {waarin.in_zin} is ze te onzeker (meer dan vier plaatsen, of te weinig mensen)"
        )
    raise Gebruiksfout(f"{opschrift(ind, groep)}: {wie} heeft hier geen plaats, want {reden}.")


def verandering(
    naam: str, gemeente: str, peiljaar: int, jaren: int = 5, groep: str = "", editie: str | None = None
) -> Verandering:
    """Het verschil tussen het laatste cijfer tot `peiljaar` en dat van `jaren` eerder, zie `Verandering`.

    >>> ig.verandering("inwoners", "Vilvoorde", 2025, 5).verschil
    2545.0

    Fout: `Gebruiksfout` met de reden als er geen is.
    """
    editie = edities.kies_editie(editie)
    if gevonden := veranderingen.verandering(naam, gemeente, peiljaar, jaren, groep, editie):
        return gevonden
    nu, wie = stand(naam, gemeente, peiljaar, groep, editie), gebieden.plaats(gemeente).naam
    reden = _onbekend(naam, nu, wie, peiljaar, editie)
    toen = stand_in(naam, gemeente, nu.jaar - jaren, groep, editie) if nu.jaar else None
    if not reden and not is_gekend(toen):
        reden = f"er is geen cijfer van {(nu.jaar or 0) - jaren}"
    elif not reden:
        klein = [s for s in (toen, nu) if s and alleen_aantal(naam, gemeente, s, groep, editie)]
        reden = f"in {' en '.join(str(s.jaar) for s in klein)} gaat het om te weinig mensen voor een aandeel"
    raise Gebruiksfout(
        f"{opschrift(kaart(naam), groep)}: voor {wie} is er geen verandering over {jaren} jaar, want {reden}."
    )


def _onbekend(naam: str, eigen: Stand, wie: str, peiljaar: int, editie: str) -> str:
    """Waarom een stand niets zegt; leeg als ze een waarneming is."""
    if not is_gekend(eigen):
        return f"voor {wie} is er tot en met {peiljaar} geen cijfer"
    return f"het cijfer van {eigen.jaar} is een vooruitzicht" if is_vooruitzicht(naam, eigen.jaar, editie) else ""
