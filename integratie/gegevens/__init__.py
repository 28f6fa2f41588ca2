"""De ingebedde editie.

Eigen tabellen en veralgemeende grenzen, geschreven door `python -m integratie.gegevens`.
"""
