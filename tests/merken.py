"""De gemerkte getallen en woorden in een blok, hoe diep ze ook zitten."""

from collections.abc import Iterator

from integratie.blok.tekst import Cijfertekst, Tekst


def merken(x: object) -> Iterator[Cijfertekst]:
    if isinstance(x, Tekst):
        yield from x.cijferteksten()
    elif isinstance(x, tuple):
        for deel in x:
            yield from merken(deel)
    elif hasattr(x, "__dataclass_fields__"):
        for veld in x.__dataclass_fields__:
            yield from merken(getattr(x, veld))
