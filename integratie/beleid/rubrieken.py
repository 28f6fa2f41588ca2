"""De rubrieken, beleidsdomeinen en vormen van ondersteuning, zoals de integrale aanpak ze noemt, en wat een netwerk aan nieuwkomers biedt."""

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
# Wat iemand nieuwkomers kan bieden → de rubriek waaronder het valt.
AANBOD = {
    "NT2": "NT2-overleg",
    "maatschappelijke oriëntatie": "inburgering",
    "trajectbegeleiding": "inburgering",
    "participatie- en netwerktraject": "inburgering",
    "oefenkansen Nederlands": "onthaal en taalpromotie",
    "onthaalonderwijs": "onderwijsvoorzieningen",
}
# Wat het Agentschap Integratie en Inburgering gemeenten aanbiedt; een plan kiest er zelf uit.
ONDERSTEUNING = (
    "cijfers en context van de instroom ontleden",
    "noden van nieuwkomers en van de ontvangende samenleving opvolgen",
    "kwaliteit van de dienstverlening aan iedereen",
    "begeleiding door toeleiders, brugfiguren en buddyprojecten",
    "netwerken en samenwerking in kaart brengen",
    "methoden voor onthaalbeleid en taalbeleid",
    "acties voor toegankelijkheid en participatie",
    "vorming",
    "intergemeentelijke samenwerking opzetten",
)
