"""De vaste lijsten van een plan die niet elders staan."""

STATUSSEN = ("gepland", "lopend", "afgerond", "stopgezet")
RICHTINGEN = ("omhoog", "omlaag")  # wat bij een streefcijfer beter is
