"""Rapporten: van opdracht tot HTML, notebook, csv, Excel en overzicht."""
