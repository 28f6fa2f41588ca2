"""Wie deed mee aan een bevraging? Vertegenwoordiging tegenover de bevolking, en gewichten om de antwoorden recht te trekken.

Een kenmerk met een klein aantal (1 tot 4) wordt niet getoond en telt niet mee in de weging: gewichten verraden hoe groot een groep is.
Nooit een uitspraak over wie niet meedeed en waarom: een interval en een toets gaan ervan uit dat deelnemers een toevallige steekproef zijn.
"""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pandas as pd

from integratie import gebieden, vergelijking
from integratie.beleid.eigen_bestand.leeftijdsklassen import grenzen, in_woorden, past_in
from integratie.beleid.participatie import vertegenwoordiging as v
from integratie.beleid.participatie.deelnemers import AANTAL, GROEPEN, Deelnemers, lees, lees_randtotalen
from integratie.beleid.participatie.samenhang import TOTAAL, Naast, Toont, naast
from integratie.beleid.participatie.weging import Weging, raak
from integratie.fouten import Gebruiksfout, IntegratieFout
from integratie.onthulling.getoond import PLAATSEN, Uitgave
from integratie.onthulling.regels import regel
from integratie.opslag import edities
from integratie.project import projectmap

PLAATS = PLAATSEN["bevraging"]
TE_WEINIG, TE_VEEL, GELIJK = "ondervertegenwoordigd", "oververtegenwoordigd", "geen duidelijk verschil"
TABELLEN = {"herkomst": "herkomst", "nationaliteit": "nationaliteit", "geslacht": "bevolking", "leeftijd": "bevolking"}
KOLOMMEN = ["groep", "deelnemers", "aandeel", "bevolking", "aandeel_bevolking", "verhouding", "laag", "hoog", "oordeel"]
UITLEG = (
    "De verhouding is het aandeel bij de deelnemers gedeeld door het aandeel in de bevolking: 1 is evenredig. Het interval (95 %, Wilson, met "
    "correctie voor een eindige bevolking) geldt voor één groep tegelijk; de chi-kwadraattoets kijkt naar alle groepen van een kenmerk samen. "
    "Beide rekenen alsof de deelnemers een toevallige steekproef zijn. Wie zelf kiest om deel te nemen, is dat niet: dan zeggen ze enkel of het "
    "verschil groter is dan wat toeval zou geven."
)
WEGING_UITLEG = (
    "De gewichten (raking) geven elke groep van elk kenmerk haar aandeel in de bevolking. Ze maken van wie deelnam geen steekproef: wie in een "
    "groep wel deelnam, spreekt mee voor wie in die groep niet deelnam. Het designeffect zegt hoeveel precisie dat kost."
)
KLEINE_GROEP = "een groep telt minder dan {} deelnemers of inwoners; voeg groepen samen"
WEINIG_ONBEKEND = "van minder dan {} deelnemers is dit niet bekend; vul aan of laat hun rijen weg"
KLEINE_COMBINATIE = (
    "Gewichten, designeffect en effectieve steekproef worden niet getoond: een combinatie telt minder dan {} deelnemers, "
    "en haar aantal zou eruit af te leiden zijn."
)


@dataclass(frozen=True)
class Kenmerk:
    """Eén kenmerk. `tabel`: per groep de kolommen van `KOLOMMEN` (aandelen in %).

    Met een klein aantal is er geen tabel en geen toets (None): `verborgen` zegt dan waarom.
    """

    naam: str
    bron: str
    jaar: int | None  # None bij eigen randtotalen
    reikwijdte: str
    onbekend: int | None = None
    tabel: pd.DataFrame | None = None
    toets: v.Toets | None = None
    verborgen: str = ""

    @property
    def cellen(self) -> dict[str, int]:
        """Elk aantal uit het bestand dat getoond wordt; leeg als het kenmerk verborgen is."""
        if self.tabel is None:
            return {}
        paren = zip(self.tabel["groep"], self.tabel["deelnemers"], self.tabel["bevolking"], strict=True)
        uit = {f"{self.naam}: onbekend": self.onbekend or 0}
        for groep, aantal, inwoners in paren:
            uit[f"{self.naam}: {groep}"] = int(aantal)
            if self.jaar is None:  # eigen randtotalen
                uit[f"{self.naam}: {groep}, inwoners"] = int(inwoners)
        return uit


@dataclass(frozen=True)
class Participatie:
    """Een bevraging in een gemeente (of cluster); `deelnemers` is None als het er minder dan vijf zijn.

    `weging` gaat over de getoonde kenmerken, en is None wanneer wegen niet kan; `reden` zegt dan waarom. `cellen`: deelnemers per
    combinatie van die kenmerken. `weging_verborgen` zegt waarom de gewichten zelf niet getoond mogen worden, of is leeg.
    """

    nis: str
    gebied: str
    titel: str
    deelnemers: int | None
    kenmerken: tuple[Kenmerk, ...]
    rijen: pd.DataFrame
    cellen: pd.DataFrame
    weging: Weging | None = None
    reden: str = "Geen enkel kenmerk heeft genoeg deelnemers in elke groep."
    weging_verborgen: str = ""
    teruggehouden: str = ""  # waarom er niets getoond mag worden

    @property
    def getoond(self) -> tuple[Kenmerk, ...]:
        """De kenmerken zonder kleine aantallen, in de volgorde van het bestand."""
        return tuple(k for k in self.kenmerken if not k.verborgen)

    @property
    def te_veel_gekruist(self) -> bool:
        """Kruisen de combinaties meer kenmerken dan getoond mag worden?"""
        return len(self.getoond) > regel("bevraging").gekruist

    @property
    def uitgave(self) -> Uitgave:
        """Wat er uit het bestand te lezen is: aantallen, en wat daar van de weging naast staat."""
        cellen = {} if self.deelnemers is None else {TOTAAL: self.deelnemers}
        for k in () if self.teruggehouden else self.kenmerken:
            cellen |= k.cellen
        w = None if self.weging_verborgen else self.weging
        maten = w and (w.gewichten.min(), w.gewichten.max(), w.designeffect, w.effectief, self.cellen[AANTAL].sum())
        redenen = [self.teruggehouden, self.reden, self.weging_verborgen, *(k.verborgen for k in self.kenmerken)]
        return Uitgave(self.titel, {} if self.teruggehouden else cellen, repr((redenen, maten)))


def bestand(nis: str) -> Path:
    """Waar een rapport de bevraging van een gemeente of cluster zoekt; eigen randtotalen staan ernaast (`-randtotalen.csv`)."""
    return projectmap() / PLAATS.format(nis)


def van(nis: str, peiljaar: int | None = None, toont: Toont | None = None) -> Participatie | None:
    """De bevraging uit `parameters/bevragingen/`, of None als er geen is. Fout: `Gebruiksfout`."""
    pad = bestand(nis)
    eigen = pad.with_name(f"{nis}-randtotalen.csv")
    return participatie(pad, nis, peiljaar, eigen if eigen.is_file() else None, toont) if pad.is_file() else None


def uitgave(nis: str, peiljaar: int) -> Uitgave | None:
    """Wat een rapport uit het bestand van een gemeente of cluster toont; None zonder bestand, of over vroeger. Fout: `Gebruiksfout`."""
    p = None if peiljaar < vergelijking.laatste_peiljaar() else van(nis, peiljaar)
    return p.uitgave if p else None


def participatie(
    pad: Path,
    gemeente: str,
    peiljaar: int | None = None,
    randtotalen: Path | None = None,
    toont: Toont | None = None,
) -> Participatie:
    """De deelnemers in `pad` tegenover de bevolking van een gemeente of cluster, met de cijfers tot `peiljaar`.

    `randtotalen` is een csv met eigen aantallen (kenmerk, groep, aantal) in de plaats van die van Statbel. Fout: `Gebruiksfout`.
    """
    plaats, jaar = gebieden.zoek(gemeente), peiljaar or vergelijking.laatste_peiljaar()
    eigen = lees_randtotalen(randtotalen) if randtotalen else {}
    d = lees(pad, eigen)
    kenmerken = tuple(
        _eigen(d, naam, eigen[naam], randtotalen) if randtotalen and naam in eigen else _kenmerk(d, naam, plaats, jaar)
        for naam in d.kenmerken
    )
    totaal, grens, titel = int(d.rijen[AANTAL].sum()), regel("bevraging"), d.titel or pad.name
    ernaast = naast(plaats, titel, toont or _toont(jaar))
    kenmerken = tuple(_naast_andere(k, ernaast) for k in kenmerken)
    p = Participatie(
        nis=plaats.nis,
        gebied=plaats.naam,
        titel=titel,
        deelnemers=totaal if totaal >= grens.personen else None,
        kenmerken=kenmerken,
        rijen=d.rijen,
        cellen=d.rijen[[]],
        teruggehouden=ernaast.waarom_geheel_niet(totaal),
    )
    namen = [k.naam for k in p.getoond]
    if not namen:
        return p
    alle = d.rijen.groupby(namen, sort=True, as_index=False)[AANTAL].sum()  # ook wie iets niet zegt
    cellen = alle[(alle[namen] != "").all(axis=1) & (alle[AANTAL] > 0)].reset_index(drop=True)
    weging, reden = _weeg(cellen, p.getoond)
    verborgen = KLEINE_COMBINATIE.format(grens.personen) if grens.klein(alle[AANTAL]).any() else ""
    return replace(p, cellen=cellen, weging=weging, reden=reden, weging_verborgen=verborgen)


def _naast_andere(k: Kenmerk, ernaast: Naast) -> Kenmerk:
    """Het kenmerk, of verborgen als het naast een vroegere uitgave of een ander gebied een kleine groep verraadt."""
    reden = ernaast.waarom_niet(k.naam, k.cellen)
    return Kenmerk(k.naam, k.bron, k.jaar, k.reikwijdte, verborgen=reden) if reden else k


def _toont(peiljaar: int) -> Toont:
    """Wat een gemeente of cluster nu uit haar bevraging toont, elk één keer berekend."""

    @cache
    def toont(nis: str) -> Uitgave | None:
        p = van(nis, peiljaar, toont)
        return p.uitgave if p else None

    return toont


def _weeg(cellen: pd.DataFrame, kenmerken: tuple[Kenmerk, ...]) -> tuple[Weging | None, str]:
    n = float(cellen[AANTAL].sum())
    doelen = {
        k.naam: dict(zip(t["groep"], n * t["bevolking"] / t["bevolking"].sum(), strict=True))
        for k in kenmerken
        if (t := k.tabel) is not None
    }
    try:
        return raak(cellen[list(doelen)], cellen[AANTAL].to_numpy(), doelen), ""
    except Gebruiksfout as fout:
        return None, str(fout)


def met_gewichten(p: Participatie) -> pd.DataFrame:
    """De rijen van het bestand met een kolom `gewicht` (gemiddeld 1); leeg waar een getoond kenmerk onbekend is. Fout: `Gebruiksfout`."""
    if p.weging is None:
        raise Gebruiksfout(p.reden)
    sleutel = [k.naam for k in p.getoond]
    per_cel = p.cellen[sleutel].assign(gewicht=p.weging.gewichten)
    return p.rijen.merge(per_cel, on=sleutel, how="left", validate="many_to_one")


def _eigen(d: Deelnemers, naam: str, doel: dict[str, float], pad: Path) -> Kenmerk:
    k = Kenmerk(naam, f"eigen randtotalen ({pad.name})", None, "zoals in dat bestand")
    return _met_tabel(k, d, pd.Series(doel))


def _kenmerk(d: Deelnemers, naam: str, plaats: gebieden.Gemeente, peiljaar: int) -> Kenmerk:
    """De bevolking van het laatste jaar, in de groepen van het bestand; leeftijd en geslacht binnen de leeftijden van het bestand."""
    rijen = edities.lees(TABELLEN[naam])
    rijen = rijen[rijen["nis"].isin(gebieden.leden_van(plaats.nis)) & (rijen["jaar"] <= peiljaar)]
    rijen = rijen[rijen["jaar"] == rijen["jaar"].max()]
    if rijen.empty or (rijen["status"] != "bekend").any():
        raise Gebruiksfout(
            f"Voor {plaats.naam} zijn er tot {peiljaar} geen volledige bevolkingscijfers naar {naam}; laat de kolom weg of geef "
            "eigen randtotalen."
        )
    jaar, reikwijdte = int(rijen["jaar"].iloc[0]), "alle leeftijden"
    if naam in ("geslacht", "leeftijd"):
        klassen = _klassen(d)
        in_klasse = {lft: next((k for k in klassen if past_in(lft, k)), "") for lft in rijen["leeftijd"].unique()}
        rijen = rijen.assign(leeftijd=rijen["leeftijd"].map(in_klasse))
        rijen, reikwijdte = rijen[rijen["leeftijd"] != ""], in_woorden(klassen)
    kolom = naam if naam in rijen else "groep"
    aantallen = rijen.groupby(kolom)["waarde"].sum()
    if naam == "leeftijd":
        aantallen = aantallen.reindex(sorted(aantallen.index, key=lambda k: grenzen(k).start))
    else:
        aantallen = _in_groepen(d, naam, aantallen)
    return _met_tabel(Kenmerk(naam, edities.bronnen()[TABELLEN[naam]].vermelding, jaar, reikwijdte), d, aantallen)


def _in_groepen(d: Deelnemers, naam: str, aantallen: pd.Series) -> pd.Series:
    """De bevolking in de groepen van het bestand; wat het bestand niet noemt, blijft een eigen groep."""
    gebruikt = [g for g in GROEPEN[naam] if g in set(d.rijen[naam])]
    gedekt = [deel for g in gebruikt for deel in GROEPEN[naam][g]]
    if len(gedekt) > len(set(gedekt)):
        raise Gebruiksfout(
            f"{d.pad}: de groepen {', '.join(gebruikt)} ({naam}) overlappen; gebruik ofwel de ruime, ofwel de fijne."
        )
    alle = {
        g: delen for g, delen in GROEPEN[naam].items() if g in gebruikt or (len(delen) == 1 and delen[0] not in gedekt)
    }
    return pd.Series({g: aantallen.reindex(list(delen)).sum() for g, delen in alle.items()})


def _klassen(d: Deelnemers) -> list[str]:
    """De leeftijdsklassen van het bestand; zonder kolom leeftijd (of met eigen klassen) elke leeftijd."""
    eigen = {k for k in d.rijen.get("leeftijd", []) if k}
    return sorted(eigen, key=lambda k: grenzen(k).start) if eigen and all(grenzen(k) for k in eigen) else ["0+"]


def _met_tabel(k: Kenmerk, d: Deelnemers, bevolking: pd.Series) -> Kenmerk:
    per_groep = d.rijen.groupby(k.naam)[AANTAL].sum()
    tellen = per_groep.drop("", errors="ignore").reindex(bevolking.index, fill_value=0)
    n, totaal = int(tellen.sum()), float(bevolking.sum())
    try:
        toets = v.toets(tellen.tolist(), bevolking.tolist())
    except IntegratieFout as fout:
        raise Gebruiksfout(f"{d.pad}, kolom {k.naam}: {fout}") from fout
    onbekend, grens = int(per_groep.get("", 0)), regel("bevraging")
    eigen_klein = k.jaar is None and grens.klein(bevolking).any()  # openbare bevolkingscijfers tonen we zoals ze zijn
    if grens.klein(tellen).any() or eigen_klein:
        return replace(k, verborgen=KLEINE_GROEP.format(grens.personen))
    if 0 < onbekend < grens.personen:
        return replace(k, verborgen=WEINIG_ONBEKEND.format(grens.personen))
    rijen = []
    for groep, aantal, inwoners in zip(bevolking.index, tellen, bevolking, strict=True):
        deel, (laag, hoog) = inwoners / totaal, v.interval(aantal, n, totaal)
        oordeel = TE_WEINIG if deel > hoog else TE_VEEL if deel < laag else GELIJK
        verhouding = [x / deel if deel else None for x in (aantal / n, laag, hoog)]
        rijen.append((groep, int(aantal), 100 * aantal / n, float(inwoners), 100 * deel, *verhouding, oordeel))
    return replace(k, onbekend=onbekend, tabel=pd.DataFrame(rijen, columns=KOLOMMEN), toets=toets)
