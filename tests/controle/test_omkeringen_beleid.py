"""Een omgekeerde regel van wie over beleid schrijft (kader, aanbod, drempels, plan, opvolging), en van het slot en de kaart van vier bladzijden."""

import dataclasses
import shutil
import sys
from pathlib import Path

import pytest
from inhoudshulp import keur, leeg_geheugen, omhullend, vervang

from integratie.beeld import jaarwoorden
from integratie.beleid.aanbod import vraag_en_aanbod
from integratie.beleid.kader import kaderblokken
from integratie.beleid.opvolging import beslisregel
from integratie.beleid.opvolging.blokken import cijferteksten, figuur
from integratie.beleid.planrapport import bladzijde, geld_en_tijd, matrices
from integratie.beleid.regels import regelblokken, uitkomstrijen
from integratie.beleid.samenwerking import combinaties, samenwerkingsblokken
from integratie.blok.tekst import Cijfertekst, Opmaak, Tekst
from integratie.vierblad import randkaart, rijtekst, slot

NIS = "23088"
KADER, AANBOD = "ig.kader(gemeente, peiljaar)", "ig.vraag_en_aanbod(gemeente, peiljaar)"
REGELS, SAMEN = "ig.regels(gemeente, peiljaar)", "ig.samen(gemeente, peiljaar)"
KAART = 'ig.kaart_met_lijst("aandeel_buitenlandse_herkomst", gemeente, peiljaar)'
SLOT, RIJEN = "ig.slot(gemeente, peiljaar)", 'ig.themarijen(gemeente, peiljaar, ["instroom"])'
GELIJK, DREMPELS = "ig.gelijkaardig(gemeente, peiljaar)", "ig.volgende_drempels(peiljaar)"
WISSEL = {"voldoet": "voldoet niet", "voldoet niet": "voldoet"}


def _anders(t: Tekst, oud: str, nieuw: str) -> Tekst:
    """Dezelfde tekst met een ander woord, ook in haar merken."""

    def deel(x: str | Cijfertekst | Opmaak) -> str | Cijfertekst | Opmaak:
        if isinstance(x, str):
            return x.replace(oud, nieuw)
        if isinstance(x, Cijfertekst):
            return dataclasses.replace(x, tekst=x.tekst.replace(oud, nieuw))
        return dataclasses.replace(x, inhoud=_anders(x.inhoud, oud, nieuw))

    return Tekst(tuple(map(deel, t.fragmenten)))


def _onderwerp_erna(f, onderwerp, *rest):
    alle = vraag_en_aanbod.ONDERWERPEN
    return f(alle[(alle.index(onderwerp) + 1) % len(alle)], *rest)


def _achterstevoren(f, kaarten, *rest):
    return f({n: dataclasses.replace(i, prioriteit=-i.prioriteit) for n, i in kaarten.items()}, *rest)


# Naam → oud, nieuw, de aanroep waarin het te zien is, en het peiljaar.
OMKERINGEN: dict[str, tuple[object, object, str, int]] = {
    "kader: de andere groep in een cel": (
        *omhullend(kaderblokken._hoofdgroep, lambda f, ind, g: g[-1] if f(ind, g) == g[0] else g[0]), KADER, 2025,
    ),
    "kader: een indicator in een andere laag": (
        *omhullend(kaderblokken.in_cel, lambda f, d, laag: f(d, kaderblokken.LAGEN[kaderblokken.LAGEN.index(laag) - 1])),
        KADER,
        2025,
    ),
    "kader: het lichtste verschil eerst": (*omhullend(kaderblokken._verschillen, _achterstevoren), KADER, 2026),
    "aanbod: de vraag van een ander onderwerp": (*omhullend(vraag_en_aanbod._vraag, _onderwerp_erna), AANBOD, 2025),
    "drempels: afstand met het verkeerde teken": (
        *omhullend(regelblokken.cijfer, lambda f, x, e, teken=False: f(-x if teken and x else x, e, teken)), REGELS, 2022,
    ),
    "drempels: waarde van een ander jaar": (
        *omhullend(regelblokken._regelrij, lambda f, r: f(r | {"jaar": r["jaar"] and r["jaar"] - 1})), DREMPELS, 2022,
    ),
    "drempels: voldoet en voldoet niet": (
        *omhullend(regelblokken._regelrij, lambda f, r: f(r | {"resultaat": WISSEL.get(r["resultaat"], "voldoet")})),
        REGELS,
        2022,
    ),
    "drempels: voldeed en voldeed niet": (
        *omhullend(uitkomstrijen.uitslag, lambda f, wat, *w, **n: f(WISSEL.get(wat, wat), *w, **n)), SAMEN, 2025,
    ),
    "drempels: een gemeente minder geteld": (
        *omhullend(regelblokken.telling, lambda f, k: f(k | {"gemeenten": k["gemeenten"] - 1})), REGELS, 2025,
    ),
    "samen: een buur te weinig in de som": (
        *omhullend(
            combinaties.mogelijkheden,
            lambda f, *w: dataclasses.replace(
                m := f(*w), kleinste=tuple(dataclasses.replace(s, som=s.som - (m.waarde or 0)) for s in m.kleinste)
            ),
        ),
        'ig.samen("23003", peiljaar)',
        2022,
    ),
    "gelijkaardig: de verste eerst": (
        *omhullend(samenwerkingsblokken.tabel_van, lambda f, rijen, titel: f(rijen[::-1], titel)), GELIJK, 2025,
    ),
    "naam op de kaart van een ander": (
        *omhullend(
            randkaart._naam,
            lambda f, n, *r: f(dataclasses.replace(n, regels=tuple(x.replace("Machelen", "Asse") for x in n.regels)), *r),
        ),
        KAART,
        2026,
    ),
    "hoogste gemeente in de titel van de kaart": (
        *omhullend(randkaart._titel, lambda f, *w: _anders(f(*w), "Machelen", "Merchtem")), KAART, 2026,
    ),
    "per 1.000 heet per 100": (*omhullend(rijtekst.aantal, lambda f, *w: _anders(f(*w), "1.000 ·", "100 ·")), RIJEN, 2026),
    "slot: een bron tot een ander jaar": (
        *omhullend(slot.bronnen, lambda f, *w: [x.replace("(tot 2025)", "(tot 2023)") for x in f(*w)]), SLOT, 2026,
    ),
    "slot: een bron bij een ander thema": (
        *omhullend(slot.bronnen, lambda f, *w: [x.replace("tewerkstelling", "samenleven") for x in f(*w)]), SLOT, 2026,
    ),
    "slot: oud na een ander jaar": (
        *omhullend(slot._verouderd, lambda f, *w: [x.replace("2021", "2019") for x in f(*w)]), SLOT, 2026,
    ),
}  # fmt: skip


@pytest.fixture
def schoon():
    """Niemand onthoudt wat een omgekeerde regel maakte."""
    yield
    kamers = ("integratie.beeld", "integratie.vierblad", "integratie.beleid")
    leeg_geheugen(*(m for n, m in list(sys.modules.items()) if n.startswith(kamers)))


@pytest.mark.wisselend(4)
@pytest.mark.parametrize("naam", OMKERINGEN)
def test_een_omgekeerde_beleidsregel_wordt_gevonden(naam, monkeypatch, schoon):
    """Elke dag één op vier, met `--volledig` alle; zonder omkering is het blok in orde."""
    oud, nieuw, code, peiljaar = OMKERINGEN[naam]
    assert keur([code], NIS, peiljaar=peiljaar) == []
    vervang(monkeypatch, oud, nieuw)
    assert keur([code], NIS, peiljaar=peiljaar)


def _streef(f, v, *rest, **anders):
    return f(dataclasses.replace(v, doel=v.doel.model_copy(update=anders)), *rest)


STREEF, BUDGET = "ig.planstreefcijfers(gemeente, peiljaar)", "ig.planbudget(gemeente, peiljaar)"
ROL = {"trekt": "mee", "mee": "trekt"}
PLAN: dict[str, tuple[object, object, str]] = {
    "basislijn van een ander jaar": (*omhullend(bladzijde._streef, lambda f, *w: _streef(f, *w, basisjaar=2011)), STREEF),
    "streefwaarde van een ander": (*omhullend(bladzijde._streef, lambda f, *w: _streef(f, *w, streefwaarde=1)), STREEF),
    "budget zonder het laatste jaar": (
        *omhullend(geld_en_tijd._tabel, lambda f, p, *r: f(p.model_copy(update={"tot": p.tot - 1}), *r)), BUDGET,
    ),
    "een jaar later op de tijdlijn": (
        *omhullend(geld_en_tijd.datum, lambda f, dag: f(dag.replace(year=dag.year + 1))),
        "ig.plantijdlijn(gemeente, peiljaar)",
    ),
    "wie trekt, werkt mee": (
        *omhullend(matrices._wie_doet_mee, lambda f, p: [{k: ROL.get(x, x) for k, x in r.items()} for r in f(p)]),
        "ig.planmatrices(gemeente, peiljaar)",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def plannen(tmp_path_factory) -> Path:
    """Een project met een voorbeeldplan, en een met de terugblik."""
    echt, map_ = Path(__file__).parents[2], tmp_path_factory.mktemp("plannen")
    for naam, bron in (("plan", echt / "parameters/plannen/voorbeelden/vilvoorde.yaml"), ("opvolging", None)):
        shutil.copytree(echt / "parameters", map_ / naam / "parameters", ignore=shutil.ignore_patterns("plannen"))
        shutil.copytree(echt / "notebooks", map_ / naam / "notebooks")
        if bron:
            (map_ / naam / "parameters/plannen").mkdir()
            shutil.copy(bron, map_ / naam / f"parameters/plannen/{NIS}.yaml")
        else:
            shutil.copytree(echt / "tests/beleid/terugblik", map_ / naam / "parameters/plannen")
    return map_


@pytest.mark.wisselend(2)
@pytest.mark.parametrize("naam", PLAN)
def test_een_omgekeerde_regel_over_het_plan_wordt_gevonden(naam, plannen, monkeypatch):
    """Elke dag één op twee, met `--volledig` alle."""
    oud, nieuw, code = PLAN[naam]
    monkeypatch.chdir(plannen / "plan")
    assert keur([code], NIS) == []
    vervang(monkeypatch, oud, nieuw)
    assert keur([code], NIS)


OMGEKEERD = dict(zip(beslisregel.TABEL, [*beslisregel.TABEL.values()][::-1], strict=True))
OPVOLGING: dict[str, tuple[object, object]] = {
    "besluit": (beslisregel.TABEL, OMGEKEERD),
    "kant van het pad": (cijferteksten.NAAST_PAD, {1: "lager dan", -1: "hoger dan", 0: "gelijk aan"}),
    "telling": omhullend(cijferteksten.telling, lambda f, *w: (f(*w)[0] + 1, f(*w)[1])),
    "streefjaar in het opschrift": omhullend(
        figuur._titel, lambda f, o, e: f(o, e).replace(str(o.doel.streefjaar), str(o.doel.streefjaar - 1))
    ),
    "pad in de tabel": omhullend(figuur._tabel, lambda f, o: f(o).assign(pad=lambda t: t["cijfer"])),
}


@pytest.mark.traag
def test_een_omgekeerde_regel_over_de_opvolging_wordt_gevonden(plannen, monkeypatch, steekproef):
    """Alle samen in één test, want de natuurlijke variatie rekenen kost het meest; elke dag één op twee, met `--volledig` alle."""
    monkeypatch.chdir(plannen / "opvolging")
    codes = ["ig.opvolging(gemeente, peiljaar)", "ig.streefcijfers(gemeente, peiljaar)"]
    assert keur(codes, NIS) == []
    for naam in steekproef(list(OPVOLGING), 2):
        with monkeypatch.context() as anders:
            vervang(anders, *OPVOLGING[naam])
            assert keur(codes, NIS), naam


def test_een_jaar_in_de_cel_van_het_kader(monkeypatch, schoon):
    """Ook waar geen zin omheen staat, hoort een jaar bij zijn cijfer."""
    vervang(monkeypatch, *omhullend(jaarwoorden.jaarlabel, lambda f, ind, jaar: f(ind, jaar - 1)))
    assert keur([KADER], NIS)
