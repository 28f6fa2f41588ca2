"""Elk gemerkt getal of woord, herrekend: wat zou zijn waarde zijn, en welke tekst mag er staan?"""

from collections.abc import Collection
from statistics import median

from integratie import gebieden
from integratie.blok.tekst import Cijfertekst
from integratie.controle import getallen, opvolging, woorden
from integratie.controle import richting as r_
from integratie.controle.grootheid import Grootheid
from integratie.controle.rapport import Rapport
from integratie.controle.richting import rang, uiteinden, vergelijkbaar
from integratie.indicator import kaart, register
from integratie.vergelijking import Gekend
from integratie.vergelijking.opvallend import referentie

Antwoord = tuple[float, set[str]]  # de waarde, en de teksten waarin ze mag staan
JAREN = 5
ANDERE = 5  # zoveel andere gemeenten moeten een cijfer hebben voor een midden
RUIM = 10  # een schaal van zo'n breedte heeft uiteinden zonder decimaal
TELLINGEN = ("teller", "tellergrootte", "tekenteller", "noemer")
VERANDERINGEN = ("verschil", "toename", "procent", "groeiprocent", "breuk", "richting", "toeval")
OPVALLEND = ("midden", "middenverschil")
IN_GROEP = ("laagste", "hoogste", "rang", "gerangschikt")  # deze gaan over de groep waartussen de gemeente ligt
VRIJ = (*TELLINGEN, *OPVALLEND, "nul", "jaar", "opvolging", "gerangschikt")  # deze mogen er ook bij weinig mensen staan


def gebrek(m: Cijfertekst, r: Rapport, ook: Collection[str] = ()) -> str:
    """Wat er bij een merk verwacht werd, of leeg als alles klopt; `ook` zijn gemeenten waarvan er ook een cijfer mag staan."""
    if m.indicator not in register():
        return "een volledige verwijzing naar een cijfer"
    if m.jaar > r.peiljaar:
        return f"geen cijfer van na peiljaar {r.peiljaar}"
    groep = gebieden.onder_elkaar(r.nis).code  # geen vergelijkingsgebied als er alleen een andere gemeente gekozen is
    met = m.code if m.soort in IN_GROEP and m.met == groep else m.met or m.code
    if not {m.code, met} <= {*r.gebieden, *r.leden, *ook}:
        return "een cijfer van de gemeente zelf of van een vergelijkingsgebied"
    g = r.grootheid(kaart(m.indicator), m.groep)
    ind = g.ind
    try:
        waarde, teksten = _antwoord(m, g)
    except LookupError as fout:
        return str(fout)
    if not getallen.gelijk(m.waarde, waarde):
        return f"de waarde {getallen.machine(waarde)}, niet {getallen.machine(m.waarde)} ({ind.titel}, {m.jaar})"
    if m.tekst not in teksten:
        return f"{' of '.join(sorted(teksten))} ({ind.titel}, {m.jaar})"
    if m.soort not in VRIJ and r_.te_klein_ernaast(g, m.code, m.jaar):
        return f"alleen een aantal, want het gaat om te weinig mensen ({ind.titel}, {m.jaar})"
    return ""


def _antwoord(m: Cijfertekst, g: Grootheid) -> Antwoord:
    match m.soort:
        case "opvolging":
            waarde, tekst = opvolging.antwoord(m, g.peiljaar, g.editie)
            return waarde, {tekst}
        case "rang" | "gerangschikt":
            gevonden = rang(g, m.code)
            if gevonden is None or g.laatste(m.code).jaar != m.jaar:
                raise LookupError(f"dat {g.ind.titel} hier niet gerangschikt wordt")
            if m.soort == "gerangschikt":
                return gevonden.aantal, {str(gevonden.aantal)}
            return gevonden.van, {gevonden.tekst, *gevonden.in_zin}
        case "laagste" | "hoogste":
            laag, hoog = uiteinden(g, m.code, m.jaar)
            waarde = laag if m.soort == "laagste" else hoog
            decimalen = 0 if hoog - laag >= RUIM else min(1, g.ind.decimalen)
            euro = g.ind.eenheid == "euro"
            return waarde, {getallen.getal(waarde / 1000) if euro else getallen.getal(waarde, decimalen)}
        case "vergelijking" | "naast_toeval":
            eigen, ander = (g.cijfer(code, m.jaar) for code in (m.code, m.met))
            richting = r_.naast(g, m.code, eigen, m.met, ander)
            toeval = {"het verschil kan toeval zijn", "die verschillen kunnen toeval zijn"}
            mag = woorden.NAAST.get(richting, woorden.GEEN_WOORD)
            return eigen.waarde - ander.waarde, toeval if (m.soort, richting) == ("naast_toeval", r_.TOEVAL) else mag
    if m.soort in TELLINGEN:
        return _telling(m, g)
    if m.soort in OPVALLEND:
        return _opvallend(m, g)
    nu = g.cijfer(m.code, m.jaar)
    return _verandering(m, g, nu, g.cijfer(m.code, m.van or 0)) if m.soort in VERANDERINGEN else _stand(m, g, nu)


def _telling(m: Cijfertekst, g: Grootheid) -> Antwoord:
    c = g.in_jaar(m.code, m.jaar)
    geteld = c.noemer if m.soort == "noemer" else c.teller
    if geteld is None:
        raise LookupError(f"een cijfer voor {g.ind.titel} in {m.jaar}")
    if m.soort == "tekenteller":
        return geteld, {getallen.getal(geteld, plus=True)}
    aantal = abs(geteld) if m.soort == "tellergrootte" else geteld
    return aantal, {getallen.aantal(aantal, c.status)}


def _stand(m: Cijfertekst, g: Grootheid, c: Gekend) -> Antwoord:
    ind, waarde = g.ind, c.waarde
    match m.soort:
        case "waarde":
            return waarde, {schrijf(ind, waarde, c.status) for schrijf in (getallen.met_eenheid, getallen.voluit)}
        case "kaal":
            return waarde, {(getallen.CA if c.status == "benaderd" else "") + getallen.getal(waarde, ind.decimalen)}
        case "jaar":
            return m.jaar, {g.label(m.jaar), g.in_zin(m.jaar), g.in_zin(m.jaar).removeprefix("in ")}
        case "grootte":
            return abs(waarde), {getallen.voluit(ind, abs(waarde), c.status)}
        case "woorden":
            return waarde, woorden.breuk(waarde)
        case "nul":
            aantal = waarde if c.teller is None else c.teller
            return aantal, {"geen", "Geen", "evenveel"} if aantal == 0 else {"een aantal, want het is niet nul"}
        case "teken" | "teken_toeval":
            richting = r_.van_nul(g, m.code, c)
            toeval = {r_.STIL: "of dat toeval is, is niet te zeggen", r_.TOEVAL: "dat kan toeval zijn"}
            if m.soort == "teken_toeval" and richting in toeval:
                return waarde, {toeval[richting]}
            return waarde, woorden.DOOR_DE_TIJD.get(richting, woorden.GEEN_WOORD)
    raise LookupError("een volledige verwijzing naar een cijfer")


def _verandering(m: Cijfertekst, g: Grootheid, nu: Gekend, toen: Gekend) -> Antwoord:
    ind, verschil = g.ind, nu.waarde - toen.waarde
    match m.soort:
        case "verschil":
            return abs(verschil), {getallen.verschil(ind, abs(verschil))}
        case "toename":
            return verschil, {getallen.getal(verschil, ind.decimalen, plus=True)}
        case "procent" | "groeiprocent":
            if ind.is_relatief or toen.waarde <= 0:
                raise LookupError(f"geen procent bij {ind.titel}")
            met_teken = m.soort == "groeiprocent"
            procent = 100 * verschil / toen.waarde if met_teken else abs(100 * verschil / toen.waarde)
            return procent, {f"{getallen.getal(procent, 1, met_teken)}{getallen.VAST}%"}
        case "breuk":
            if not (jaren := g.breuken(m.van or 0, m.jaar)):
                raise LookupError(f"dat {ind.titel} sinds {m.van} hetzelfde meet")
            return max(jaren), {f"breuk {max(jaren)}"}
    richting = r_.verandering(g, m.code, toen, nu)
    if m.soort == "toeval" and richting == r_.TOEVAL:
        return verschil, {"het verschil kan toeval zijn", "kan toeval zijn"}
    if getallen.met_eenheid(ind, nu.waarde) == getallen.met_eenheid(ind, toen.waarde):
        return verschil, {"net als", *woorden.DOOR_DE_TIJD.get(richting, ())}
    return verschil, woorden.DOOR_DE_TIJD.get(richting, woorden.GEEN_WOORD)


def _opvallend(m: Cijfertekst, g: Grootheid) -> Antwoord:
    """Het midden van de andere gemeenten.

    Een waarde die "opvalt", ligt er minstens drie robuuste standaardafwijkingen van (de grootste groei één); de grootste verandering over
    vijf jaar mag er minder ver van liggen.
    """
    ind, verandering = g.ind, m.soort == "middenverschil"
    eigen = g.cijfer(m.code, m.jaar).waarde - (g.cijfer(m.code, m.jaar - JAREN).waarde if verandering else 0)
    leden, terug = vergelijkbaar(ind, referentie(m.code, g.peiljaar)), JAREN if verandering else 0
    paren = [(g.waarde(lid, m.jaar), g.waarde(lid, m.jaar - terug)) for lid in leden]
    andere = [nu - toen * verandering for nu, toen in paren if nu is not None and toen is not None]
    if len(andere) < ANDERE:
        raise LookupError(f"een referentiegroep met cijfers voor {ind.titel} in {m.jaar}")
    midden = median(andere)
    breedte = 1.4826 * median(abs(w - midden) for w in andere)  # bij een normale verdeling de standaardafwijking
    if abs(eigen - midden) < (1 if verandering or ind.groei_van or ind.saldo_van else 3) * breedte:
        wat = "een verandering die opvalt, en die van {}" if verandering else "iets dat opvalt, en {}"
        dicht = "die van de anderen" if verandering else "de andere gemeenten"
        raise LookupError(f"{wat.format(ind.titel)} ligt dicht bij {dicht}")
    return midden, {getallen.verschil(ind, midden, plus=True) if verandering else getallen.met_eenheid(ind, midden)}
