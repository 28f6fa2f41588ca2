"""Wat een notebook toont in zijn cellen zetten, zoals JupyterLab het bewaart, en nooit meer dan het geheugen of een pagina aankan."""

from typing import Any

TEKST, REGELS = 20_000_000, 200_000  # tekens en regels die één cel schrijft; een notebook bewaart elke regel apart
RIJK = 200_000_000  # bytes die één cel toont: figuren, tabellen


def zonder_overschreven(tekst: str) -> str:
    """Van een regel die zichzelf herschreef, zoals een voortgangsbalk, alleen wat er op het einde stond."""
    if "\r" not in tekst:
        return tekst
    # Geen reguliere expressie: die begint op een regel van megabytes bij elk teken opnieuw.
    return "\n".join(regel[regel.rfind("\r", 0, len(regel) - 1) + 1 :] for regel in tekst.split("\n"))


class Cellen:
    """De uitvoer van één notebook, cel na cel; een bericht is er een van `celuitvoer.Celuitvoer`."""

    def __init__(self) -> None:
        self._op_id: dict[str, list[dict]] = {}  # wat met een `display_id` getoond werd, waar ook
        self._tekst, self._regels, self._rijk, self._gemeld = TEKST, REGELS, RIJK, False

    def begin(self, cel: Any) -> None:
        """Vanaf nu is alles van deze cel."""
        self._cel, self._wis_straks = cel, False
        self._wis()

    def schrijf(self, naam: str, tekst: str) -> Any:
        """Zet tekst van stroom `naam` erbij; geeft wat erbij kwam (een `NotebookNode`), of None."""
        past = tekst[: self._tekst] if self._regels else ""
        if past.count("\n") > self._regels:
            past = "\n".join(past.split("\n", self._regels)[:-1]) + "\n"
        self._tekst, self._regels = self._tekst - len(past), self._regels - past.count("\n")
        nieuw = self._voeg_tekst_toe(naam, past) if past else None
        if len(past) < len(tekst):
            self._meld_grens(f"schreef meer dan {TEKST // 10**6} MB of {REGELS} regels")
        return nieuw

    def neem(self, bericht: dict, lengte: int) -> Any:
        """Verwerk een bericht van `lengte` bytes; geeft wat erbij kwam (een `NotebookNode`), of None."""
        soort = bericht["soort"]
        if soort == "wis":
            self._wis_straks = bericht["straks"]
            if not self._wis_straks:
                self._wis()
            return None
        if soort in ("toon", "vervang"):
            for eerder in self._op_id.get(bericht["id"], ()):
                eerder.update(_knoop({"data": bericht["data"], "metadata": bericht["metadata"]}))
        if soort == "vervang":
            return None
        self._rijk -= lengte
        if self._rijk < 0:
            self._meld_grens(f"toonde meer dan {RIJK // 10**6} MB")
            return None
        nieuw = _knoop(_uitvoer(bericht))
        self._klaar_voor_meer()
        self._cel.outputs.append(nieuw)
        if bericht.get("id"):
            self._op_id.setdefault(bericht["id"], []).append(nieuw)
        return nieuw

    def einde(self) -> None:
        """De cel is klaar: van een voortgangsbalk blijft de laatste stand."""
        for uit in self._cel.outputs:
            if uit.output_type == "stream":
                uit.text = zonder_overschreven(uit.text)

    def _wis(self) -> None:
        self._cel.outputs = []
        self._tekst, self._regels, self._rijk, self._gemeld = TEKST, REGELS, RIJK, False

    def _klaar_voor_meer(self) -> None:
        if self._wis_straks:
            self._cel.outputs, self._wis_straks = [], False

    def _voeg_tekst_toe(self, naam: str, tekst: str) -> Any:
        """Bij de tekst van dezelfde stroom sinds de vorige figuur of waarde; eerst `stdout`, dan `stderr`, hoe traag ze ook kwamen."""
        self._klaar_voor_meer()
        nieuw, uitvoer = _knoop({"output_type": "stream", "name": naam, "text": tekst}), self._cel.outputs
        plaats = len(uitvoer)
        while plaats and uitvoer[plaats - 1].output_type == "stream":
            plaats -= 1
            if uitvoer[plaats].name == naam:
                uitvoer[plaats].text += tekst
                return nieuw
        uitvoer.insert(plaats if naam == "stdout" else len(uitvoer), _knoop(nieuw))
        return nieuw

    def _meld_grens(self, wat: str) -> None:
        if not self._gemeld:
            self._gemeld = True
            self._voeg_tekst_toe("stderr", f"\nDeze cel {wat}; wat daarna kwam, is weggelaten.\n")


def _knoop(inhoud: dict) -> Any:
    from nbformat import from_dict  # pas als er een notebook loopt

    return from_dict(inhoud)


def _uitvoer(bericht: dict) -> dict:
    """Het bericht in de velden die een notebook bewaart."""
    if bericht["soort"] == "fout":
        return {"output_type": "error", **{naam: bericht[naam] for naam in ("ename", "evalue", "traceback")}}
    inhoud = {"data": bericht["data"], "metadata": bericht["metadata"]}
    if bericht["soort"] == "resultaat":
        return {"output_type": "execute_result", "execution_count": bericht["nummer"], **inhoud}
    return {"output_type": "display_data", **inhoud}
