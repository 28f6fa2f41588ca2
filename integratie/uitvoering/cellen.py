"""Wat een notebook toont in zijn cellen zetten, zoals JupyterLab het bewaart."""

from __future__ import annotations

from typing import Any

from integratie.uitvoering.celuitvoer import zonder_overschreven


class Cellen:
    """De uitvoer van één notebook, cel na cel; een bericht is er een van `celuitvoer.Celuitvoer`."""

    def __init__(self) -> None:
        self._op_id: dict[str, list[dict]] = {}  # wat met een `display_id` getoond werd, waar ook
        self._wis_straks = False

    def begin(self, cel: Any) -> None:
        """Vanaf nu is alles van deze cel."""
        self._cel, self._wis_straks = cel, False
        cel.outputs = []

    def neem(self, bericht: dict) -> Any:
        """Verwerk één bericht; geeft wat erbij kwam (een `NotebookNode`), of None."""
        soort = bericht["soort"]
        if soort == "wis":
            self._wis_straks = bericht["straks"]
            if not self._wis_straks:
                self._cel.outputs = []
            return None
        if soort in ("toon", "vervang"):
            for eerder in self._op_id.get(bericht["id"], ()):
                eerder.update(_knoop({"data": bericht["data"], "metadata": bericht["metadata"]}))
        if soort == "vervang":
            return None
        nieuw = _knoop(_uitvoer(bericht))
        if self._wis_straks:
            self._cel.outputs, self._wis_straks = [], False
        if soort == "tekst":
            self._voeg_tekst_toe(nieuw)
        else:
            self._cel.outputs.append(nieuw)
            if bericht.get("id"):
                self._op_id.setdefault(bericht["id"], []).append(nieuw)
        return nieuw

    def einde(self) -> None:
        """De cel is klaar: van een voortgangsbalk blijft de laatste stand."""
        for uit in self._cel.outputs:
            if uit.output_type == "stream":
                uit.text = zonder_overschreven(uit.text)

    def _voeg_tekst_toe(self, nieuw: Any) -> None:
        """Bij de tekst van dezelfde stroom sinds de vorige figuur of waarde; eerst `stdout`, dan `stderr`, hoe traag ze ook kwamen."""
        uitvoer = self._cel.outputs
        plaats = len(uitvoer)
        while plaats and uitvoer[plaats - 1].output_type == "stream":
            plaats -= 1
            if uitvoer[plaats].name == nieuw.name:
                uitvoer[plaats].text += nieuw.text
                return
        uitvoer.insert(plaats if nieuw.name == "stdout" else len(uitvoer), _knoop(nieuw))


def _knoop(inhoud: dict) -> Any:
    from nbformat import from_dict  # pas als er een notebook loopt

    return from_dict(inhoud)


def _uitvoer(bericht: dict) -> dict:
    """Het bericht in de velden die een notebook bewaart."""
    if bericht["soort"] == "tekst":
        return {"output_type": "stream", "name": bericht["naam"], "text": bericht["tekst"]}
    if bericht["soort"] == "fout":
        return {"output_type": "error", **{naam: bericht[naam] for naam in ("ename", "evalue", "traceback")}}
    inhoud = {"data": bericht["data"], "metadata": bericht["metadata"]}
    if bericht["soort"] == "resultaat":
        return {"output_type": "execute_result", "execution_count": bericht["nummer"], **inhoud}
    return {"output_type": "display_data", **inhoud}
