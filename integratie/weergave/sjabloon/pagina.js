"use strict";
// Sorteren, zoeken, de inhoudsopgave die meeloopt en de waarden bij de kaart; zonder dit script is alles er ook.
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

const zoek = document.getElementById("zoek");
if (zoek) {
  const rijen = alle("table.sorteerbaar tbody tr"), kaart = alle(".kaart [data-naam]"), stand = document.getElementById("gevonden");
  zoek.closest("[hidden]").hidden = false;
  zoek.addEventListener("input", () => {
    const vraag = plat(zoek.value);
    rijen.forEach((rij) => (rij.hidden = !plat(rij.cells[0].textContent).includes(vraag)));
    kaart.forEach((vlak) => vlak.classList.toggle("gevonden", vraag !== "" && plat(vlak.dataset.naam).includes(vraag)));
    stand.textContent = vraag ? `${rijen.filter((rij) => !rij.hidden).length} van ${rijen.length}` : "";
  });
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
