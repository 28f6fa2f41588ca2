// Opent een rapport van vier bladzijden zoals het gedrukt wordt en geeft als JSON wat op een blad niet past of over iets anders ligt, en op 320 beeldpunten welke naam van de lijst uiteenvalt.
// Gebruik: node bladen.mjs <chromium> <letter,…> <bestand.html> …
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [pad, letters, ...bestanden] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: pad, args: ["--no-sandbox", "--disable-gpu"] });
const uitkomst = [];
for (const bestand of bestanden) {
  for (const letter of letters.split(",")) {
    // De bladspiegel van een A4: 184 op 276 millimeter.
    const context = await browser.newContext({ viewport: { width: 695, height: 1043 }, bypassCSP: true, offline: true });
    const pagina = await context.newPage();
    await pagina.emulateMedia({ media: "print" });
    await pagina.goto(pathToFileURL(bestand).href);
    await pagina.addStyleTag({ content: `body,svg text{font-family:"${letter}"!important}` });
    uitkomst.push({ bestand, letter, ...await pagina.evaluate(() => {
      const naam = (e) => `${e.tagName.toLowerCase()}.${e.getAttribute("class") ?? ""}: ${e.textContent.trim().slice(0, 40)}`;
      const zichtbaar = (e) => { const r = e.getBoundingClientRect(); return r.width > 1 && r.height > 1 && !e.closest(".vh,thead.vh"); };
      const bladen = [...document.querySelectorAll(".blad")];
      const buiten = [], over = [];
      for (const blad of bladen) {
        const b = blad.getBoundingClientRect();
        const voet = [...blad.querySelectorAll(".voet")].pop().getBoundingClientRect();
        for (const e of blad.querySelectorAll("*")) {
          if (!zichtbaar(e) || e.closest(".voet")) continue;
          const r = e.getBoundingClientRect();
          if (r.bottom > voet.top + 1 || r.right > b.right + 1 || r.left < b.left - 1) buiten.push(naam(e));
        }
        // Tekst over tekst: elk stuk tekst naast elk ander stuk.
        const vakken = [];
        const loper = document.createTreeWalker(blad, NodeFilter.SHOW_TEXT);
        while (loper.nextNode()) {
          const knoop = loper.currentNode;
          if (!knoop.textContent.trim() || !zichtbaar(knoop.parentElement)) continue;
          const bereik = document.createRange();
          bereik.selectNodeContents(knoop);
          for (const r of bereik.getClientRects()) if (r.width > 1) vakken.push([r, knoop.parentElement]);
        }
        for (let i = 0; i < vakken.length; i++) {
          for (let j = i + 1; j < vakken.length; j++) {
            const [a, ea] = vakken[i], [c, ec] = vakken[j];
            const breed = Math.min(a.right, c.right) - Math.max(a.left, c.left), hoog = Math.min(a.bottom, c.bottom) - Math.max(a.top, c.top);
            if (breed > 1 && hoog > 0.45 * Math.min(a.height, c.height) && ea !== ec) over.push(`${naam(ea)} | ${naam(ec)}`);
          }
        }
      }
      return { bladen: bladen.length, buiten, over };
    }) });
    // Op een heel smal scherm mag een naam in de lijst van de kaart breken, maar niet letter per letter.
    await pagina.emulateMedia({ media: "screen" });
    await pagina.setViewportSize({ width: 320, height: 900 });
    uitkomst.at(-1).gebroken = await pagina.evaluate(() => [...document.querySelectorAll(".lijst tbody th")]
      .filter((e) => e.getBoundingClientRect().height > 3.5 * parseFloat(getComputedStyle(e).lineHeight)).map((e) => e.textContent));
    await context.close();
  }
}
await browser.close();
console.log(JSON.stringify(uitkomst));
