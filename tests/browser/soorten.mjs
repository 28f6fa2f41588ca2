// Het begin van elke soort rapport en van het dossier. Gebruik: node soorten.mjs <chromium> <map met rapporten> <doelmap> <notebook> …
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [pad, uit, doel, ...notebooks] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: pad, args: ["--no-sandbox", "--disable-gpu"] });
const pagina = await browser.newPage({ viewport: { width: 1280, height: 1500 }, colorScheme: "light", reducedMotion: "reduce" });
for (const naam of [...notebooks, "dossier"]) {
  const map = naam === "vlaamse_rand" ? "vlaamse-rand" : "23088-vilvoorde";
  await pagina.goto(pathToFileURL(join(uit, map, naam === "dossier" ? "index.html" : `${naam}.html`)).href);
  await pagina.screenshot({ path: join(doel, `rapport-${naam}.png`) });
}
await browser.close();
