"""Lijsten uit officiële teksten, overgetypt en los van het pakket: NIS-code → naam (REFNIS van Statbel)."""

# De 19 gemeenten van de Vlaamse Rand.
RAND = {
    "23002": "Asse",
    "23003": "Beersel",
    "23016": "Dilbeek",
    "23025": "Grimbergen",
    "23033": "Hoeilaart",
    "23047": "Machelen",
    "23050": "Meise",
    "23052": "Merchtem",
    "23062": "Overijse",
    "23077": "Sint-Pieters-Leeuw",
    "23088": "Vilvoorde",
    "23094": "Zaventem",
    "23098": "Drogenbos",
    "23099": "Kraainem",
    "23100": "Linkebeek",
    "23101": "Sint-Genesius-Rode",
    "23102": "Wemmel",
    "23103": "Wezembeek-Oppem",
    "24104": "Tervuren",
}
# De 12 faciliteitengemeenten van het Vlaams Gewest (taalwetgeving in bestuurszaken, gecoördineerd op 18 juli 1966): zes in de Rand, zes aan de taalgrens.
FACILITEITEN = {
    "23098": "Drogenbos",
    "23099": "Kraainem",
    "23100": "Linkebeek",
    "23101": "Sint-Genesius-Rode",
    "23102": "Wemmel",
    "23103": "Wezembeek-Oppem",
    "23009": "Bever",
    "33016": "Mesen",
    "34043": "Spiere-Helkijn",
    "45041": "Ronse",
    "73028": "Herstappe",
    "73109": "Voeren",
}
