"""Cijfers zichtbaar maken: opmaak, figuren, kaarten, tabellen en teksten, altijd met bron en tabel erbij."""
