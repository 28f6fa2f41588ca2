"""Wat elk blok over de instroom gemeen heeft: de cijfers of waarom er geen zijn, een tabel per jaar, noten en bron."""

import pandas as pd

from integratie import gebieden
from integratie.beeld.opmaak import getal
from integratie.beleid.eigen_bestand.bestand import afwezig, zonder_cijfers
from integratie.beleid.instroom import cijfers as c
from integratie.beleid.instroom.kolommen import PLAATS
from integratie.beleid.instroom.tabellen import (
    GESLACHT,
    GEZIN,
    MAAND,
    TITELS,
    VANWAAR,
    WAARHEEN,
    WIJK,
)
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Tabel, alinea, tabel_van
from integratie.blok.tekst import code, vul

BESTAND = PLAATS.format("{}.csv")
VERBORGEN = "n.b.: een klein aantal (1 tot 4 mensen, of minder dan drie gezinnen), of een ander aantal waaruit het af te leiden is."
VERZONNEN = "Verzonnen cijfers: volgens het uittreksel zelf gaan ze over niemand."
REGIOS = "Buurlanden in de EU: Nederland, Frankrijk, Duitsland en Luxemburg. Turkije en de Kaukasus staan bij West- en Centraal-Azië."
CLUSTER = "Een cluster is de som van haar gemeenten: wie van de ene naar de andere verhuist, telt bij beide."
EERSTE_KOLOM = {
    VANWAAR: "Vanwaar",
    WAARHEEN: "Waarheen",
    GESLACHT: "Geslacht bij aankomst",
    GEZIN: "Gezin bij aankomst",
    WIJK: "Wijk bij aankomst",
    MAAND: "Maand van aankomst",
}
DEEL_VAN = "Deel van"
BELOFTE = (
    "Met een uittreksel staat hier hoeveel mensen er per jaar komen en gaan, vanwaar en waarheen. Ook staat er van welke leeftijd en nationaliteit ze zijn, in welke "
    "maanden ze komen, en hoeveel er later nog wonen. Kleine aantallen blijven verborgen."
)


def cijfers_of_reden(gemeente: str, peiljaar: int) -> c.Instroom | Blok:
    """De cijfers tot en met het peiljaar, of waarom er geen zijn."""
    plaats = gebieden.zoek(gemeente)
    i = c.tot(plaats.nis, peiljaar)
    if i is None:
        wie = "niet van elke gemeente een" if plaats.leden else "geen"
        reden = f"Voor {plaats.naam} is er {wie} uittreksel uit het bevolkingsregister."
        nis = "<NIS-code>" if plaats.leden else plaats.nis
        opdracht = code(f"integratie instroom --voorbeeld verzonnen.csv {nis}")
        oefenen = alinea(vul("Eerst oefenen? {} maakt een verzonnen uittreksel.", opdracht))
        return afwezig(reden, BESTAND.format(nis), "instroom", "docs/instroom.md", (alinea(BELOFTE), oefenen))
    if not i.jaren:
        reden = next(iter(i.teruggehouden.values()), f"er zijn te weinig rijen tot {peiljaar}")
        return zonder_cijfers(f"Het uittreksel van {plaats.naam} toont niets: {reden}.", "instroom")
    return i


def per_jaar(i: c.Instroom, tabel: str) -> Tabel:
    """Een rij per cel en een kolom per jaar, en waarvan ze deel is als dat van rij tot rij verschilt; wat in geen enkel jaar voorkomt, staat er niet."""
    rijen = i.tabel[i.tabel["tabel"] == tabel]
    eerst = rijen.drop_duplicates("cel").set_index("cel")
    breed = rijen.pivot(index="cel", columns="jaar", values="aantal").reindex(index=eerst.index, columns=i.jaren)
    namen = eerst["naam"].to_dict()
    uit = [
        {
            EERSTE_KOLOM[tabel]: namen[sleutel],
            **({DEEL_VAN: namen.get(eerst.at[sleutel, "deel_van"], "")} if tabel in (VANWAAR, WAARHEEN) else {}),
            **{jaartekst(i, j): cel(n) for j, n in r.items()},
        }
        for sleutel, r in breed.iterrows()
        if (r != 0).any()
    ]
    return tabel_van(uit, f"{TITELS[tabel]}: {i.naam}")


def laatste(i: c.Instroom) -> int:
    """Het laatste hele jaar, of het laatste als er geen heel is."""
    return max([j for j in i.jaren if j in i.periode.volledig] or i.jaren)


def jaartekst(i: c.Instroom, jaar: int) -> str:
    """Het jaar, met "(deel)" als het uittreksel het niet helemaal dekt."""
    return str(jaar) if jaar in i.periode.volledig else f"{jaar} (deel)"


def cel(n: float | None, teken: bool = False) -> str:
    """Het aantal, of n.b. als het verborgen is."""
    return "n.b." if n is None or pd.isna(n) else getal(n, 0, teken)


def noten(i: c.Instroom) -> list[str]:
    """Wat een lezer bij elk cijfer hoort te weten."""
    half = [j for j in i.jaren if j not in i.periode.volledig]
    uit = [f"Het uittreksel dekt {' en '.join(map(str, half))} niet helemaal."] if half else []
    uit += [f"{jaar} wordt niet getoond: {reden}." for jaar, reden in i.teruggehouden.items()]
    uit += [CLUSTER] if len(i.gemeenten) > 1 else []
    return [*uit, VERBORGEN] if i.tabel["aantal"].isna().any() else uit


def bron(i: c.Instroom) -> str:
    """De bestanden en de periode die ze dekken."""
    bestanden = [pad.name for lid in i.gemeenten if (pad := c.bestand(lid))]
    return f"{'verzonnen ' if i.verzonnen else ''}uittreksel uit het bevolkingsregister ({', '.join(bestanden)}), {i.periode.eerste:%d/%m/%Y} tot {i.periode.laatste:%d/%m/%Y}."
