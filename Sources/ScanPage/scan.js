// Sorts and filters the list of a scan's page. Without it everything can be read, in the order of the exports.
"use strict";
{
  const root = document.documentElement;
  root.classList.add("js");
  const main = document.querySelector("main");
  // The overview is written last, when all is known; it is to be read first.
  main.prepend(document.getElementById("overzicht"));

  const body = document.querySelector("#lijst tbody");
  const rows = [...body.rows];
  const field = (name) => document.getElementById(name);
  const filters = { v: field("oordeel"), r: field("soort"), c: field("kanaal"), m: field("maand") };
  const search = field("zoek");
  const shown = field("getoond");
  const more = field("meer");
  const step = 500;
  let limit = step;

  const options = (select, values) => {
    for (const [value, name] of values) select.append(new Option(name, value));
    select.closest("label").hidden = values.length < 2;
  };
  const distinct = (name, label) => {
    const found = new Map();
    for (const row of rows) for (const value of row.dataset[name].split(" ")) if (value && !found.has(value)) found.set(value, label(row, value));
    return [...found];
  };
  const byName = (a, b) => a[1].localeCompare(b[1], "nl");
  options(filters.v, distinct("v", (row) => row.querySelector(".badge").textContent).sort((a, b) => b[0] - a[0]));
  options(filters.r, distinct("r", (row, value) => row.querySelector(`[data-rule="${value}"] b`)?.textContent ?? value).sort(byName));
  options(filters.c, distinct("c", (row) => row.querySelector(".channel").textContent).sort(byName));
  options(filters.m, distinct("m", (row) => row.dataset.mn).sort().reverse());

  const matches = (row) => {
    for (const [name, select] of Object.entries(filters)) {
      if (select.value && !row.dataset[name].split(" ").includes(select.value)) return false;
    }
    const wanted = search.value.trim().toLowerCase();
    return !wanted || row.textContent.toLowerCase().includes(wanted);
  };
  const apply = () => {
    let count = 0;
    for (const row of rows) {
      const fits = matches(row);
      if (fits) count += 1;
      row.hidden = !fits || count > limit;
    }
    const number = new Intl.NumberFormat("nl");
    const visible = Math.min(count, limit);
    shown.textContent = rows.length === 0 ? "" : visible < count
      ? `${number.format(visible)} van ${number.format(count)} getoond`
      : `${number.format(count)} van ${number.format(rows.length)} berichten`;
    more.hidden = visible >= count;
    field("niets").hidden = count > 0 || rows.length === 0;
  };
  const changed = () => { limit = step; apply(); };
  for (const select of Object.values(filters)) select.addEventListener("change", changed);
  search.addEventListener("input", changed);
  more.addEventListener("click", () => { limit += step; apply(); });
  field("wis").addEventListener("click", () => {
    for (const select of Object.values(filters)) select.value = "";
    search.value = "";
    changed();
    search.focus();
  });
  document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());

  const heads = [...document.querySelectorAll("th[aria-sort]")];
  const sort = (head, direction) => {
    for (const other of heads) other.setAttribute("aria-sort", other === head ? direction : "none");
    const key = head.dataset.key;
    const sign = direction === "descending" ? -1 : 1;
    const value = (row) => row.dataset[key];
    const isNumber = key === "s";
    rows.sort((a, b) => {
      const [x, y] = [value(a), value(b)];
      // What has no date comes last, whichever the direction.
      if (x === "" || y === "") return (x === "") - (y === "");
      return sign * (isNumber ? x - y : x.localeCompare(y, "nl"));
    });
    body.append(...rows);
    apply();
  };
  for (const head of heads) {
    head.querySelector("button").addEventListener("click", () => {
      const first = head.dataset.key === "k" ? "ascending" : "descending";
      const now = head.getAttribute("aria-sort");
      sort(head, now === "none" ? first : now === "ascending" ? "descending" : "ascending");
    });
  }
  sort(heads[0], "descending");

  // On paper the whole list stands.
  let before = limit;
  addEventListener("beforeprint", () => { before = limit; limit = Infinity; apply(); });
  addEventListener("afterprint", () => { limit = before; apply(); });
}
