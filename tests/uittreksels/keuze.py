"""Welke gemeenten in de uittreksels blijven, per soort bestand, en van wie de bestanden zijn."""

from integratie import gebieden
from integratie.lezers.namen import gemeenten_in

RAND = gebieden.groep(gebieden.RAND).leden
BRUSSEL = gebieden.groep("brussel").leden
# Vandaag één gemeente, met al haar delen van vroeger (2019: Puurs-Sint-Amands en Aalter; 2025: de andere).
FUSIES = {
    "12041": ["12030", "12034"],
    "44084": ["44001", "44029"],
    "11002": ["11002", "11007"],
    "23106": ["23023", "23024", "23032"],
    "37022": ["37007", "37015"],
    "46030": ["46003", "46013", "11056"],
    "73110": ["73006", "73032"],
}
NIEUW_IN_2019 = ("12041", "44084")
# Herstappe, Leuven, Aalst, Aartselaar, Horebeke, Zwevegem, Mesen, Bever, Voeren, Gent en Halle: klein, groot, of met een eigenaardigheid.
ANDERE = ["73028", "24062", "41002", "11001", "45062", "34042", "33016", "23009", "73109", "44021", "23027"]
WALLONIE = ["62063", "82039", "82003", "82005"]  # Luik, en een fusie: wat de lezers moeten laten vallen
GEMEENTEN = {*RAND, *BRUSSEL, *FUSIES, *ANDERE, *(deel for delen in FUSIES.values() for deel in delen)}
CODES = GEMEENTEN | set(WALLONIE)
NAMEN = {
    jaar: {gemeenten_in(jaar)[nis] for nis in GEMEENTEN if nis in gemeenten_in(jaar)} for jaar in (2014, 2018, 2025)
}
WEG = set(gemeenten_in(2025).values()) - NAMEN[2025]
# De Rand, Brussel en alles wat aan de Rand grenst, en Hamme: het raakt Buggenhout over enkele meters.
RING = {
    *RAND,
    *BRUSSEL,
    "23027",
    "23039",
    "23045",
    "23060",
    "23064",
    "23081",
    "23086",
    "23096",
    "23104",
    "23105",
    "24009",
    "24045",
    "24055",
    "41002",
    "42004",
    "42008",
}
WIJKEN = {"23088", "23047", "23098", "23100"}
STRUCTUUR = {*RAND, *FUSIES["23106"], "73028", "21008", "82005"}
STRUCTUUR_KORT = {"23088", "23098", *FUSIES["11002"], *FUSIES["23106"], "73028", "82005"}
HALVE_RAND = {"23002", "23003", "23047", "23088", "23094", "23098", "23099", "23100", "23102", "24104"}
ENKELE = {"23088", "23098", "11002", "24062", "73028"}
STATBEL, VLAAMS = "Statbel, CC BY 4.0", "Modellicentie Gratis Hergebruik Vlaanderen"
VAN_WIE = {
    "statbel": STATBEL,
    "fod_financien": "FOD Financiën, bronvermelding",
    "svr": f"Statistiek Vlaanderen, {VLAAMS}",
    "gsm": f"Agentschap Binnenlands Bestuur (Gemeente-Stadsmonitor), {VLAAMS}",
    "pinc": "provincies.incijfers.be, bronvermelding",
    "gebieden": "provincies.incijfers.be, bronvermelding",
}
ANDERS = {
    "TU_COM_REFNIS.txt": STATBEL,
    "nis_changes_2019_2025.csv": STATBEL,
    "halle-vilvoorde.csv": STATBEL,
    "rand_wijken_ggw7_31370.gpkg": f"gemeentebesturen, verzameld door Data & Analyse van de Vlaamse provincies, {VLAAMS}",
}
