"""Een rij van het manifest zoals een run ze schrijft, voor tests van wat eruit gemaakt wordt."""

from integratie import gebieden

MAPPEN = {"noordrand": "cluster-noordrand", "vlaamse-rand": "vlaamse-rand"}


def rij(nis: str, naam: str, notebook: str, namen: tuple[str, ...], **velden: object) -> dict:
    """De rij van een gemaakt rapport met deze bestanden in de map van zijn gebied; `velden` komen in de plaats."""
    map_ = MAPPEN.get(nis, f"{nis}-{gebieden.plat(naam).replace(' ', '-')}")
    vast = {"nis": nis, "gebied": naam, "notebook": notebook, "peiljaar": 2025, "editie": "2026-11"}
    bestanden = {f"{map_}/{pad}": "0" * 64 for pad in namen}
    return vast | {"status": "gemaakt", "seconden": 1.0, "bestanden": bestanden, "invoer": {}} | velden
