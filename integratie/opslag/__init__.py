"""De opslag: edities van tabellen, met controlesommen."""
