"""De overgetikte en herwerkte csv's van Statbel en de FOD aanvullen tot alle gemeenten die hun lezer verwacht; zie `aanvullen`."""

from collections.abc import Callable, Iterator
from functools import cache

import pandas as pd

from integratie import gebieden

Maker = Callable[[list[str], list[list[str]]], Iterator[list]]
RAND = gebieden.groep(gebieden.RAND).leden


@cache
def _waarden(tabel: str) -> dict[tuple, float]:
    """(nis, jaar, onderwerp, groep, [leeftijd, geslacht]) → waarde in de editie."""
    rijen = pd.read_parquet(gebieden.MAP / f"{tabel}.parquet")
    sleutel = [k for k in rijen.columns if k not in ("waarde", "status")]
    return dict(zip(rijen[sleutel].itertuples(index=False, name=None), rijen["waarde"], strict=True))


def _namen(regels: list[list[str]], codes, kolom: int = 0) -> list[tuple[str, str]]:
    aanwezig = {r[kolom] for r in regels}
    return [(nis, gebieden.gemeenten()[nis].naam) for nis in codes if nis not in aanwezig]


def _ingevuld(kop: list[str], voorbeeld: list[str], **cellen) -> list:
    return [cellen.get(k, v) for k, v in zip(kop, voorbeeld, strict=True)]


def _inwoners(kop: list[str], regels: list[list[str]]) -> Iterator[list]:
    cijfers, jaar = _waarden("inwoners_totaal"), int(regels[0][kop.index("year")])
    for nis, naam in _namen(regels, gebieden.gemeenten(), kop.index("public_geography_id")):
        alle = int(cijfers[nis, jaar, "inwoners", ""])
        oud = int(cijfers.get((nis, jaar, "inwoners_65plus", ""), 0))
        waarde = 100 * oud / alle if "population" in kop else alle
        cellen = {"population": alle, "age65_population": oud, "value": waarde}
        yield _ingevuld(kop, regels[0], public_geography_id=nis, municipality=naam, **cellen)


def _inkomen_totaal(kop: list[str], regels: list[list[str]]) -> Iterator[list]:
    cijfers = _waarden("inkomen")
    for nis, naam in _namen(regels, gebieden.gemeenten(), kop.index("geography_id")):
        bedrag = f"{cijfers[nis, 2023, 'netto_belastbaar_inkomen', '']:.2f}"
        yield _ingevuld(kop, regels[0], geography_id=nis, geography_name=naam, source_nis_codes=nis, value=bedrag)


def _inkomen_rand(kop: list[str], regels: list[list[str]]) -> Iterator[list]:
    cijfers = _waarden("inkomen")
    for nis, naam in _namen(regels, RAND):
        for jaar in range(2017, 2024):
            bedrag = f"{cijfers[nis, jaar, 'netto_belastbaar_inkomen', '']:.2f}"
            yield [nis, naam, jaar, bedrag, int(cijfers[nis, jaar, "aangiften", ""])]


def _leeftijd3(kop: list[str], regels: list[list[str]]) -> Iterator[list]:
    cijfers = _waarden("inwoners_totaal")
    for nis, naam in _namen(regels, RAND):
        for jaar in range(2017, 2027):
            delen = [int(cijfers[nis, jaar, "inwoners_leeftijd3", k]) for k in ("0-14", "15-64", "65+")]
            yield [nis, naam, jaar, *delen, sum(delen)]


def _leeftijd5(kop: list[str], regels: list[list[str]]) -> Iterator[list]:
    cijfers, klassen = _waarden("leeftijd"), dict.fromkeys(r[4] for r in regels)
    for nis, naam in _namen(regels, RAND):
        for teken, geslacht in (("M", "man"), ("F", "vrouw")):
            for klasse in klassen:
                aantal = cijfers[nis, 2026, "inwoners_leeftijd5", "", klasse, geslacht]
                yield [nis, naam, 2026, teken, klasse, int(aantal)]


def _loop(kop: list[str], regels: list[list[str]]) -> Iterator[list]:
    """Saldo's 2017–2025 van de Rand, of alles van 2025 voor Vlaanderen en Brussel; de rest laat de som sluiten."""
    cijfers, saldo = _waarden("loop"), "intern_migratiesaldo" in kop
    for nis, naam in _namen(regels, RAND if saldo else gebieden.gemeenten()):
        for jaar in range(2017 if saldo else 2025, 2026):
            namen = {k: k for k in kop[3:]} | {kop[3]: "bevolking_begin", kop[-1]: "bevolking_einde"}
            cellen = {k: int(cijfers[nis, jaar, o, ""]) for k, o in namen.items() if (nis, jaar, o, "") in cijfers}
            intern = (
                cellen["intern_migratiesaldo"] if saldo else cellen["interne_inwijking"] - cellen["interne_uitwijking"]
            )
            erbij = cellen["geboorten"] - cellen["overlijdens"] + intern + cellen["internationaal_migratiesaldo"]
            cellen["rest_statistische_aanpassing"] = cellen[kop[-1]] - cellen[kop[3]] - erbij
            yield [nis, naam, jaar, *(cellen[k] for k in kop[3:])]


def _kopers(kop: list[str], regels: list[list[str]]) -> Iterator[list]:
    cijfers = _waarden("kopers")
    namen = {"herkomst_onbekend": "woonplaats_onbekend"}
    for nis, naam in _namen(regels, RAND):
        cellen = {
            k: cijfers[nis, 2025, "percelen_naar_woonplaats", namen.get(k, k)]
            for k in kop
            if (nis, 2025, "percelen_naar_woonplaats", namen.get(k, k)) in cijfers
        }
        totaal = cijfers[nis, 2025, "percelen_toegewezen", ""]
        cellen |= {
            "percelen": int(cijfers[nis, 2025, "percelen", ""]),
            "noemer_toegewezen_percelen": f"{totaal:.10f}",
        }
        yield _ingevuld(kop, regels[0], nis=nis, gemeente=naam, **cellen)


def _grootste(kop: list[str], regels: list[list[str]]) -> Iterator[list]:
    cijfers = _waarden("kopers")
    for nis, naam in _namen(regels, RAND):
        eigen = [(w, s[3]) for s, w in cijfers.items() if s[:3] == (nis, 2025, "percelen_uit_grootste")]
        for rang, (waarde, uit) in enumerate(sorted(eigen, reverse=True), start=1):
            yield _ingevuld(kop, regels[0], nis=nis, gemeente=naam, rang=rang, nis_herkomst=uit, percelen=waarde)


MAKERS: dict[str, Maker] = {
    "statbel/bevolking_0101*_565.csv": _inwoners,
    "statbel/fiscaal_inkomen_*_565.csv": _inkomen_totaal,
    "statbel/fiscale_inkomens_*_rand19_*.csv": _inkomen_rand,
    "statbel/bevolking_leeftijd3_*.csv": _leeftijd3,
    "statbel/bevolking_*_leeftijd5_*.csv": _leeftijd5,
    "statbel/loop_van_de_bevolking_2017-*.csv": _loop,
    "statbel/loop_van_de_bevolking_*_vlaanderen_*.csv": _loop,
    "fod_financien/kopers_vastgoed_naar_*.csv": _kopers,
    "fod_financien/kopers_vastgoed_top8_*.csv": _grootste,
}
