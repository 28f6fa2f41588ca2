"""Bewijzen wat er in een uitvoermap staat, los van hoe het gemaakt is.

1. De inhoud (de blokken in het uitgevoerde notebook) wordt nagerekend uit de editie (`grootheid`), met eigen regels: hoe een getal geschreven wordt
   (`getallen`), hoeveel standaardfouten een verschil telt (`standaardfout`), of en welk woord er mag staan en welke plaats (`richting`, `woorden`). Elk gemerkt getal en woord (`merken`), wat ernaast staat (`teksten`), elke rij en kolom (`tabellen`, `kader`), elke figuur met haar
   cellen, opschrift, tekstalternatief, bron, voorbehouden (`figuren`, met wat ze hoort te tonen in `figuren_*` en `verwacht`) en tekening
   (`tekening`; van de zes beelden `beelden` en `beeldtekening`), de onderdelen van vier bladzijden (`vierblad`, `hoofdpunten`, `kaartlijst`, `rijen`),
   drempels, samenwerking en gelijkaardige gemeenten (`regels`), plan en opvolging (`plan`, `opvolging`), teksten uit een kaart of de editie
   (`verantwoording`), en of elke cel toont wat ze vraagt (`cellen`).
2. Wat gepubliceerd is, volgt uit die inhoud. Het wordt zelf gelezen (`lezers`, `gelezen`, `overzichtsblad`): elke rij van een tabel in een html, docx, pptx, xlsx of
   figuur-csv is er een van een blok, onder de goede koppen. En het is byte voor byte wat er opnieuw uitkomt, met alles zoals het manifest het zegt
   (`bestanden`); gegevens.csv en gegevens.xlsx cel voor cel uit de editie, die zelf de keuring doorstaat (`cijferbestanden`).
3. De pagina zelf is in orde voor wie ze leest: koppen, links, tabellen, tekstalternatieven, niets van buiten (`pagina`).

Geen enkele regel komt van de schrijvers (`beeld`, `vierblad`); wat uit een bestand van de gemeente komt, wordt daarnaast met de schrijvers opnieuw gemaakt
(`hermaakt`), en schrijvers van hele bestanden worden ook opgeroepen om te vergelijken.

Niet nagerekend worden: de cijfers van de editie zelf, hun gemeten ruis, en wie op elkaar lijkt (dat doen de keuring bij het inlezen en de tests van `vergelijking`);
de natuurlijke variatie van de opvolging, wat gelijkaardige gemeenten deden en het kleinste effect (wel hoe ze geschreven zijn, en welk woord eruit volgt);
van bevraging, netwerk en wijken meer dan dat ze opnieuw gemaakt gelijk zijn; van een plan en van eigen tekst wat niet uit een levend cijfer komt (wel wordt het geheel opnieuw gemaakt); hoe gemeenten samen gezocht worden (wel hun som),
en regels die men met een invoerbestand berekent; welke zinnen er gekozen zijn en welke lopende woorden niet uit een cijfer volgen; vaste leeswijzers en uitleg
onder een tabel; de vormen in een tekening (behalve de eigen lijn van een trend, de lengte van staven, de kleuren van een kaart en de zes beelden), ook de lijntjes,
stroken en balken die de bladzijde zelf tekent; welke beelden er gekozen zijn, welke hoofdpunten het zwaarst wegen; op een kaart een naam die geen plaats vond;
de notities van een presentatie en wat er op een dia niet past; noten en alinea's die een bladzijde of document samenneemt, en de ouderdom per sectie;
de stijlen van een docx, pptx of xlsx; de bladen Lees mij, Indicatoren en Bronnen van het werkboek; een pdf; en wat een onderzoeker zelf toont, ook
een figuur over zelf gekozen gebieden of eigen cijfers (haar anker begint met "vrij-") en haar tabel.
"""

from integratie.controle.alles import Uitkomst, controleer
