"""Verschillen binnen een gemeente: een kaart van wijken of deelgemeenten, met de maten voor ongelijke spreiding."""

import pandas as pd

from integratie import gebieden
from integratie.beeld.kaarten import ingedeeld
from integratie.beeld.kaarttekening import BREEDTE, HOOGSTENS, geplaatst, kaartblad, schrijf_namen
from integratie.beeld.kaartvlakken import op_schaal, pad_van
from integratie.beeld.opmaak import STREEPJE, getal, hoofdletter
from integratie.beleid.eigen_bestand.bestand import afwezig, blok, zonder_cijfers
from integratie.beleid.wijken import cijfers as w
from integratie.blok.blok import Blok, Figuur
from integratie.blok.onderdelen import lijst, tabel_van
from integratie.onthulling.regels import AFRONDEN, regel

NAAM = "wijken"
GRENZEN = {
    w.WIJK: "Wijken voor omgevingsanalyse. © gemeentebesturen, verzameld door Data & Analyse van de Vlaamse provincies.",
    w.DEELGEMEENTE: "provincies.incijfers.be.",
}
MEERVOUD = {w.WIJK: "wijken", w.DEELGEMEENTE: "deelgemeenten", w.SECTOR: "statistische sectoren"}
VERBORGEN = "n.b.: een klein aantal (1 tot 4), of een ander aantal waaruit het af te leiden is."
AFGEROND = "Elk aantal is afgerond op een veelvoud van vijf, zo dat alles blijft optellen; het kan er vier van verschillen, ook een nul."


def wijken(gemeente: str, peiljaar: int) -> Figuur | Blok:
    """De cijfers per wijk van een gemeente op de kaart (sectoren als tabel); zonder bestand de reden."""
    plaats = gebieden.zoek(gemeente)
    if plaats.leden:
        reden = f"Wijken staan in het rapport van elke gemeente van {plaats.naam} apart."
        return afwezig(reden, w.PLAATS.format("<NIS-code>"), NAAM)
    nis = plaats.nis
    uit = w.van(nis)
    if uit is None:
        reden = f"Voor {plaats.naam} is er geen bestand met cijfers per wijk; openbare cijfers per wijk zitten niet in deze editie."
        return afwezig(reden, w.PLAATS.format(nis), NAAM)
    if uit.jaar > peiljaar:
        return afwezig(f"De cijfers per wijk zijn van {uit.jaar}, na {peiljaar}.", w.PLAATS.format(nis), NAAM)
    if uit.teruggehouden:
        return zonder_cijfers(uit.teruggehouden, NAAM)
    tabel, noten = _tabel(uit), [_maten(uit), w.UITLEG]
    if regel("wijken").methode == AFRONDEN:
        noten.append(AFGEROND)
    if (uit.tabel["status"] == "verborgen").any():
        noten.append(VERBORGEN)
    bron = f"{w.PLAATS.format(nis)}, {uit.jaar}."
    if uit.soort == w.SECTOR:
        return blok(NAAM, [tabel_van(tabel, uit.titel), lijst(noten, "voetnoten")], bron, uit.titel)
    punten = "; ".join(f"{a}: {b}" for a, b in zip(tabel.iloc[:, 0], tabel["Aandeel"], strict=True))
    alt = f"Kaart van {plaats.naam} in {MEERVOUD[uit.soort]}. {punten}."
    titel, bron = f"{uit.titel}: aandeel per {uit.soort}", f"{bron} Grenzen: {GRENZEN[uit.soort]}"
    return Figuur(NAAM, "", titel, _teken(uit, alt), alt, bron, tabel, tuple(noten), jaar=uit.jaar)


def _tabel(uit: w.Wijken) -> pd.DataFrame:
    t = uit.tabel.sort_values(["aandeel", "code"], ascending=[False, True])
    rijen = [
        {
            hoofdletter(uit.soort): r.naam,
            "Inwoners": "geen cijfer" if r.status == "ontbreekt" else _of_verborgen(r.totaal),
            "Groep": _of_verborgen(r.groep),
            "Aandeel": STREEPJE if r.totaal == 0 else _of_verborgen(r.aandeel, 1, "\u00a0%"),
        }
        for r in t.itertuples()
    ]
    return pd.DataFrame(rijen, index=t.index, dtype=object)


def _of_verborgen(x: float, decimalen: int = 0, achter: str = "") -> str:
    return "n.b." if pd.isna(x) else getal(x, decimalen) + achter


def _maten(uit: w.Wijken) -> str:
    if not uit.maten:
        return f"De maten voor ongelijke spreiding zijn niet berekend: {uit.reden}."
    waarden = ", ".join(f"{naam} {getal(100 * x, 1)}\u00a0%" for naam, x in uit.maten.items())
    return f"Ongelijke spreiding over {len(uit.tabel)} {MEERVOUD[uit.soort]}: {waarden}."


def _teken(uit: w.Wijken, alt: str) -> str:
    vormen = dict(w.grenzen()["vorm"].reindex(uit.tabel["code"]))
    kaart = op_schaal(vormen, (), BREEDTE, HOOGSTENS)
    klassen, legende = ingedeeld(uit.tabel.set_index("code")["aandeel"])
    titel = f"% (aantal {MEERVOUD[uit.soort]})"
    blad = kaartblad(kaart, {code: pad_van(vlak) for code, vlak in kaart.vlakken.items()}, klassen, legende, titel)
    rijen = list(zip(uit.tabel["code"], uit.tabel["naam"], uit.tabel["aandeel"], strict=True))
    cijfers = {code: "" if pd.isna(x) else f"{getal(x, 1)}\u00a0%" for code, _, x in rijen}
    namen = geplaatst(kaart, {code: naam for code, naam, _ in rijen}, None, "00,0\u00a0%")
    schrijf_namen(blad, namen, cijfers, klassen, None)
    return blad.svg(alt)
