"""Bewijzen wat er in een uitvoermap staat, los van hoe het gemaakt is.

1. De inhoud (de blokken in het uitgevoerde notebook) wordt nagerekend uit de editie (`grootheid`), met eigen regels: hoe een getal geschreven wordt
   (`getallen`), of en welk woord er mag staan (`richting`, `woorden`), welke plaats (`rangen`). Elk gemerkt getal en woord (`merken`), wat ernaast
   staat (`teksten`), elke rij en kolom (`tabellen`), elke figuur met haar cellen, opschrift, tekstalternatief, bron en voorbehouden (`figuren`, met wat
   ze hoort te tonen in `figuren_*` en `verwacht`) en tekening (`tekening`; van de zes beelden `beelden` en `beeldtekening`), de onderdelen van
   vier bladzijden (`vierblad`, `hoofdpunten`, `rijen`), teksten uit een kaart of de editie (`verantwoording`), en of elke cel toont wat ze vraagt (`cellen`).
2. Wat gepubliceerd is, volgt uit die inhoud: pagina, figuurbestanden, overzicht en dossiers, en de inhoud van een docx, pptx en xlsx zijn wat er opnieuw uitkomt, en alles
   is er zoals het manifest het zegt (`bestanden`); csv en xlsx cel voor cel uit de editie, die zelf de keuring doorstaat (`cijferbestanden`).
3. De pagina zelf is in orde voor wie ze leest: koppen, links, tabellen, tekstalternatieven, niets van buiten (`pagina`).

Geen enkele regel komt van de schrijvers (`beeld`, `vierblad`); alleen wat uit een bestand van de gemeente komt en een oordeel over een streefcijfer worden met
de schrijvers opnieuw gemaakt (`hermaakt`), en schrijvers van hele bestanden worden opgeroepen om te vergelijken.

Niet nagerekend worden: de cijfers van de editie zelf, hun gemeten ruis, hoeveel standaardfouten een verschil telt en het midden van de andere gemeenten
(dat doen de keuring bij het inlezen en de tests van `vergelijking`); welke zinnen er gekozen
zijn en welke lopende woorden niet uit een cijfer volgen; vaste leeswijzers en uitleg onder een tabel; de regels en drempels van `regels`, `samen`, `gelijkaardig` en `volgende_drempels`; de vormen in een
tekening (behalve de eigen lijn van een trend, de lengte van staven, de kleuren van een kaart en de zes beelden); welke beelden er gekozen zijn, welke hoofdpunten het zwaarst wegen, en het slot van vier bladzijden, en op een kaart een naam die geen plaats vond; hoe de
schrijvers van hele bestanden (`weergave`) de blokken opmaken tot een pagina, docx of pptx, ook hoe oud de pagina zegt dat haar cijfers zijn (dat doen hun
tests); de stijlen van een docx, pptx of xlsx; de bladen Lees mij, Indicatoren en Bronnen van het werkboek; een pdf; en wat een onderzoeker zelf toont.
"""

from integratie.controle.alles import Uitkomst, controleer
