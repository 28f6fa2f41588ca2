"""Een uitgevoerd notebook op schijf: de bytes die nbformat zelf zou schrijven."""

import copy

import nbformat
import pytest

from integratie.weergave import notebookbestand

WAARDEN = [
    None,
    True,
    0,
    -12,
    10**20,
    0.1,
    -0.0,
    1e-7,
    1e22,
    float("nan"),
    float("-inf"),
    "",
    'é "\\\n\t\u2028\x01 🙂',
    [],
    {},
    [[], {}, [1, ["a"]]],
    {"z": 1, "a": {"é": [None, {"b": 2.5}]}},
]


@pytest.mark.parametrize("waarde", WAARDEN, ids=repr)
def test_elke_waarde(waarde):
    """In de uitvoer van een cel, in haar metadata, en als gesplitste tekst ernaast."""
    v4, data = nbformat.v4, {"application/json": waarde, "text/plain": "een\ntwee\n", "image/svg+xml": "<svg>\n</svg>"}
    cel = v4.new_code_cell("a = 1\nb = 2", id="een", metadata={"trusted": True, "proef": waarde}, execution_count=1)
    cel.outputs = [
        v4.new_output("execute_result", copy.deepcopy(data), execution_count=1),
        v4.new_output("stream", text="x\ny"),
    ]
    tekst = v4.new_markdown_cell("# Kop\n\ntekst", id="twee")
    notebook = v4.new_notebook(cells=[cel, tekst], metadata={"title": "Proef", "signature": "weg"})
    verwacht = nbformat.writes(notebook) + "\n"
    assert notebookbestand.schrijf(notebook) == verwacht.encode()
    assert "signature" not in verwacht and '"een\\n",' in verwacht
