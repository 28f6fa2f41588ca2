"""Van de boom van een plan naar de bladen van het formulier: elke rij noemt de code van wat erboven hangt."""

from __future__ import annotations

from integratie.beleid.plan.kolommen import BLADEN, BUDGET, VELDEN


def velden(inhoud: dict) -> list[object]:
    """De waarden van het blad Plan."""
    return [inhoud.get(k.veld) for k in VELDEN]


def jaren(inhoud: dict) -> list[int]:
    """De jaren met een budgetkolom: die van het plan."""
    return list(range(int(inhoud["van"]), int(inhoud["tot"]) + 1))


def rijen(inhoud: dict) -> dict[str, list[dict]]:
    """Blad → rijen als veld → waarde, voor elk blad van `BLADEN`."""
    uit: dict[str, list[dict]] = {blad: [] for blad in BLADEN}
    uit["Partners"] = inhoud.get("partners", [])
    uit["Basislijnen"], uit["Vragen"] = inhoud.get("basislijnen", []), inhoud.get("vragen", [])
    for doelstelling in inhoud.get("beleidsdoelstellingen", []):
        uit["Doelstellingen"].append(doelstelling)
        for plan in doelstelling.get("actieplannen", []):
            uit["Actieplannen"].append({"doelstelling": doelstelling.get("code")} | plan)
            for actie in plan.get("acties", []):
                budget = {f"{BUDGET} {jaar}": bedrag for jaar, bedrag in actie.get("budget", {}).items()}
                uit["Acties"].append({"actieplan": plan.get("code")} | actie | budget)
                uit["Taken"] += [{"actie": actie.get("code")} | taak for taak in actie.get("partners", [])]
                uit["Streefcijfers"] += [{"actie": actie.get("code")} | s for s in actie.get("streefcijfers", [])]
    return uit
