"""Verschillen binnen een gemeente: een kaart van wijken of deelgemeenten, met de maten voor ongelijke spreiding."""

from collections.abc import Iterable

import pandas as pd

from integratie import gebieden
from integratie.beeld.kaarten import ingedeeld
from integratie.beeld.kaarttekening import BREEDTE, HOOGSTENS, geplaatst, kaartblad, omlijn, schrijf_namen
from integratie.beeld.kaartvlakken import op_schaal, pad_van
from integratie.beeld.opmaak import STREEPJE, getal, hoofdletter, opsomming
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
LEEG = {"verborgen": "n.b.", "ontbreekt": "geen cijfer"}
VERBORGEN = "n.b.: een klein aantal (1 tot 4), of een ander aantal waaruit het af te leiden is."
AFGEROND = "Elk aantal is afgerond op een veelvoud van vijf, zo dat alles blijft optellen; het kan er vier van verschillen, ook een nul."
NIET_OPGETELD = (
    "Niet op te tellen: dissimilariteit, isolatie en blootstelling, want die meten hoe de groep over de hele gemeente verspreid is.",
    "Niet op te tellen: mediaan, score, index en elk ander cijfer van de gemeente, want daarvan zijn er geen tellers en noemers per gebied.",
)
ALS_GEHEEL = "Geef het gebied een naam in {}: dan wordt het als geheel beschermd, en kan zijn som er wel staan."


def wijken(gemeente: str, peiljaar: int, samen: list[str] | None = None) -> Figuur | Blok:
    """De cijfers per wijk van een gemeente op de kaart (sectoren als tabel), met de gebieden die uit wijken samengesteld zijn; zonder bestand de reden.

    >>> uit = ig.wijken("Vilvoorde", 2025, samen=["Broek", "Far-West"])

    Het bestand is `parameters/wijken/<NIS-code>.csv`; `<NIS-code>.yaml` ernaast geeft gebieden een naam. `samen` (namen of codes van minstens twee wijken)
    vraagt er één gebied bij, in de plaats daarvan. Kolommen: wijk, inwoners, groep (personen) en aandeel (%, groep op inwoners); van een gebied zijn de
    aantallen opgeteld en is het aandeel hun verhouding. Wat niet op te tellen is, staat eronder met de reden. Fout: `Gebruiksfout` bij een onbekende wijk.
    """
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
    naam, vast = NAAM, set(uit.samen["code"])
    if samen:
        uit = uit.met(samen)
        naam = "_".join([NAAM, *(deel.removeprefix(nis) for deel in uit.samen["code"].item().split("+"))])
    tabel, noten = _tabel(uit), [*_maten(uit), *_niet_opgeteld(uit)]
    if (uit.samen["status"] == w.GEEN_SOM).any() and not vast.issuperset(uit.samen["code"]):
        noten.append(ALS_GEHEEL.format(w.GEBIEDEN.format(nis)))
    if regel("wijken").methode == AFRONDEN:
        noten.append(AFGEROND)
    if (pd.concat([uit.tabel, uit.samen])["status"] == "verborgen").any():
        noten.append(VERBORGEN)
    bron = f"{w.PLAATS.format(nis)}, {uit.jaar}."
    if uit.soort == w.SECTOR:
        return blok(naam, [tabel_van(tabel, uit.titel), lijst(noten, "voetnoten")], bron, uit.titel)
    if len(uit.samen):
        noten.insert(0, f"Omlijnd op de kaart: {opsomming(list(uit.samen['naam']))}.")
    punten = "; ".join(f"{a}: {b}" for a, b in zip(tabel.iloc[:, 0], tabel["Aandeel"], strict=True))
    alt = f"Kaart van {plaats.naam} in {MEERVOUD[uit.soort]}. {punten}."
    titel, bron = f"{uit.titel}: aandeel per {uit.soort}", f"{bron} Grenzen: {GRENZEN[uit.soort]}"
    return Figuur(naam, "", titel, _teken(uit, alt), alt, bron, tabel, tuple(noten), jaar=uit.jaar)


def _tabel(uit: w.Wijken) -> pd.DataFrame:
    t = pd.concat([uit.samen, uit.tabel.sort_values(["aandeel", "code"], ascending=[False, True])])
    rijen = [
        {
            hoofdletter(uit.soort): r.naam,
            "Inwoners": _cel(r.totaal, r.status),
            "Groep": _cel(r.groep, r.status),
            "Aandeel": STREEPJE if r.totaal == 0 else _cel(r.aandeel, r.status, 1, "\u00a0%"),
        }
        for r in t.itertuples()
    ]
    return pd.DataFrame(rijen, index=t.index, dtype=object)


def _cel(x: float, status: str, decimalen: int = 0, achter: str = "") -> str:
    return LEEG.get(status, status) if pd.isna(x) else getal(x, decimalen) + achter


def _maten(uit: w.Wijken) -> list[str]:
    """De maten en wat ze betekenen, of waarom ze er niet zijn."""
    if not uit.maten:
        return [f"De maten voor ongelijke spreiding zijn niet berekend: {uit.reden}."]
    waarden = ", ".join(f"{naam} {getal(100 * x, 1)}\u00a0%" for naam, x in uit.maten.items())
    return [f"Ongelijke spreiding over {len(uit.tabel)} {MEERVOUD[uit.soort]}: {waarden}.", w.UITLEG]


def _niet_opgeteld(uit: w.Wijken) -> list[str]:
    """Een zin per cijfer dat van een samengesteld gebied niet op te tellen is, en waarom."""
    noten = []
    for r in uit.samen.itertuples():
        delen = uit.tabel[uit.tabel["code"].isin(r.code.split("+"))]
        if r.status == "ontbreekt":
            zonder = opsomming(list(delen.loc[delen["status"] == "ontbreekt", "naam"]))
            noten.append(f"Niet op te tellen: {r.naam}, want voor {zonder} is er geen cijfer.")
        for kolom, wat in (("totaal", "inwoners"), ("groep", "groep en aandeel")) if r.status != "ontbreekt" else ():
            if weg := list(delen.loc[delen[kolom].isna(), "naam"]) if pd.isna(getattr(r, kolom)) else []:
                noten.append(
                    f"Niet op te tellen: {wat} van {r.naam}, want van {opsomming(weg)} is dat aantal verborgen."
                )
    return [*noten, *NIET_OPGETELD] if len(uit.samen) else []


def _teken(uit: w.Wijken, alt: str) -> str:
    aandelen = uit.tabel.set_index("code")["aandeel"]
    cijfers = {str(code): "" if pd.isna(x) else f"{getal(x, 1)}\u00a0%" for code, x in aandelen.items()}
    samen = [code.split("+") for code in uit.samen["code"]]
    return teken(aandelen, cijfers, f"% (aantal {MEERVOUD[uit.soort]})", alt, samen)


def teken(waarden: pd.Series, cijfers: dict[str, str], legende: str, alt: str, samen: Iterable[list[str]] = ()) -> str:
    """De svg van een kaart van wijken of deelgemeenten: een kleur per waarde (op code), elk cijfer onder zijn naam; `samen` is omlijnd."""
    grenzen = w.grenzen().reindex(waarden.index)
    kaart = op_schaal(dict(grenzen["vorm"]), (), BREEDTE, HOOGSTENS)
    klassen, vakken = ingedeeld(waarden)
    blad = kaartblad(kaart, {code: pad_van(vlak) for code, vlak in kaart.vlakken.items()}, klassen, vakken, legende)
    for codes in samen:
        omlijn(blad, [kaart.vlakken[deel] for deel in codes])
    breedst = max(cijfers.values(), key=len, default="")
    schrijf_namen(blad, geplaatst(kaart, dict(grenzen["naam"]), None, breedst), cijfers, klassen, None)
    return blad.svg(alt)
