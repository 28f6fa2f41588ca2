"""Wat `jupyter nbconvert` in de commandolus na de pagina nog schrijft: de gegevens en de losse figuren."""

from pathlib import Path

import nbformat
from nbconvert.postprocessors import PostProcessorBase
from traitlets import Int
from wegen import schrijf_bijlagen


class Bijlagen(PostProcessorBase):
    """Na nbconvert, in hetzelfde programma: de gegevens en de losse figuren naast de pagina."""

    jaar = Int(config=True)

    def postprocess(self, input: str) -> None:
        """`input` is de pagina; het notebook staat ernaast en heet naar de gemeente."""
        pagina = Path(input)
        schrijf_bijlagen(nbformat.read(pagina.with_suffix(".ipynb"), 4), pagina.stem, pagina.parent, self.jaar)
