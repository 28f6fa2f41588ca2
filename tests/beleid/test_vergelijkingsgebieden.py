"""Vijftig willekeurige keuzes van vergelijkingsgebieden naast vijf gemeenten: elk gebiedscijfer is de som van zijn gemeenten."""

import random

import pytest

import integratie as ig
from integratie import gebieden
from integratie.gebieden.zoeken import namen
from integratie.indicator import FACTOR, cijfers, register
from integratie.vergelijking import reeks_naast

GEMEENTEN = ("23088", "71016", "23106", "24062", "44021")  # Vilvoorde, Genk, Pajottegem, Leuven, Gent
BUITENLANDS = ["foreign_nat", "belgian_foreign_bg"]
PER_SOORT = {soort: sorted({g.naam for g in er.values()}) for soort, er in namen().items()}
BREUKEN = [
    naam for naam, i in register().items() if i.optelbaar and i.noemer and i.eenheid in FACTOR and not i.groei_van
]


def _keuze(loting: random.Random) -> list[str]:
    """Een tot vier gebieden zoals iemand ze typt: van elke soort, en soms gemeenten met een komma ertussen."""
    uit = []
    for _ in range(loting.randint(1, 4)):
        soort = loting.choice([*PER_SOORT, "lijst"])
        vlaams = [g.naam for g in gebieden.gemeenten().values() if g.gewest == "02000"]
        lijst = ",".join(loting.sample(vlaams, 3))
        uit.append(lijst if soort == "lijst" else f"{soort}:{loting.choice(PER_SOORT[soort])}")
    return uit


@pytest.mark.traag
@pytest.mark.wisselend(5)
@pytest.mark.parametrize("nummer", range(50))
def test_elk_gebiedscijfer_is_de_som_van_zijn_gemeenten(nummer, herkomst_nu):
    """Gewoon tien van de vijftig, met `--volledig` alle. Herkomst nagerekend uit het bestand van Statbel; van een willekeurige breuk tellen tellers en noemers van de gemeenten op."""
    loting = random.Random(nummer)
    naast, breuk = _keuze(loting), loting.choice(BREUKEN)
    rijen = cijfers(breuk).set_index(["nis", "groep", "jaar"])
    for nis in GEMEENTEN:
        try:
            ig.vergelijk(nis, [n for n in naast if gebieden.gebied(n).leden != (nis,)])
            for gebied in gebieden.vergelijkingsgebieden(nis):
                herkomst = reeks_naast("aandeel_buitenlandse_herkomst", nis, 2025)
                leden = herkomst_nu[herkomst_nu.index.isin(gebied.leden, level=0)].groupby(level="year").sum()
                er = herkomst[herkomst["gebied"] == gebied.naam].set_index("jaar")
                buitenlands = leden["total"] - leden["belgian_bg"]
                assert list(er.index) == list(leden.index), gebied.naam
                assert (er["teller"] == buitenlands).all() and (er["noemer"] == leden["total"]).all()
                assert er["waarde"].to_numpy() == pytest.approx(
                    (100 * buitenlands / leden["total"]).to_numpy(), abs=1e-9
                )
                ander = reeks_naast(breuk, nis)
                for r in ander[(ander["gebied"] == gebied.naam) & (ander["status"] == "bekend")].itertuples():
                    van_leden = [
                        rijen.loc[lid, r.groep, r.jaar] for lid in gebied.leden if (lid, r.groep, r.jaar) in rijen.index
                    ]
                    if r.teller == r.teller and all(x["status"] == "bekend" for x in van_leden):
                        # het Vlaams cijfer kan dat van de uitgever zijn, met zijn eigen afronding
                        ruim = 1e-4 if gebied.code == gebieden.VLAAMS_GEWEST else 1e-9
                        for deel in ("teller", "noemer"):
                            som = sum(x[deel] for x in van_leden)
                            assert som == pytest.approx(getattr(r, deel), rel=ruim), (breuk, gebied.naam, r)
                        assert r.waarde == pytest.approx(FACTOR[register()[breuk].eenheid] * r.teller / r.noemer)
        finally:
            gebieden.kies(nis, ())
