// Doet in Chromium wat een lezer doet, mét het beveiligingsbeleid, en geeft als JSON wat hij dan ziet.
// Gebruik: node gedrag.mjs <chromium> <index.html> <rapport.html>
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [pad, index, rapport] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: pad, args: ["--no-sandbox", "--disable-gpu"] });
const fouten = [];

async function open(bestand, opties = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", offline: true, ...opties });
  const pagina = await context.newPage();
  pagina.on("console", (b) => { if (b.type() === "error") fouten.push(b.text()); });
  pagina.on("pageerror", (f) => fouten.push(String(f)));
  await pagina.goto(pathToFileURL(bestand).href);
  return pagina;
}
const kolom = (pagina, n) => pagina.$$eval("table.sorteerbaar tbody tr:not([hidden])", (rijen, n) => rijen.map((r) => r.cells[n].firstChild.textContent.trim()), n);
const kleur = (pagina) => pagina.$eval(".kaart a path", (p) => getComputedStyle(p).fill);
const legendes = (pagina) => pagina.$$eval(".legende", (l) => l.map((x) => getComputedStyle(x).display !== "none"));

const zonder = await open(index, { javaScriptEnabled: false });
const stil = { zoek: await zonder.isVisible("#zoek"), rijen: await zonder.locator("tbody tr").count(), knoppen: await zonder.locator("th button").count() };
await zonder.check("#kies-k1");
stil.legendes = await zonder.locator(".legende:visible").count();

const overzicht = await open(index);
const eerst = await kleur(overzicht), eerste_legende = await legendes(overzicht);
await overzicht.check("#kies-k3");
const dan = await kleur(overzicht), tweede_legende = await legendes(overzicht);
await overzicht.click("thead th:nth-child(2) button");
const dalend = await kolom(overzicht, 1);
await overzicht.keyboard.press("Enter");
const oplopend = await kolom(overzicht, 1);
const richting = await overzicht.getAttribute("thead th:nth-child(2)", "aria-sort");
await overzicht.fill("#zoek", "VILV");
const gevonden = await kolom(overzicht, 0), melding = await overzicht.textContent("#gevonden");
await overzicht.mouse.move(1, 1); // anders wijst de muis nog een andere gemeente aan
await overzicht.focus(".kaart a");
const info = await overzicht.textContent("#kaartinfo"), tip = await overzicht.textContent(".kaart a title");

await overzicht.fill("#zoek", "");
await overzicht.selectOption("#toon", "omgevingsanalyse.html#trend-inwoners");
const links = (pagina, keuze) => pagina.$$eval(keuze, (l) => l.map((a) => a.getAttribute("href")));
const gekozen = { rijen: await links(overzicht, "tbody th a"), kaart: await links(overzicht, ".kaart a") };
await overzicht.click("tbody th a");
await overzicht.waitForLoadState(); // het script van die pagina liep
gekozen.terug = await overzicht.$$eval(".balk a", (l) => l.map((a) => a.href.split("/").pop()));
await overzicht.click("#trend-inwoners .hergebruik a:last-child");
await overzicht.waitForLoadState();
gekozen.adres = overzicht.url().split("/").pop();
gekozen.keuze = await overzicht.inputValue("#toon");
gekozen.weer = await links(overzicht, "tbody th a");

const verslag = await open(rapport);
const alleen = await links(verslag, ".balk a, #trend-inwoners .hergebruik a");
await verslag.evaluate(() => document.querySelectorAll("main h2")[3].scrollIntoView());
const hoort = await verslag.$$eval("main h2", (k) => `#${k[3].id}`);
// Op een drukke machine hoort de pagina pas later dat er gescrold is.
await verslag.waitForSelector(`.inhoudsopgave [aria-current][href="${hoort}"]`, { state: "attached" }).catch(() => {});
const hier = await verslag.getAttribute(".inhoudsopgave [aria-current]", "href");
await verslag.click(".hergebruik a[href*='#fiche-']");
await verslag.waitForLoadState();
const open_fiche = await verslag.evaluate(() => document.querySelector(decodeURIComponent(location.hash))?.open);

await browser.close();
console.log(JSON.stringify({ fouten, stil, eerst, dan, eerste_legende, tweede_legende, dalend, oplopend, richting, gevonden, melding, info, tip, gekozen, alleen, hier, hoort, open_fiche }));
