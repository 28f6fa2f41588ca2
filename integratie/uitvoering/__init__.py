"""Uitvoeren: welke opdrachten er zijn, hoe een notebook draait en wat er gemaakt is."""
