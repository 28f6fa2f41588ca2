"""Van de inhoud van een notebook naar bladzijde, figuren, csv, Excel, Word en pdf."""
