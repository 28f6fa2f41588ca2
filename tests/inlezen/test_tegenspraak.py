"""Schade die geen lezer in het bestand zelf kan zien, en vijfentwintig andere soorten schade aan een werkboek van het register.

Elk geweigerd met blad, kolom en rij, of juist gelezen; de cijfers van Vilvoorde komen uit de uittreksels.
"""

import datetime
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "lezers"))
import register_gsm as register

from integratie.fouten import Gegevensfout
from integratie.inlezen import tegenspraak
from integratie.lezers import gsm_werkboek
from integratie.opslag import edities

EDITIE = "2026-11"
# Blad → zijn zip, en de plaats van jaar, groep en cijfers (A Gemeente, B Nis-code, C Centrumstad?, D Indicator).
BLADEN = {
    "DE43": (register.INTEGRATIE, 4, None, (5, 6, 7)),
    "WO12": (register.INTEGRATIE, 4, 5, (6, 7, 8)),
    "WE15": (register.INTEGRATIE, 4, None, (5,)),
    "AR13": (register.ARMOEDE, 4, None, (5, 6, 7)),
    "AR03": (register.ARMOEDE, 4, None, (5,)),
}
NAAM, NIS, JAAR, TELLER, NOEMER, DEEL = 0, 1, 4, 5, 6, 7  # van DE43


def lees(pad: Path) -> dict:
    """Wat er na het lezen en de vergelijking met de editie over Vilvoorde in staat."""
    uit = {}
    for lading in gsm_werkboek.lees(pad):
        tegenspraak.eis_geen(lading, pad.name, edities.lees(lading.tabel, EDITIE), EDITIE)
        rijen = lading.rijen[(lading.rijen["nis"] == "23088") & lading.rijen["waarde"].notna()]
        sleutel = [k for k in rijen if k not in ("waarde", "status", "rij")]
        uit |= rijen.set_index(sleutel)["waarde"].to_dict()
    return uit


def geschoven(rijen: list[list], kolommen: tuple[int, ...], hoeveel: int = 1) -> list[list]:
    """Deze kolommen zoveel rijen naar beneden; wat er onderaan uitvalt, komt bovenaan terug."""
    kop, *rest = [list(r) for r in rijen]
    for k in kolommen:
        cellen = [r[k] for r in rest]
        for r, cel in zip(rest, cellen[-hoeveel:] + cellen[:-hoeveel], strict=True):
            r[k] = cel
    return [kop, *rest]


def _jaren(wijzig):
    return lambda rijen, jaar: [rijen[0], *([*r[:jaar], wijzig(r[jaar]), *r[jaar + 1 :]] for r in rijen[1:])]


@pytest.mark.parametrize("blad", BLADEN)
@pytest.mark.parametrize("wat", ["jaren omlaag", "jaren omhoog", "jaren vooruit", "cijfers omlaag", "cijfers omhoog"])
def test_een_blad_waarvan_elk_jaar_of_cijfer_een_rij_verschoven_is(tmp_path, blad, wat):
    zip_, jaar, _, maten = BLADEN[blad]
    maak = {
        "jaren omlaag": lambda r: geschoven(r, (jaar,)),
        "jaren omhoog": lambda r: geschoven(r, (jaar,), -1),
        "jaren vooruit": lambda r: _jaren(lambda j: j + 1)(r, jaar),
        "cijfers omlaag": lambda r: geschoven(r, maten),
        "cijfers omhoog": lambda r: geschoven(r, maten, -1),
    }[wat]
    pad = register.werkboek(tmp_path / "w.xlsx", [blad], lambda b: b | {blad: maak(b[blad])}, zip_)
    with pytest.raises(Gegevensfout, match="verwacht: elk cijfer") as fout:
        lees(pad)
    zin = str(fout.value)
    assert f"w.xlsx, blad '{blad}': kolom " in zin and ", rij " in zin and "in editie '2026-11' is dat" in zin
    assert "\n" not in zin and len(zin) < 500


def test_een_verschoven_jaar_noemt_de_cel_en_beide_cijfers(tmp_path):
    """DE43, Vilvoorde, inwoners: 34.982 in 2000 en 35.141 in 2001 (rij 140 en 141 van het uittreksel)."""
    pad = register.werkboek(tmp_path / "w.xlsx", ["DE43"], lambda b: {"DE43": geschoven(b["DE43"], (JAAR,), -1)})
    with pytest.raises(Gegevensfout) as fout:
        lees(pad)
    assert str(fout.value).startswith(
        "w.xlsx, blad 'DE43': kolom G ('Aantal inwoners'), rij 140 geeft 34982 voor Vilvoorde in 2001; in editie '2026-11' is dat 35141, en staat "
        "34982 bij 2000."
    )


@pytest.mark.parametrize("wat", ["omlaag", "verwisseld"])
def test_groepen_bij_een_andere_groep(tmp_path, wat):
    ruil = {"België": "Niet-EU", "Niet-EU": "België"}

    def maak(rijen):
        if wat == "omlaag":
            return geschoven(rijen, (5,))
        return [rijen[0], *([*r[:5], ruil.get(r[5], r[5]), *r[6:]] for r in rijen[1:])]

    pad = register.werkboek(tmp_path / "w.xlsx", ["WO12"], lambda b: {"WO12": maak(b["WO12"])})
    with pytest.raises(Gegevensfout, match=r"blad 'WO12': kolom H .*verwacht: elk cijfer in zijn eigen kolom"):
        lees(pad)


@pytest.mark.parametrize("blad", BLADEN)
def test_twee_gemeenten_verwisseld_met_naam_en_code(tmp_path, blad):
    """De rijen van Vilvoorde staan bij Machelen, en omgekeerd."""
    zip_, *_ = BLADEN[blad]
    ruil = {23088: ["Machelen", 23047], 23047: ["Vilvoorde", 23088]}

    def maak(rijen):
        return [rijen[0], *([*ruil.get(r[NIS], r[:2]), *r[2:]] for r in rijen[1:])]

    pad = register.werkboek(tmp_path / "w.xlsx", [blad], lambda b: b | {blad: maak(b[blad])}, zip_)
    with pytest.raises(Gegevensfout, match=rf"blad '{blad}': kolom .* bij (Machelen|Vilvoorde).*eigen gemeente"):
        lees(pad)


@pytest.mark.parametrize("factor", [10, 1000])
def test_een_andere_eenheid(tmp_path, factor):
    def maak(rijen):
        return [rijen[0], *([*r[:5], r[5] * factor, r[6] * factor, r[7]] for r in rijen[1:])]

    pad = register.werkboek(tmp_path / "w.xlsx", ["DE43"], lambda b: {"DE43": maak(b["DE43"])})
    with pytest.raises(Gegevensfout, match=r"blad 'DE43': kolom [FG] .*rij \d+ .*verwacht: dezelfde eenheid"):
        lees(pad)


def test_een_herziening_is_geen_tegenspraak(tmp_path):
    """Elk aantal inwoners zeven op duizend hoger, zoals na een herziene telling."""

    def maak(rijen):
        herzien = [[*r[:6], round(r[6] * 1.007), r[7]] for r in rijen[1:]]
        return [rijen[0], *([*r[:7], r[5] / r[6]] for r in herzien)]

    pad = register.werkboek(tmp_path / "w.xlsx", ["DE43"], lambda b: {"DE43": maak(b["DE43"])})
    assert max(lees(pad).values()) == round(46354 * 1.007)  # Vilvoorde, inwoners in 2022


def _cel(kolom, waarde, rij=140):
    def maak(rijen):
        rijen[rij - 1][kolom] = waarde
        return rijen

    return maak


def _alle(kolom, wijzig):
    return lambda rijen: [rijen[0], *([*r[:kolom], wijzig(r[kolom]), *r[kolom + 1 :]] for r in rijen[1:])]


GEWEIGERD = {
    "alleen teller en procent verschoven": (lambda r: geschoven(r, (TELLER, DEEL)), "blad 'DE43': (cel|geen drie kolommen)"),
    "de noemer van hoog naar laag": (lambda r: [r[0], *([*a[:NOEMER], b, *a[DEEL:]] for a, b in zip(r[1:], sorted((x[NOEMER] for x in r[1:]), reverse=True), strict=True))], "blad 'DE43': (cel|geen drie kolommen)"),
    "alleen de namen gesorteerd": (lambda r: [r[0], *([n, *a[1:]] for a, n in zip(r[1:], sorted(x[0] for x in r[1:]), strict=True))], r"cel B\d+ .*bevat \d+, maar .* heeft"),
    "dezelfde rij met een ander cijfer": (lambda r: [*r, [*r[139][:TELLER], r[139][TELLER] + 1, r[139][NOEMER], (r[139][TELLER] + 1) / r[139][NOEMER]]], r"cel B\d+ .*staat er dubbel"),
    "een rij met een totaal": (lambda r: [*r, ["Totaal", None, None, None, 2022, 9, 10, 0.9]], r"cel B\d+ .*is leeg; verwacht: een NIS-code"),
    "de koprij nog eens in het midden": (lambda r: [*r[:60], r[0], *r[60:]], "cel B61 .*bevat 'Nis-code'"),
    "een aantal als datum": (_cel(TELLER, datetime.datetime(2024, 2, 1)), "cel F140 .*verwacht: een getal"),
    "een aantal met een voetnoot": (_cel(TELLER, "12*"), r"cel F140 .*bevat '12\*'; verwacht: een getal"),
    "een aandeel met een procentteken": (_cel(DEEL, "12 %"), "cel H140 .*bevat '12 %'"),
    "een bedrag met een munt": (_cel(TELLER, "€ 12"), "cel F140 .*bevat '€ 12'"),
    "een schooljaar als jaar": (_alle(JAAR, lambda j: f"{j}-{j + 1}"), r"cel E2 .*bevat '20\d\d-20\d\d'; verwacht: een jaartal"),
    "een jaar met een duizendtalteken": (_alle(JAAR, lambda j: f"{j:,}".replace(",", ".")), r"cel E2 .*bevat '2\.0\d\d'; verwacht"),
    "een jaar met een voetnoot": (_cel(JAAR, "2000*"), r"cel E140 .*bevat '2000\*'; verwacht: een jaartal"),
    "een jaar van twee cijfers": (_cel(JAAR, 24), "cel E140 .*bevat '24'; verwacht: een jaartal"),
    "een code met een apostrof": (_cel(NIS, "'23088"), "cel B140 .*bevat ''23088'; verwacht: een NIS-code"),
    "een code met een letter": (_cel(NIS, "23O88"), "cel B140 .*bevat '23O88'; verwacht: een NIS-code"),
    "delen door nul waar er een noemer is": (_cel(DEEL, "#DIV/0!"), "cel H140 .*bevat '#DIV/0!'"),
    "duizendtalteken: een punt": (_alle(NOEMER, lambda n: f"{n + 10_000:,}".replace(",", ".")), r"cel G2 .*zonder duizendtalteken"),
    "duizendtalteken: een vaste spatie": (_alle(NOEMER, lambda n: f"{n + 10_000:,}".replace(",", "\u00a0")), r"cel G2 .*zonder duizendtalteken"),
    "duizendtalteken: een dunne spatie": (_alle(NOEMER, lambda n: f"{n + 10_000:,}".replace(",", "\u202f")), r"cel G2 .*zonder duizendtalteken"),
    "duizendtalteken: een komma": (_alle(NOEMER, lambda n: f"{n + 10_000:,}"), r"cel G2 .*zonder duizendtalteken"),
    "een tekst in een lege kolom ernaast": (lambda r: [*r[:139], [*r[139], "nagekeken"], *r[140:]], None),
    "afgerond op tientallen": (_alle(TELLER, lambda t: round(t, -1)), "blad 'DE43': (cel|geen drie kolommen)"),
    "het aandeel van een andere rij": (lambda r: geschoven(r, (DEEL,)), "blad 'DE43': (cel|geen drie kolommen)"),
    "een kolom rechts van de naam erbij": (lambda r: [[*a[:4], "Versie" if not n else 2023, *a[4:]] for n, a in enumerate(r)], None),
}  # fmt: skip
GELEZEN = {
    "een lege kolom links": lambda r: [[None, *a] for a in r],
    "een rij eenheden onder de kop": lambda r: [r[0], [None, None, None, None, None, "(aantal)", "(aantal)", "(deel)"], *r[1:]],
    "een code met spaties": _alle(NIS, lambda n: f" {n} "),
    "van laatste naar eerste rij": lambda r: [r[0], *reversed(r[1:])],
    "de kolom jaar achteraan": lambda r: [[*a[:JAAR], *a[JAAR + 1 :], a[JAAR]] for a in r],
    "wetenschappelijk geschreven": _alle(NOEMER, float),
}  # fmt: skip


@pytest.mark.parametrize(("maak", "zin"), GEWEIGERD.values(), ids=GEWEIGERD)
def test_schade_aan_een_werkboek(tmp_path, maak, zin):
    """Zonder zin: geweigerd, of precies dezelfde cijfers."""
    pad = register.werkboek(tmp_path / "w.xlsx", ["DE43"], lambda b: {"DE43": maak(b["DE43"])})
    if zin is None:
        goed = lees(register.werkboek(tmp_path / "goed.xlsx", ["DE43"]))
        try:
            assert lees(pad) == goed
        except Gegevensfout as fout:
            assert str(fout).startswith("w.xlsx, blad 'DE43'")
        return
    with pytest.raises(Gegevensfout, match=zin) as fout:
        lees(pad)
    assert "\n" not in str(fout.value) and len(str(fout.value)) < 500


@pytest.mark.parametrize("maak", GELEZEN.values(), ids=GELEZEN)
def test_een_werkboek_anders_bewaard(tmp_path, maak):
    goed = lees(register.werkboek(tmp_path / "goed.xlsx", ["DE43"]))
    assert goed and lees(register.werkboek(tmp_path / "w.xlsx", ["DE43"], lambda b: {"DE43": maak(b["DE43"])})) == goed
