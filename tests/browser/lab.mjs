// Opent elk notebook in JupyterLab, voert al zijn cellen uit, en geeft als JSON wat een lezer ziet, in het licht en in het donker.
// Gebruik: node lab.mjs <chromium> <adres van JupyterLab, met token> <notebook> …
import { chromium } from "playwright-core";

const [pad, adres, ...notebooks] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: pad, args: ["--no-sandbox", "--disable-gpu"] });
const pagina = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
const fouten = [], gezien = [];
pagina.on("pageerror", (f) => fouten.push(String(f)));

// Wat er van elke tekening te zien is; een tekst zonder genoeg contrast met wat eronder ligt, telt als onleesbaar.
const bekijk = () => {
  const kleur = (tekst) => (tekst.match(/[\d.]+/g) ?? []).map(Number);
  const licht = (rgb) => rgb.slice(0, 3).map((x) => x / 255).map((x) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4))
    .reduce((som, x, n) => som + x * [0.2126, 0.7152, 0.0722][n], 0);
  const contrast = (a, b) => (Math.max(licht(a), licht(b)) + 0.05) / (Math.min(licht(a), licht(b)) + 0.05);
  const achter = (el) => {
    for (; el; el = el.parentElement) {
      const vulling = kleur(getComputedStyle(el).backgroundColor);
      if (vulling.length === 3 || vulling[3] > 0) return vulling;
    }
    return [255, 255, 255];
  };
  const onder = (tekst, vlakken, papier) => {
    const vak = tekst.getBBox();
    const midden = new DOMPoint(vak.x + vak.width / 2, vak.y + vak.height / 2).matrixTransform(tekst.getScreenCTM());
    const geraakt = vlakken.filter((v) => v.isPointInFill(midden.matrixTransform(v.getScreenCTM().inverse()))).pop();
    return geraakt ? kleur(getComputedStyle(geraakt).fill) : papier;
  };
  const w = window.jupyterapp.shell.currentWidget;
  const bladen = [...w.node.querySelectorAll(".jp-OutputArea-output")];
  const beelden = bladen.flatMap((b) => [...b.querySelectorAll("svg")]);
  const tekeningen = beelden.map((svg) => {
    const papier = achter(svg), vlakken = [...svg.querySelectorAll("path,rect,circle")].filter((v) => kleur(getComputedStyle(v).fill).length === 3);
    const onleesbaar = [...svg.querySelectorAll("text")].filter((t) => contrast(kleur(getComputedStyle(t).fill), onder(t, vlakken, papier)) < 3);
    const lijnen = [...svg.querySelectorAll("path,rect,circle")].flatMap((v) => [getComputedStyle(v).fill, getComputedStyle(v).stroke]).map(kleur);
    return {
      breed: svg.getBoundingClientRect().width, teksten: svg.querySelectorAll("text").length, onleesbaar: onleesbaar.map((t) => t.textContent),
      zichtbaar: lijnen.some((k) => k.length === 3 && contrast(k, papier) >= 2),
    };
  });
  const cellen = [...w.content.model.cells].filter((c) => c.type === "code");
  const uit = cellen.flatMap((c) => c.outputs.toJSON());
  return {
    uitgevoerd: cellen.filter((c) => c.executionCount).length, cellen: cellen.length, tekeningen,
    fouten: uit.filter((u) => u.output_type === "error" || u.name === "stderr").map((u) => u.evalue ?? u.text),
  };
};

for (const naam of notebooks) {
  const doel = new URL(adres);
  doel.pathname = `/lab/workspaces/w${notebooks.indexOf(naam)}/tree/${naam}`; // elk in een vers venster
  await pagina.goto(doel.href);
  await pagina.waitForFunction(() => window.jupyterapp?.shell.currentWidget?.context?.isReady);
  await pagina.evaluate(async () => {
    const app = window.jupyterapp, w = app.shell.currentWidget;
    w.content.notebookConfig = { ...w.content.notebookConfig, windowingMode: "none" }; // anders staat alleen wat in beeld is, op de bladzijde
    await w.sessionContext.ready;
    await app.commands.execute("notebook:run-all-cells");
  });
  for (const [thema, naamvan] of [["licht", "JupyterLab Light"], ["donker", "JupyterLab Dark"]]) {
    await pagina.evaluate((theme) => window.jupyterapp.commands.execute("apputils:change-theme", { theme }), naamvan);
    await pagina.waitForFunction((is) => document.body.dataset.jpThemeLight === is, String(thema === "licht"));
    gezien.push({ notebook: naam, thema, ...(await pagina.evaluate(bekijk)) });
  }
}
await browser.close();
console.log(JSON.stringify([{ fouten }, ...gezien]));
