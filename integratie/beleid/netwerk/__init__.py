"""Het lokale netwerk rond integratie (stap 5, regie)."""
