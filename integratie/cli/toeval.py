"""`integratie toeval`: hoeveel elk cijfer vanzelf beweegt, en vanaf welk verschil het een richtingwoord krijgt."""

from argparse import Namespace

from integratie.cli.lezer import JSON, Lezer, druk_json, tabel


def voeg_toe(lezer: Lezer) -> None:
    """Zet de opdracht `toeval` op de opdrachtregel."""
    wat = "toon hoeveel elk cijfer vanzelf beweegt, en wanneer een verschil gezegd wordt"
    lezer.opdracht("toeval", _toeval, wat, JSON)


def _toeval(keuze: Namespace) -> int:
    from integratie.opslag import edities
    from integratie.vergelijking.ruistabel import ruistabel

    rijen = ruistabel()
    if keuze.json:
        return druk_json({"editie": edities.kies_editie(), "ruis": rijen.to_dict("records")})
    print(tabel(KOPPEN, cellen(rijen)))
    print("\nWat dat betekent, staat in docs/toeval.md.")
    return 0


KOPPEN = ("Indicator", "Soort", "Factor", "Spreiding", "Middelste gemeente", "Kleinste verandering die gezegd wordt")


def cellen(rijen) -> list[list[str]]:
    """De rijen van `ruistabel` zoals een lezer ze ziet, ook in docs/toeval.md."""
    return [
        [
            r.indicator,
            r.soort,
            getal(r.factor),
            getal(r.spreiding) + ("" if r.gemeten else " (niet gemeten)"),
            getal(r.waarde),
            f"{getal(r.kleinste_verandering)} {'procentpunt' if r.eenheid == '%' else r.eenheid}",
        ]
        for r in rijen.itertuples()
    ]


def markdown() -> str:
    """De tabel van docs/toeval.md."""
    from integratie.vergelijking.ruistabel import ruistabel

    regels = [KOPPEN, ["---"] * len(KOPPEN), *cellen(ruistabel())]
    return "".join(f"| {' | '.join(regel)} |\n" for regel in regels)


def getal(x: float) -> str:
    """Drie beduidende cijfers, zoals in België geschreven."""
    decimalen = 0 if abs(x) >= 100 else 1 if abs(x) >= 10 else 2 if abs(x) >= 1 else 4
    return f"{x:,.{decimalen}f}".translate(str.maketrans(",.", ".,"))
