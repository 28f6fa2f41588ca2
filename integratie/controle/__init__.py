"""Bewijzen wat er in een uitvoermap staat."""
