// Opent pagina's in Chromium zonder netwerk en geeft als JSON wat een mens er zou merken:
// overtredingen van axe-core, verzoeken naar buiten, fouten in de console, en zijwaarts schuiven.
// Gebruik: node pagina.mjs <chromium> <breedte-licht,breedte-donker,…> <bestand.html> <vormen> <bestand.html> …
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [pad, ...paren] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const vlaggen = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({ executablePath: pad, args: vlaggen });
const uitkomst = [];

for (let nummer = 0; nummer < paren.length; nummer += 2) {
  const [vormen, bestand] = paren.slice(nummer, nummer + 2);
  for (const vorm of vormen.split(",")) {
    const [breed, schema] = vorm.split("-"), breedte = Number(breed);
    const context = await browser.newContext({
      viewport: { width: breedte, height: 900 }, bypassCSP: true,
      colorScheme: schema === "donker" ? "dark" : "light", offline: true,
    });
    const pagina = await context.newPage();
    const verzoeken = [], fouten = [];
    pagina.on("request", (v) => { if (!v.url().startsWith("data:")) verzoeken.push(v.url()); });
    pagina.on("console", (b) => { if (b.type() === "error") fouten.push(b.text()); });
    pagina.on("pageerror", (f) => fouten.push(String(f)));
    await pagina.goto(pathToFileURL(bestand).href);
    // Ook wat toegeplooid is, telt mee.
    await pagina.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
    await pagina.evaluate(axe);
    const axeUitkomst = await pagina.evaluate(() => globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"],
    }));
    const schuift = await pagina.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    uitkomst.push({
      bestand, breedte, schema, fouten, schuift, verzoeken: verzoeken.slice(1),
      overtredingen: axeUitkomst.violations.map((o) => ({
        id: o.id, impact: o.impact, plaatsen: o.nodes.slice(0, 5).map((n) => `${n.target.join(" ")}: ${n.html.slice(0, 160)}`),
      })),
    });
    await context.close();
  }
}
await browser.close();
console.log(JSON.stringify(uitkomst));
