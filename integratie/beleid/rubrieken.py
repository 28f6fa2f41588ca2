"""De rubrieken van een Lokaal Plan van Aanpak en de beleidsdomeinen van een gemeente, zoals de integrale aanpak ze noemt."""

RUBRIEKEN = (
    "meting en verwerking instroom",
    "onthaal en taalpromotie",
    "toeleiding en activering",
    "onderwijsvoorzieningen",
    "reguliere voorzieningen en diensten",
    "sociale cohesie en wijkgericht werken",
    "verenigingsleven en individuele burgers",
    "NT2-overleg",
    "inburgering",
)
DOMEINEN = (
    "burgerzaken",
    "onderwijs",
    "openbare veiligheid en preventie",
    "welzijn en gezondheid",
    "jeugd, sport, cultuur",
    "milieu en wonen",
    "tewerkstelling",
)
