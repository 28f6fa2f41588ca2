"""De onderdelen van "In vier bladzijden" als gewone koppen, alinea's, lijsten en tabellen: zo leest Word ze zoals de rest, zonder lijntjes en stroken."""

from integratie.blok import vierblad as v
from integratie.blok.onderdelen import Alinea, Kop, Lijst, Tabel, alinea
from integratie.blok.tekst import Tekst, sterk, tekst, voeg, vul

SOORTEN = (v.Hoofdpunten, v.Kerngetallen, v.Kaartlijst, v.Rijenblad, v.Ouderdomslijn, v.Bladvoet)
Deel = v.Hoofdpunten | v.Kerngetallen | v.Kaartlijst | v.Rijenblad | v.Ouderdomslijn | v.Bladvoet
Onderdelen = tuple[Kop | Alinea | Lijst | Tabel, ...]


def van(deel: Deel) -> Onderdelen:
    """Wat er van een onderdeel staat; van een kaart met haar lijst alleen de kop."""
    match deel:
        case v.Hoofdpunten():
            return tuple(x for punt in deel.punten for x in _hoofdpunt(punt))
        case v.Kerngetallen():
            return (_kerngetallen(deel),)
        case v.Kaartlijst():
            return (Kop(2, str(deel.titel)),)
        case v.Rijenblad():
            weg = (alinea(f"Niet opgenomen: {'; '.join(deel.weg)}.", "klein"),) if deel.weg else ()
            kop = (Kop(2, deel.titel),) if deel.titel else ()
            return (*kop, *(x for thema in deel.themas for x in _thema(thema, deel)), *weg)
        case v.Ouderdomslijn():
            jaren = "; ".join(f"{titel} {jaar or 'geen cijfer'}" for _, titel, jaar in deel.themas)
            return (alinea(f"Jongste cijfer per thema: {jaren}.", "ouderdom"),)
        case v.Bladvoet():
            return ()


def _hoofdpunt(punt: v.Hoofdpunt) -> Onderdelen:
    vraag = vul("{} {}", sterk(f"{punt.dienst}:"), punt.vraag) if punt.dienst else punt.vraag
    return Kop(3, str(punt.titel)), Alinea(punt.kern), *((Alinea(vraag),) if vraag else ())


def _kerngetallen(deel: v.Kerngetallen) -> Tabel:
    """Een rij per kerngetal; wat de balkjes vergelijken, staat er als tekst."""
    rijen = tuple((k.naam, k.waarde, k.verandering, _vergelijking(k)) for k in deel.punten)
    return Tabel("Kerngetallen", ("Kerngetal", "Waarde", "Verandering", "Vergelijking"), rijen)


def _vergelijking(k: v.Kerngetal) -> Tekst:
    staven = voeg("; ", [vul("{} {}", s.naam, s.cijfer) for s in k.staven])
    return vul("{}: {}", k.wat, staven) if k.staven else tekst(k.wat)


def _thema(thema: v.Themarijen, blad: v.Rijenblad) -> Onderdelen:
    """De kop, de noot en de tabel van een thema; een kolom waarin geen enkele rij iets heeft, valt weg."""
    koppen = ("Indicator", "Jaar", blad.eigen, "Eerste cijfer", "In vijf jaar", *blad.maatstaven, "Plaats")
    rijen = [_rij(rij, len(blad.maatstaven)) for rij in thema.rijen]
    vol = [i for i in range(len(koppen)) if i < 3 or any(rij[i] for rij in rijen)]
    tabel = Tabel(
        f"{thema.titel}: cijfers van {blad.eigen}",
        tuple(koppen[i] for i in vol),
        tuple(tuple(rij[i] for i in vol) for rij in rijen),
    )
    noot = (alinea(thema.noot, "klein"),) if thema.noot else ()
    kop = (Kop(3, thema.titel),) if blad.titel else ()
    return *kop, *noot, *((tabel,) if rijen else ())


def _rij(rij: v.Themarij, maatstaven: int) -> tuple[Tekst, ...]:
    titel = vul("{} ({})", rij.titel, rij.onder) if rij.onder else tekst(rij.titel)
    begin = vul("{} ({})", rij.begin, rij.beginjaar) if rij.begin else Tekst()
    naast = (*rij.maatstaven, *[Tekst()] * maatstaven)[:maatstaven]
    jaar = f"{rij.jaar} (oud)" if rij.oud else rij.jaar
    return titel, tekst(jaar), rij.waarde, begin, rij.verandering, *naast, rij.plaats
