"""De vaste lijsten van een plan die niet elders staan."""

STATUSSEN = ("gepland", "lopend", "afgerond", "stopgezet")
