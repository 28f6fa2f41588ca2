"""Een plan uit een YAML-bestand, waarin elke waarde de tekst blijft die er staat (0902 blijft 0902), en een plan als YAML."""

import datetime
from pathlib import Path

import yaml

from integratie.beleid.plan.model import Plan
from integratie.beleid.plan.ruw import Pad, Ruw
from integratie.beleid.plan.veldsoorten import DUIZENDTALPUNT
from integratie.bestanden.yaml_met_plaats import lees_knoop

GROOTSTE = 2_000_000  # bytes; een plan met honderden acties blijft daar ver onder


def lees_yaml(pad: Path) -> Ruw:
    """De inhoud van een bestand. Fout: `Gebruiksfout` als het geen leesbare YAML is."""
    ruw = Ruw(pad)
    inhoud = _waarde(ruw, lees_knoop(pad, GROOTSTE), ())
    if isinstance(inhoud, dict):
        ruw.inhoud = inhoud
    else:
        ruw.meld((), "", "hier hoort een lijst van 'sleutel: waarde'")
    return ruw


def _waarde(ruw: Ruw, knoop: yaml.Node, pad: Pad):
    if pad not in ruw.plaatsen:
        ruw.zet(pad, f"regel {knoop.start_mark.line + 1}")
    if isinstance(knoop, yaml.ScalarNode):
        leeg = knoop.style is None and knoop.value in ("", "~", "null", "Null", "NULL")
        return None if leeg or not knoop.value.strip() else knoop.value
    if isinstance(knoop, yaml.SequenceNode):
        return [_waarde(ruw, deel, (*pad, i)) for i, deel in enumerate(knoop.value)]
    uit = {}
    for sleutel, deel in knoop.value:
        naam = sleutel.value if isinstance(sleutel, yaml.ScalarNode) else "?"
        ruw.zet((*pad, naam), f"regel {sleutel.start_mark.line + 1}")
        if naam in uit:
            ruw.meld((*pad, naam), naam, f"'{naam}' staat er twee keer; houd er één over")
        uit[naam] = _waarde(ruw, deel, (*pad, naam))
    return uit


def inhoud_van(plan: Plan) -> dict:
    """Het plan als lijsten en woordenboeken, in de volgorde van het model en zonder lege velden."""
    return _gewoon(plan.model_dump())


def _gewoon(waarde):
    if isinstance(waarde, dict):
        delen = {k: _gewoon(v) for k, v in waarde.items()}
        zonder_leeg = {k: v for k, v in delen.items() if v not in ("", None, [], {})}
        return {k: v for k, v in zonder_leeg.items() if (k, v) != ("fictief", "nee")}
    if isinstance(waarde, list | tuple):
        return [_gewoon(v) for v in waarde]
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return int(waarde) if isinstance(waarde, float) and waarde.is_integer() else waarde


class _Schrijver(yaml.SafeDumper):
    def increase_indent(self, flow=False, indentless=False):
        return super().increase_indent(flow, False)  # ook lijsten inspringen


def _tekst(schrijver: _Schrijver, tekst: str):
    stijl = "|" if "\n" in tekst else None
    return schrijver.represent_scalar("tag:yaml.org,2002:str", tekst, style=stijl)


def _getal(schrijver: _Schrijver, getal: float):
    tekst = repr(getal)
    # 49.125 leest men ook als 49125; met een nul erachter is er geen twijfel.
    return schrijver.represent_scalar("tag:yaml.org,2002:float", tekst + "0" * bool(DUIZENDTALPUNT.fullmatch(tekst)))


def _leeg(schrijver: _Schrijver, _):
    return schrijver.represent_scalar("tag:yaml.org,2002:null", "")


_Schrijver.add_representer(str, _tekst)
_Schrijver.add_representer(float, _getal)
_Schrijver.add_representer(type(None), _leeg)
_Schrijver.add_representer(datetime.date, lambda s, d: s.represent_scalar("tag:yaml.org,2002:timestamp", d.isoformat()))


def als_yaml(inhoud: dict, kop: str = "") -> str:
    """De inhoud als YAML-tekst, met `kop` als commentaar erboven."""
    tekst = yaml.dump(inhoud, Dumper=_Schrijver, sort_keys=False, allow_unicode=True, width=110)
    return "".join(f"# {regel}".rstrip() + "\n" for regel in kop.splitlines()) + tekst
