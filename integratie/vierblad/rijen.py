"""De rijen van enkele thema's op één blad: per indicator verloop, laatste cijfer, verandering, strook, maatstaven en plaats."""

from dataclasses import replace

from integratie import gebieden, vergelijking
from integratie.beeld import cijferteksten
from integratie.beeld.ledentabel import ledentabel
from integratie.beeld.opmaak import TE_KLEIN, VAST
from integratie.beeld.woorden import korte_naam, naast
from integratie.blok.blok import Blok, indelen
from integratie.blok.tekst import Tekst, tekst, vul
from integratie.blok.vierblad import Rijenblad, Themarij, Themarijen
from integratie.fouten import Gebruiksfout
from integratie.indicator import THEMAS, Indicator, Rij, register
from integratie.vergelijking import Gekend
from integratie.vergelijking.opvallend import JAREN
from integratie.vierblad import rijtekst
from integratie.vierblad.passend import PAGINA_REM, VOET_REM, ledenhoogte, pas
from integratie.vierblad.rijkeuze import heeft_rij, noot, rijen_van, waarom_leeg
from integratie.vierblad.stroken import is_aantal, strook
from integratie.vierblad.verloop import Blad, verloop


def themarijen(gemeente: str, peiljaar: int, themas: list[str], titel: str = "") -> Blok:
    """Een blad met de rijen van deze thema's: zoveel als er op één A4 passen; `titel` is de kop (gewoon de namen van de thema's).

    Een rij zonder cijfer voor deze gemeente valt weg; een thema zonder rij zegt waarom. Wat voor een kleine cluster niet op te tellen is, staat
    eronder gemeente per gemeente. Fout: `Gebruiksfout` bij een onbekend thema.
    """
    nis = gebieden.zoek(gemeente).nis
    for thema in themas:
        register(thema)  # weigert een onbekend thema, met de namen die bestaan
    if not themas:
        raise Gebruiksfout(f"Geef minstens één thema: {', '.join(THEMAS)}.")
    kop = titel or f"Cijfers per thema: {', '.join(THEMAS[t].lower() for t in themas)}"
    per_thema = {t: rijen_van(t) for t in themas}
    keuze = ((ind, rij.groep) for rijen in per_thema.values() for ind, rij in rijen)
    leden = ledentabel(keuze, nis, peiljaar, kop.rpartition(": ")[2])
    over = PAGINA_REM - VOET_REM - (ledenhoogte(leden) if leden else 0.0)
    delen = pas(rijenblad(nis, peiljaar, per_thema, kop), over)
    rijen = [rij for thema in delen.themas for rij in thema.rijen]
    cijfers = dict.fromkeys((m.indicator, m.jaar) for rij in rijen for m in rij.waarde.cijferteksten())
    return Blok(indelen([delen, leden]), f"{delen.titel}: {len(rijen)} rijen", tuple(cijfers))


def rijenblad(
    nis: str, peiljaar: int, per_thema: dict[str, tuple[tuple[Indicator, Rij], ...]], titel: str
) -> Rijenblad:
    """Alle rijen van deze thema's, naast de maatstaven van de gemeente en tussen de anderen van haar groep."""
    blad = Blad(nis, peiljaar, tuple(gebieden.maatstaven(nis)[:2]), gebieden.onder_elkaar(nis))
    koppen = gebieden.plaats(nis).naam, _groep(blad.referentie), tuple(map(korte_naam, blad.maatstaven))
    themas = tuple(_thema(thema, rijen, blad) for thema, rijen in per_thema.items())
    return Rijenblad(titel, *koppen, themas, blad.eerste, peiljaar)


def _groep(groep: gebieden.Gebied) -> str:
    """ "de 19 van de Rand", "de 30 van arr. Leuven", "de 3 van Noordrand"."""
    naam = naast(groep) if groep.code == gebieden.RAND else korte_naam(groep)
    return f"de {len(groep.leden)} van {naam}"


def _thema(thema: str, keuze: tuple[tuple[Indicator, Rij], ...], blad: Blad) -> Themarijen:
    rijen = tuple(r for ind, rij in keuze if (r := _rij(ind, rij, blad)))
    onder = noot if rijen else waarom_leeg
    return Themarijen(thema, THEMAS[thema], rijen, onder(thema, blad.nis, blad.peiljaar))


def _rij(ind: Indicator, rij: Rij, blad: Blad) -> Themarij | None:
    """De rij van een indicator of een van zijn groepen; None zonder gekend cijfer."""
    nis, groep = blad.nis, rij.groep
    s = vergelijking.stand(ind.naam, nis, blad.peiljaar, groep)
    if not heeft_rij(s, ind, nis, groep):
        return None
    waarde, jaar = _waarde(ind, s, nis, groep), rijtekst.jaartekst(ind, s.jaar, groep)
    basis = Themarij(ind.naam, groep, rij.titel or ind.titel, waarde, jaar, prioriteit=-rij.plaats)
    basis = replace(basis, oud=vergelijking.te_oud(s.jaar, blad.peiljaar))
    if vergelijking.alleen_aantal(ind.naam, nis, s, groep):
        return replace(basis, waarde=rijtekst.geteld(ind, s, nis, groep), onder=tekst(TE_KLEIN))
    lijn, ernaast, begin = verloop(ind, groep, s, blad)
    maten = [_in_hetzelfde_jaar(ind, g, s, groep) for g in blad.maatstaven]
    strook_ = strook(ind, groep, s, nis, blad.referentie, maten)
    rang = None if basis.oud else vergelijking.rang(ind.naam, nis, blad.peiljaar, groep=groep)
    in_duizend = ind.eenheid == "euro" and strook_
    return replace(
        basis,
        onder=tekst("strook in 1.000 euro") if in_duizend else rijtekst.aantal(ind, s, nis, groep),
        begin=cijferteksten.kaal(ind, begin, nis, groep) if begin else Tekst(),
        beginjaar=lijn[0][0] if begin else None,
        lijn=lijn,
        ernaast=ernaast,
        verandering=Tekst() if basis.oud else _verandering(ind, blad, groep),
        strook=strook_,
        maatstaven=tuple(
            cijferteksten.kaal(ind, x, g.code, groep) if x else Tekst()
            for g, x in zip(blad.maatstaven, maten, strict=True)
        ),
        plaats=_plaats(ind, rang, blad, groep) if rang else Tekst(),
    )


def _waarde(ind: Indicator, s: Gekend, nis: str, groep: str) -> Tekst:
    if ind.eenheid == "euro":
        return cijferteksten.kaal(ind, s, nis, groep) + f"{VAST}€"
    return cijferteksten.waarde(ind, s, nis, groep)


def _in_hetzelfde_jaar(ind: Indicator, gebied: gebieden.Gebied, s: Gekend, groep: str) -> Gekend | None:
    """De stand van een maatstaf in het jaar van de eigen stand; van een aantal niet (dat zegt alleen hoe groot een gebied is), en van een heel kleine gemeente geen aandeel."""
    return None if is_aantal(ind) else vergelijking.ernaast(ind.naam, gebied, s.jaar, groep)


def _verandering(ind: Indicator, blad: Blad, groep: str) -> Tekst:
    """Van een saldo, een groei of een snelheid zegt het teken zelf al wat er verandert."""
    if ind.met_teken or ind.verandering_van:
        return Tekst()
    v = vergelijking.verandering(ind.naam, blad.nis, blad.peiljaar, JAREN, groep)
    return rijtekst.in_vijf_jaar(ind, v, blad.nis, groep)


def _plaats(ind: Indicator, rang: vergelijking.Rang, blad: Blad, groep: str) -> Tekst:
    """ "2e–3e"; met "van 13" waar niet elk lid van de groep meetelt."""

    def merk(soort: str, tekst: str, waarde: int) -> Tekst:
        met = blad.referentie.code
        return cijferteksten.cijfertekst(tekst, waarde, soort, ind, blad.nis, rang.jaar, groep, met=met)

    plaats = merk("rang", rang.tekst, rang.van)
    if rang.aantal == len(blad.referentie.leden):
        return plaats
    return vul("{} van {}", plaats, merk("gerangschikt", str(rang.aantal), rang.aantal))
