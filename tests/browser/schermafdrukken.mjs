// Maakt schermafdrukken voor mensen. Gebruik: node schermafdrukken.mjs <chromium> <map met rapporten> <doelmap>
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [pad, uit, doel] = process.argv.slice(2);
const rapport = join(uit, "23088-vilvoorde", "omgevingsanalyse.html"), vier = join(uit, "23088-vilvoorde", "vier_bladzijden.html"), index = join(uit, "index.html");
const browser = await chromium.launch({ executablePath: pad, args: ["--no-sandbox", "--disable-gpu"] });

async function open(bestand, breedte, schema = "light") {
  const pagina = await browser.newPage({ viewport: { width: breedte, height: 900 }, colorScheme: schema, reducedMotion: "reduce" });
  await pagina.goto(pathToFileURL(bestand).href);
  return pagina;
}
async function knip(pagina, naam, einde) {
  const onder = await pagina.locator(einde).first().evaluate((e) => Math.ceil(e.getBoundingClientRect().bottom + scrollY));
  const breedte = pagina.viewportSize().width;
  await pagina.screenshot({ path: join(doel, naam), fullPage: true, clip: { x: 0, y: 0, width: breedte, height: onder + 8 } });
}

const druk = await open(vier, 695); // zo breed is de bladspiegel van een A4
await druk.emulateMedia({ media: "print" });
for (const [nummer, blad] of (await druk.locator(".blad").all()).entries()) {
  await blad.screenshot({ path: join(doel, `blad-${nummer + 1}.png`) });
}
await knip(await open(index, 1280), "index.png", ".kaartblok");
const rij = await open(rapport, 1280);
await rij.locator("#trend-aandeel-buitenlandse-herkomst").screenshot({ path: join(doel, "figuur.png") });
await knip(await open(vier, 1100, "dark"), "vier-bladzijden-donker.png", ".blad");
for (const [naam, bestand, breedte, schema] of [
  ["rapport-320.png", rapport, 320, "light"], ["rapport-donker.png", rapport, 1280, "dark"],
  ["vier-bladzijden-telefoon.png", vier, 390, "light"],
  ["index-320.png", index, 320, "light"], ["index-donker.png", index, 1280, "dark"],
]) {
  const pagina = await open(bestand, breedte, schema);
  await pagina.screenshot({ path: join(doel, naam), fullPage: true, clip: { x: 0, y: 0, width: breedte, height: 2400 } });
}
await browser.close();
