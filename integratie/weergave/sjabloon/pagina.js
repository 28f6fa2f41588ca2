"use strict";
// Sorteren, zoeken, de inhoudsopgave die meeloopt, de waarden bij de kaart en de weg terug; zonder dit script is alles er ook.
const alle = (keuze, in_ = document) => [...in_.querySelectorAll(keuze)];
const plat = (tekst) => tekst.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().trim();

function waarde(cel) {
  const tekst = cel.dataset.waarde ?? cel.textContent.trim();
  if (cel.dataset.waarde !== undefined) return tekst === "" ? NaN : Number(tekst);
  const delen = /^([+\u2212-]?)([\d.]+)(,\d+)?(?:\s(?:%|euro))?$/.exec(tekst);
  if (!delen) return NaN;
  return Number((delen[1] && delen[1] !== "+" ? "-" : "") + delen[2].replaceAll(".", "") + (delen[3] ?? "").replace(",", "."));
}

function sorteer(tabel, kolom, kop) {
  const rijen = alle("tbody tr", tabel);
  const cijfers = rijen.some((rij) => !Number.isNaN(waarde(rij.cells[kolom])));
  const was = kop.getAttribute("aria-sort");
  const oplopend = was ? was === "descending" : !cijfers;
  const naast = (a, b) => {
    const x = a.cells[kolom], y = b.cells[kolom];
    if (!cijfers) return x.textContent.localeCompare(y.textContent, "nl", { numeric: true }) * (oplopend ? 1 : -1);
    const p = waarde(x), q = waarde(y);
    if (Number.isNaN(p) || Number.isNaN(q)) return Number.isNaN(p) - Number.isNaN(q); // wat geen cijfer heeft, komt laatst
    return (p - q) * (oplopend ? 1 : -1);
  };
  alle("[aria-sort]", tabel).forEach((th) => th.removeAttribute("aria-sort"));
  kop.setAttribute("aria-sort", oplopend ? "ascending" : "descending");
  tabel.tBodies[0].append(...rijen.sort(naast));
}

for (const tabel of alle(".figuur table.cijfers, table.sorteerbaar")) {
  alle("thead th:not(.vast)", tabel).forEach((kop) => {
    const knop = document.createElement("button");
    knop.type = "button";
    knop.append(...kop.childNodes);
    kop.append(knop);
    knop.addEventListener("click", () => sorteer(tabel, kop.cellIndex, kop));
  });
}

const inhoud = alle(".inhoudsopgave a");
const koppen = inhoud.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
function volg() {
  const onderaan = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
  const hier = onderaan ? koppen.length - 1 : koppen.findLastIndex((kop) => kop && kop.getBoundingClientRect().top < innerHeight * 0.3);
  inhoud.forEach((link, nummer) => (nummer === hier ? link.setAttribute("aria-current", "location") : link.removeAttribute("aria-current")));
}
if (inhoud.length) {
  let gevraagd = false;
  const straks = () => {
    if (!gevraagd) requestAnimationFrame(() => { gevraagd = false; volg(); });
    gevraagd = true;
  };
  addEventListener("scroll", straks, { passive: true });
  addEventListener("resize", straks);
  volg();
}

function open() {
  const doel = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (doel instanceof HTMLDetailsElement) doel.open = true;
}
addEventListener("hashchange", open);
open();

const zoek = document.getElementById("zoek"), toon = document.getElementById("toon");
if (zoek) {
  const rijen = alle("tr[data-heeft]"), links = alle("tr[data-heeft] th a, .kaart a"), vlakken = alle(".kaart [data-naam]");
  const map = (link) => link.getAttribute("href").split("/")[0];
  const heeft = new Map(rijen.map((rij) => [map(rij.cells[0].firstChild), new Set(rij.dataset.heeft.split(" "))]));
  const keuzes = [...toon.options];
  const zeef = () => {
    const vraag = plat(zoek.value), nummer = toon.selectedIndex;
    const er = (link) => nummer === 0 || heeft.get(map(link))?.has(String(nummer - 1));
    rijen.forEach((rij) => (rij.hidden = !plat(rij.cells[0].textContent).includes(vraag) || !er(rij.cells[0].firstChild)));
    links.forEach((link) => link.setAttribute("href", `${map(link)}/${er(link) ? toon.value : keuzes[0].value}`));
    vlakken.forEach((vlak) => vlak.classList.toggle("gevonden", vraag !== "" && plat(vlak.dataset.naam).includes(vraag)));
    alle("section").forEach((deel) => (deel.hidden = rijen.every((rij) => rij.hidden || !deel.contains(rij))));
    document.getElementById("gevonden").textContent = vraag || nummer ? `${rijen.filter((rij) => !rij.hidden).length} van ${rijen.length}` : "";
  };
  // Het adres zegt wat een naam opent: zo leidt een figuur naar dezelfde figuur bij een ander, en werkt de knop terug.
  const volgAdres = () => {
    const gevraagd = keuzes.findIndex(({ value }) => location.hash.slice(1) === value.split("#").pop());
    if (gevraagd >= 0) toon.selectedIndex = gevraagd;
    if (gevraagd > 0) document.getElementById("lijst").scrollIntoView();
    zeef();
  };
  zoek.closest("[hidden]").hidden = false;
  zoek.addEventListener("input", zeef);
  toon.addEventListener("change", () => { history.replaceState(null, "", `#${toon.value.split("#").pop()}`); zeef(); });
  addEventListener("hashchange", volgAdres);
  addEventListener("pageshow", volgAdres);
}

// Wie van het overzicht komt, kan ernaar terug. In een map die alleen verstuurd werd, is het er niet: dan komt er ook geen link.
function onthoud(waar) {
  try {
    if (waar) sessionStorage.setItem("overzicht", waar);
    return sessionStorage.getItem("overzicht");
  } catch { return null; } // geen opslag toegelaten
}
const boven = new URL(zoek ? "./" : "../", location.href).href;
if (onthoud(zoek && boven) === boven && !zoek) {
  const link = (tekst, anker) => Object.assign(document.createElement("a"), { href: `${boven}index.html${anker}`, textContent: tekst });
  alle(".balk p").forEach((balk) => balk.append(" \u00b7 ", link("Overzicht van alle gemeenten", "")));
  alle(".figuur[id] > .hergebruik").forEach((regel) => regel.append(" ", link("Bij andere gemeenten", `#${encodeURIComponent(regel.parentElement.id)}`)));
}

const info = document.getElementById("kaartinfo");
if (info) {
  const begin = info.textContent;
  info.hidden = false;
  for (const vlak of alle(".kaart [data-naam]")) {
    const toon = () => (info.textContent = vlak.querySelector("title").textContent.replaceAll("\n", " \u00b7 "));
    const weg = () => (info.textContent = begin);
    vlak.addEventListener("focus", toon);
    vlak.addEventListener("mouseenter", toon);
    vlak.addEventListener("blur", weg);
    vlak.addEventListener("mouseleave", weg);
  }
}
