"""De bestanden van Statbel."""

from pathlib import Path

import pandas as pd
from uittreksels.opmaak import Rij, lees_zip, nieuwe_rij, records, schrijf_zip, velden

from aanvullen.editie import LEEG_NA_FUSIE, cijfers_van, gewest_van, ontbrekend, tabel_van
from integratie import gebieden
from integratie.lezers.namen import gemeenten_in, zonder_arrondissement

GEWEST = {"02000": "Vlaams Gewest", "04000": "Brussels Hoofdstedelijk Gewest"}
# Tabel → kolom van het bestand → groep in de editie.
GROEPEN = {
    "herkomst": {"belgian_bg": "belgisch", "neighbouring": "buurland", "eu27": "eu27", "non_eu27": "niet_eu27"},
    "nationaliteit": {"BEL": "belg", "ETR": "niet_belg"},
}


def parquet(pad: Path, tabel: str) -> None:
    ruw, cijfers, groepen, erbij = pd.read_parquet(pad), cijfers_van(tabel), GROEPEN[tabel], []
    for jaar, deel in ruw.groupby("year"):
        for nis, naam, vandaag in ontbrekend(jaar, set(deel["CD_REFNIS"])):
            waarden = {k: cijfers[vandaag, jaar, "inwoners", g][0] if vandaag else 0.0 for k, g in groepen.items()}
            vast = {"year": jaar, "CD_REFNIS": nis, "TX_DESCR_NL": naam, "TX_RGN_DESCR_NL": GEWEST[gewest_van(nis)]}
            erbij.append({**vast, **waarden, "total": sum(waarden.values())})
    pd.concat([ruw, pd.DataFrame(erbij).astype({"year": ruw["year"].dtype})], ignore_index=True).to_parquet(
        pad, index=False
    )


def _regel(kop: list[str], **cellen) -> bytes:
    return ("|".join(str(cellen.get(kolom, "")) for kolom in kop) + "\r\n").encode("utf-8")


def structuur(pad: Path) -> None:
    """De regels komen tussen de andere, zodat ook de helft van het bestand alle gemeenten telt."""
    ((lid, inhoud),) = lees_zip(pad).items()
    eerste, *regels = records(inhoud)
    kop, jaar = velden(eerste, "|"), int(pad.stem[-4:])
    weg = list(ontbrekend(jaar, {regel[:5].decode("ascii") for regel in regels}))
    alles = tabel_van("bevolking")
    alles = alles[(alles["jaar"] == jaar) & (alles["waarde"] > 0)]
    alles = alles[alles["nis"].isin([vandaag for _, _, vandaag in weg if vandaag])]
    cellen = {
        kop[0]: alles["nis"].map({vandaag: nis for nis, _, vandaag in weg if vandaag}),
        "CD_SEX": alles["geslacht"].map({"man": "M", "vrouw": "F"}),
        "CD_NATLTY": alles["groep"].map({"belg": "BEL", "niet_belg": "ETR"}),
        "CD_AGE": alles["leeftijd"].str.extract(r"(\d+)", expand=False),
        "MS_POPULATION": alles["waarde"].astype(int).astype(str),
    }
    alles = pd.DataFrame(cellen).reindex(columns=kop).fillna({"CD_YEAR": str(jaar)}).fillna("")
    alles = alles.sort_values("CD_AGE", key=lambda k: k.astype(int), kind="stable")
    erbij = [
        _regel(
            kop, **{kop[0]: nis, "CD_SEX": "M", "CD_NATLTY": "BEL", "CD_AGE": 0, "MS_POPULATION": 0, "CD_YEAR": jaar}
        )
        for nis, _, vandaag in weg
        if not vandaag
    ]
    erbij += ["|".join(rij).encode("ascii") + b"\r\n" for rij in alles.to_numpy().tolist()]
    plaats = [(k / len(deel), regel) for deel in (regels, erbij) for k, regel in enumerate(deel)]
    schrijf_zip(pad, {lid: eerste + b"".join(regel for _, regel in sorted(plaats, key=lambda p: p[0]))}, niveau=1)


def inkomen(pad: Path) -> None:
    ((lid, inhoud),) = lees_zip(pad).items()
    eerste, *regels = records(inhoud)
    kop, cijfers, erbij = velden(eerste, "|"), cijfers_van("inkomen"), b""
    aanwezig = {velden(regel, "|")[1] for regel in regels}
    kolommen = {
        "MS_NBR_NON_ZERO_INC": "aangiften",
        "MS_TOT_NET_TAXABLE_INC": "netto_belastbaar_inkomen",
        "MS_TOT_RESIDENTS": "inwoners_fiscaal",
    }
    for jaar in range(2005, 2014):
        for nis, _, vandaag in ontbrekend(jaar, aanwezig):
            waarden = {k: cijfers[vandaag, jaar, o, ""][0] if vandaag else 0 for k, o in kolommen.items()}
            erbij += _regel(kop, CD_YEAR=jaar, CD_MUNTY_REFNIS=nis, **waarden)
    schrijf_zip(pad, {lid: inhoud + erbij}, niveau=1)


def tabel_c1(blad: str, rijen: list[Rij]) -> list[Rij]:
    """Elke gemeente onder haar arrondissement; `*` is verborgen."""
    if not blad.isdigit():
        return rijen
    jaar, cijfers, uit = int(blad), cijfers_van("inkomen"), []
    namen = {naam: code for code, naam in gebieden.namen_hogere_gebieden().items()}
    hier = {zonder_arrondissement(rij.cellen[0]) for rij in rijen if rij.cellen}
    weg = list(ontbrekend(jaar, {nis for nis, naam in gemeenten_in(jaar).items() if naam in hier}))
    arrondissement = None
    for rij in rijen:
        if (rij.cellen and rij.cellen[0].startswith(("Arrondissement ", "Provincie ", "* ="))) or not rij.cellen:
            for nis, naam, vandaag in weg:
                if arrondissement and gebieden.gemeenten()[gebieden.vandaag(nis)].arrondissement == arrondissement:
                    uit.append(_rij_c1(naam, vandaag, jaar, cijfers))
            arrondissement = namen.get(rij.cellen[0] if rij.cellen else "")
        uit.append(rij)
    return uit


def _rij_c1(naam: str, vandaag: str | None, jaar: int, cijfers: dict) -> Rij:
    plaats = {2: "aangiften", 9: "inwoners_fiscaal", 10: "netto_belastbaar_inkomen", 12: "mediaan_inkomen"}
    cellen: list[str | float | None] = [naam, *[None] * 12]
    for kolom, onderwerp in plaats.items():
        waarde, status = cijfers[vandaag, jaar, onderwerp, ""] if vandaag else (0.0, "bekend")
        cellen[kolom] = "*" if status == "verborgen" else LEEG_NA_FUSIE if status == "fusie" else float(waarde)
    return nieuwe_rij(cellen)
