"""De telling van het register naast die van Statbel over hetzelfde jaar (loop van de bevolking): hoeveel ze verschillen, en waardoor dat kan komen."""

from dataclasses import dataclass

import numpy as np

from integratie.beleid.instroom import plaatsen
from integratie.beleid.instroom.cijfers import Instroom
from integratie.beleid.instroom.tabellen import GEBOORTEN, GESCHRAPT, LOOP, OVERLIJDENS, VANWAAR, WAARHEEN
from integratie.opslag import edities

DATUM = "Statbel telt op de dag die de gemeente aan het Rijksregister meldt; een uittreksel op de dag van de gebeurtenis verschuift mensen rond nieuwjaar."
SCHRAP = "Bij Statbel zitten ambtshalve schrappingen, herinschrijvingen en veranderingen van register in dit saldo; een uittreksel heeft meestal enkel de schrappingen."
REGISTER = "Wie van het wachtregister naar het vreemdelingenregister gaat, telt bij Statbel als aankomst uit het buitenland, en staat hier niet als aankomst."
AANPASSING = "Statbel past de bevolking achteraf nog aan; dat zit in haar verschil tussen begin en einde van het jaar, en in geen enkel register."
UITLEG = {
    GEBOORTEN: ("geboorten", DATUM),
    OVERLIJDENS: ("overlijdens", DATUM),
    "aankomsten uit andere gemeenten": ("interne_inwijking", DATUM),
    "vertrekken naar andere gemeenten": ("interne_uitwijking", DATUM),
    "saldo met het buitenland": ("internationaal_migratiesaldo", f"{SCHRAP} {REGISTER}"),
    "saldo van alles samen": ("", AANPASSING),
}


@dataclass(frozen=True)
class Vergelijking:
    """Eén aantal in één heel jaar: in het `register` (None: verborgen) en bij `statbel`, en waardoor ze kunnen verschillen (`uitleg`)."""

    wat: str
    jaar: int
    register: int | None
    statbel: int
    uitleg: str

    @property
    def verschil(self) -> int | None:
        """Register min Statbel."""
        return None if self.register is None else self.register - self.statbel


def vergelijkingen(i: Instroom) -> list[Vergelijking]:
    """Elk aantal dat Statbel voor een heel jaar van het uittreksel publiceert; leeg als de editie dat jaar niet heeft."""
    rijen = edities.lees("loop")
    rijen = rijen[
        rijen["nis"].isin(i.gemeenten) & rijen["jaar"].isin(i.periode.volledig) & (rijen["status"] == "bekend")
    ]
    per = rijen.groupby(["jaar", "onderwerp"])["waarde"].agg(["sum", "size"])
    per = per[per["size"] == len(i.gemeenten)]["sum"].unstack()
    uit = []
    for jaar in per.index if len(per) else ():
        eigen = _register(i, int(jaar))
        for wat, (onderwerp, uitleg) in UITLEG.items():
            hunne = per.loc[jaar].get(onderwerp, np.nan) if onderwerp else _groei(per.loc[jaar])
            if not np.isnan(hunne) and wat in eigen:
                uit.append(
                    Vergelijking(wat, int(jaar), None if np.isnan(eigen[wat]) else int(eigen[wat]), int(hunne), uitleg)
                )
    return uit


def _groei(van_statbel) -> float:
    return van_statbel.get("bevolking_einde", np.nan) - van_statbel.get("bevolking_begin", np.nan)


def _register(i: Instroom, jaar: int) -> dict[str, float]:
    """Dezelfde aantallen uit het register; wat een verborgen aantal nodig heeft, is NaN."""
    loop, van, naar = (i.aantallen(t, jaar) for t in (LOOP, VANWAAR, WAARHEEN))
    if loop.empty or van.empty or naar.empty:
        return {}
    return {
        GEBOORTEN: loop[GEBOORTEN],
        OVERLIJDENS: loop[OVERLIJDENS],
        "aankomsten uit andere gemeenten": van[plaatsen.BELGIE],
        "vertrekken naar andere gemeenten": naar[plaatsen.BELGIE],
        "saldo met het buitenland": van[plaatsen.BUITENLAND] - naar[plaatsen.BUITENLAND] - naar[GESCHRAPT],
        "saldo van alles samen": i.saldo(jaar),
    }
