// Opent pagina's in Chromium zonder beveiligingsbeleid en meldt elk stukje script dat toch uitgevoerd werd.
// De ladingen roepen `geraakt(nummer)` aan; wie alert, confirm of prompt gebruikt, wordt ook gezien.
// Gebruik: node inspuiting.mjs <chromium> <bestand.html> …
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [pad, ...bestanden] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: pad, args: ["--no-sandbox", "--disable-gpu"] });
const uitkomst = [];
for (const bestand of bestanden) {
  const context = await browser.newContext({ bypassCSP: true, offline: true });
  const pagina = await context.newPage();
  const geraakt = [];
  await pagina.exposeFunction("geraakt", (wat) => { geraakt.push(String(wat)); });
  pagina.on("dialog", (venster) => { geraakt.push(venster.message()); venster.dismiss(); });
  await pagina.goto(pathToFileURL(bestand).href);
  await pagina.evaluate(() => {
    document.querySelectorAll("details").forEach((d) => { d.open = true; });
    // Wat pas bij aanwijzen, aanklikken of kiezen loopt, krijgt zijn kans.
    for (const element of document.querySelectorAll("body *")) {
      for (const soort of ["mouseover", "mouseenter", "focus", "click", "toggle", "animationstart"]) {
        if (soort === "click" && element.closest("a[href]") && !/^javascript:/i.test(element.closest("a").href)) continue;
        element.dispatchEvent(new Event(soort, { bubbles: true, cancelable: true }));
      }
    }
  });
  await pagina.waitForTimeout(500);
  uitkomst.push({ bestand, geraakt, scripts: await pagina.evaluate(() => [...document.scripts].map((s) => s.textContent.slice(0, 80))) });
  await context.close();
}
await browser.close();
console.log(JSON.stringify(uitkomst));
