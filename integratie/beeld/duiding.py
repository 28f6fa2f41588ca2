"""Een korte duiding per thema: twee tot vier zinnen uit de hoofdindicatoren, elk getal en elk richtingwoord gemerkt."""

from integratie import gebieden, vergelijking
from integratie.beeld import ouderdom
from integratie.beeld.duidingszinnen import FACILITEITEN, FACILITEITEN_ALLE, Zin, per_thema
from integratie.beeld.opmaak import opsomming
from integratie.beeld.sjabloon import maak_zin
from integratie.beeld.woorden import gebiedsnaam, met_lidwoord
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Alinea
from integratie.blok.tekst import Tekst, tekst, voeg, vul
from integratie.fouten import Gebruiksfout, suggestie
from integratie.indicator import THEMAS, kaart, register

TE_OUD_OF_KLEIN = (
    "De cijfers over dit thema zijn voor {} te oud, of gaan over te weinig mensen, om er iets bij te zeggen."
)


def duiding(thema: str, gemeente: str, peiljaar: int) -> Blok:
    """De zinnen van een thema voor een gemeente, in HTML en als tekst. Fout: `Gebruiksfout` bij een onbekende naam."""
    alle = per_thema()
    if thema not in alle:
        raise Gebruiksfout(f"Ik ken geen thema '{thema}'.{suggestie(thema, alle)} De thema's zijn: {', '.join(alle)}.")
    nis = gebieden.zoek(gemeente).nis
    gezegd: list[tuple[Zin, Tekst]] = []
    for zin in alle[thema]:
        eerder = str(voeg(" ", (t for _, t in gezegd)))
        if nieuw := maak_zin(zin, nis, peiljaar, eerder) or _verborgen(zin, nis, peiljaar):
            gezegd.append((zin, nieuw))
    delen: list[Tekst | str] = [t for _, t in gezegd]
    plaats, naam = gebieden.plaats(nis), gebiedsnaam(nis)
    if delen and thema in ("anderstaligen", "onderwijs") and plaats.faciliteiten:
        delen.append(tekst(FACILITEITEN_ALLE if thema == "onderwijs" else FACILITEITEN))
    if not delen and plaats.leden:
        delen = [vul("Over dit thema zijn er voor {} geen cijfers die opgeteld mogen worden.", naam)]
    if not delen and ouderdom.getoond(register(thema), nis, peiljaar):
        delen = [vul(TE_OUD_OF_KLEIN, naam)]
    if not delen:
        delen = [vul("Voor {} zijn er over dit thema tot en met {} geen cijfers.", naam, peiljaar)]
    delen += _breuken(gezegd, nis, peiljaar)
    alles = voeg(" ", delen)
    cijfers = ouderdom.getoond(dict.fromkeys(zin.indicator for zin in alle[thema]), nis, peiljaar)
    return Blok((Alinea(alles, "duiding"),), f"{THEMAS[thema]}: {alles!s}", cijfers, thema)


def _stand(zin: Zin, nis: str, peiljaar: int) -> vergelijking.Stand:
    return vergelijking.stand(zin.indicator, nis, peiljaar, zin.groep)


def _verborgen(zin: Zin, nis: str, peiljaar: int) -> Tekst | None:
    """Een cijfer dat de bron verbergt, wordt als verborgen gemeld."""
    if zin.groepen or _stand(zin, nis, peiljaar).status != "verborgen":
        return None
    sjabloon = "{}: de bron verbergt dit cijfer voor {}, omdat het om een klein aantal gaat."
    return vul(sjabloon, kaart(zin.indicator).titel, gebiedsnaam(nis))


def _breuken(gezegd: list[tuple[Zin, Tekst]], nis: str, peiljaar: int) -> list[str]:
    """Een waarschuwing bij elke vergelijking die echt in de tekst staat en over een breuk in de meting heen gaat; ze noemt het cijfer."""
    namen: dict[tuple[str, ...], list[str]] = {}
    for zin, tekst_ in gezegd:
        v = vergelijking.verandering(zin.indicator, nis, peiljaar, 5, zin.groep)
        eigen = [m for m in tekst_.cijferteksten() if (m.indicator, m.groep) == (zin.indicator, zin.groep)]
        if v and v.breuken and any(v.van_jaar in (m.jaar, m.van) for m in eigen):
            jaren = tuple(dict.fromkeys(b.partition(":")[0] for b in v.breuken))
            namen.setdefault(jaren, []).append(met_lidwoord(kaart(zin.indicator)))
    return [_breukzin(opsomming(wie), jaren) for jaren, wie in namen.items()]


def _breukzin(wie: str, jaren: tuple[str, ...]) -> str:
    wat = "zit er tussen beide jaren een breuk" if len(jaren) == 1 else "zitten er tussen beide jaren breuken"
    return f"Voor {wie} {wat} in de meting ({opsomming(list(jaren))}): zie de noten."
