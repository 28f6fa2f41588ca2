"""Wat een buitenstaander over verborgen aantallen kan berekenen uit alles wat in een afgewerkte map staat.

Dit deelt geen regel met `onthulling`, dat de aantallen verbergt: het leest enkel wat er staat (`lezen`), herkent daarin de cijfers uit een bestand van
de gemeente (`waarnemingen`), en rekent van elk aantal het bereik uit (`bereiken`). `nagaan` maakt er één zin per lek van.
"""
