"""Een rapport als een tiental dia's: `inhoud` leest de blokken, `vierblad` die van het korte rapport, `keuze` kiest, `maat` past en `schrijver` schrijft ze."""
