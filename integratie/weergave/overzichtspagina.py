"""`index.html`: de ingang tot alle dossiers, met een kaart, een rij per gemeente, cluster en de Rand, en elke figuur bij elk van hen."""

from integratie import gebieden, vergelijking
from integratie.beeld.opmaak import aantal_van, getal, met_eenheid, opsomming
from integratie.blok.beeldstijl import SCHAAL
from integratie.indicator import kaart as indicatorkaart
from integratie.rekenen import uitgeschreven
from integratie.uitvoering.uitvoermap import LEEG, SOM
from integratie.weergave import paginasjabloon
from integratie.weergave.dossiers import CLUSTER, GEMEENTE, RAND, Dossier, figuurnaam
from integratie.weergave.overzichtskaart import getoond, overzichtskaart
from integratie.weergave.overzichtslagen import KEUZES, lagen

# Kolomkop → indicator.
KOLOMMEN = {"Inwoners": "inwoners"} | KEUZES
GEEN_CIJFER = {"waarde": "–", "getal": ""}
# Soort → kop; elk telt apart.
KOPPEN = {GEMEENTE: "Gemeenten", CLUSTER: "Clusters", RAND: "De Vlaamse Rand als geheel"}


def pagina(alle: list[Dossier], met_verantwoording: bool) -> str:
    """De HTML voor deze dossiers; de verantwoording staat er al dan niet naast."""
    gemaakt = [d.eerste for d in alle if d.heeft_cijfers]
    nieuwste = max(gemaakt, key=lambda v: (v.peiljaar, v.editie), default=None)
    doelen = {
        d.nis: _adres(d) if any(v.adres for v in d.verslagen) else "" for d in alle if d.nis in gebieden.gemeenten()
    }
    # Een gemeente zonder rapport telt niet mee op de kaart: haar gegevens kunnen net de reden zijn.
    op_kaart = getoond({lid for d in alle if not d.voorbij for lid in gebieden.leden_van(d.nis)})
    met_cijfer = [nis for nis in op_kaart if doelen.get(nis, "nog niet gevraagd")]
    over = (len(op_kaart) - len(met_cijfer), nieuwste.peiljaar, nieuwste.editie) if nieuwste else ()
    kaartlagen = lagen(met_cijfer, *over) if over else []
    keuzes = _keuzes(alle)
    nummers = {adres: str(nummer) for nummer, adres in enumerate(a for _, k in keuzes for a, _ in k)}
    verslagen = [v for d in alle for v in d.verslagen]
    return paginasjabloon.vul(
        "overzicht.html.j2",
        kaart=overzichtskaart(dict.fromkeys(op_kaart, "") | doelen, kaartlagen) if op_kaart else "",
        lagen=kaartlagen,
        kleuren=SCHAAL,
        kolommen=[(kop, next((x.code for x in kaartlagen if x.knop == kop), "")) for kop in KOLOMMEN],
        delen=[(kop, [_rij(d, nummers) for d in alle if d.soort == soort]) for soort, kop in KOPPEN.items()],
        telling=_telling(alle),
        keuzes=keuzes,
        edities=sorted({v.editie for v in verslagen}),
        peiljaren=sorted({v.peiljaar for v in verslagen}),
        mislukt=[(d.naam, _adres(d), v) for d in alle for v in d.verslagen if v.mislukt],
        met_verantwoording=met_verantwoording,
        som=SOM + LEEG,
    )


def _adres(dossier: Dossier) -> str:
    return f"{dossier.map}/index.html"


def _telling(alle: list[Dossier]) -> str:
    """Hoeveel rapporten, over hoeveel gemeenten en clusters, en over de Rand."""

    def zoveel(aantal: int, een: str, meer: str) -> str:
        return f"{getal(aantal, 0)} {een if aantal == 1 else meer}"

    per_soort = {soort: sum(d.soort == soort for d in alle) for soort in KOPPEN}
    over = [zoveel(per_soort[GEMEENTE], "gemeente", "gemeenten")] if per_soort[GEMEENTE] else []
    over += [zoveel(per_soort[CLUSTER], "cluster", "clusters")] if per_soort[CLUSTER] else []
    over += ["de Vlaamse Rand als geheel"] if per_soort[RAND] else []
    klaar = zoveel(sum(bool(v.adres) for d in alle for v in d.verslagen), "rapport", "rapporten")
    return f"{klaar} over {opsomming(over)}" if over else klaar


def _keuzes(alle: list[Dossier]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Per rapport (titel, [(adres in een map, naam)]): de bladzijde zelf, en elke figuur die ze ergens heeft."""
    per_titel: dict[str, dict[str, str]] = {}
    for verslag in (v for d in alle for v in d.verslagen if v.adres):
        adressen = per_titel.setdefault(verslag.titel, {})  # twee rapporten kunnen dezelfde titel hebben
        adressen.setdefault(verslag.adres, "het hele rapport")
        adressen |= {f"{verslag.adres}#{anker}": figuurnaam(anker) for anker in verslag.figuren}
    return [(titel, list(adressen.items())) for titel, adressen in per_titel.items()]


def _rij(dossier: Dossier, nummers: dict[str, str]) -> dict:
    """Wat één rij van de tabel toont; `heeft` zijn de nummers van de keuzes die in deze map ergens uitkomen."""
    er = [v for v in dossier.verslagen if v.adres]
    adressen = [a for v in er for a in (v.adres, *(f"{v.adres}#{anker}" for anker in v.figuren))]
    eerste = dossier.eerste
    return {
        "naam": dossier.naam,
        "nis": dossier.nis,
        "adres": _adres(dossier),
        "heeft": " ".join(nummers[a] for a in adressen),
        "voorbij": dossier.voorbij or next((v.voorbij for v in dossier.verslagen if v.voorbij), ""),
        "cijfers": [_cijfer(naam, dossier) if dossier.heeft_cijfers else GEEN_CIJFER for naam in KOLOMMEN.values()],
        "aantal": len(er),
        "mislukt": sum(v.mislukt for v in dossier.verslagen),
        "peiljaar": eerste.peiljaar,
    }


def _cijfer(naam: str, dossier: Dossier) -> dict:
    """Waarde, jaar en aantal: absoluut en relatief staan altijd samen."""
    ind, verslag = indicatorkaart(naam), dossier.eerste
    stand = vergelijking.stand(naam, dossier.nis, verslag.peiljaar, editie=verslag.editie)
    aantal = aantal_van(stand.teller, stand.status) if ind.noemer and stand.teller is not None else ""
    return {
        "waarde": met_eenheid(ind, stand.waarde, stand.status),
        "aantal": aantal,
        "jaar": stand.jaar,
        "getal": "" if stand.waarde is None else uitgeschreven(stand.waarde),
    }
