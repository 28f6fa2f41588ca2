"""Wat nieuwkomers vragen, naast wat het netwerk en het plan van de gemeente hun bieden; en vluchtelingen en andere statuten."""
