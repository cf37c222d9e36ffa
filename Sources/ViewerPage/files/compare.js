// The view of a comparison: a page as two parsers read it, and the pages on which they differ most.

import { h, replace, announce } from "./elements.js";
import { ask } from "./api.js";
import { Sheet } from "./sheet.js";
import { difference, pieces } from "./difference.js";
import { furniture } from "./palette.js";
import { go, link, isTyping } from "./app.js";
import { t } from "./words.js";

/** Shows two parsers' versions of a page. */
export async function showCompare(view, parameters, signal) {
  const key = parameters.get("key") || "";
  document.title = `${t("compare")}: ${key} – Folio`;
  const [document_, report] = await Promise.all([
    ask("document", { document: key }, { signal, isKept: true }), ask("compare", { document: key, limit: 500 }, { signal, isKept: true }),
  ]);
  const preferred = (document_.parses.find((parse) => parse.is_preferred) || {}).provider;
  const providers = [...new Set(document_.parses.filter((parse) => parse.status !== "failed").map((parse) => parse.provider))]
    .sort((a, b) => (b === preferred) - (a === preferred));
  if (providers.length < 2 || report.pages === 0) {
    return replace(view, h("div", { class: "problem" }, h("p", {}, t("onlyOne")), h("a", { href: link("/document", { key }) }, key)));
  }
  const page = Number(parameters.get("page")) || report.worst[0].page;
  const compared = report.worst.find((row) => row.page === page);
  const [first, second] = chosenPair(parameters, providers, compared);
  const state = { key, page, left: first, right: second };
  const sides = await Promise.all([first, second].map((provider) => version(key, page, provider, signal)));
  const sheets = sides.map((side, index) => (side ? new Sheet(side, { document: key, provider: [first, second][index] }) : null));
  const stages = sheets.map((sheet, index) => h("section", { class: "side" },
    h("h2", {}, choice(providers, [first, second][index], preferred, (provider) => go("/compare", { ...state, [index ? "right" : "left"]: provider })),
      agreementOf(compared, [first, second][index])),
    h("div", { class: "stage" }, sheet ? sheet.element : h("p", {}, t("none")))));
  replace(view, h("div", { class: "compare" },
    h("aside", {}, h("h2", {}, t("worstFirst")), h("ol", {}, report.worst.map((row) => h("li", {}, h("a", {
      href: link("/compare", { key, page: row.page, left: parameters.get("left"), right: parameters.get("right") }), "aria-current": row.page === page ? "page" : null,
    }, `p${row.page}`, bar(row.agreement)))))),
    h("div", { class: "main" },
      h("p", { class: "summary" }, h("a", { href: link("/document", { key, page }) }, `${key}#p${page}`), " – ", `${t("agreement")} ${percent(pairAgreement(compared, first, second))}`,
        compared && compared.chosen && preferred && h("span", { class: "why" }, " – ", t("whyPreferred", preferred, compared.chosen))),
      h("div", { class: "sides" }, stages), h("h2", {}, t("difference")), h("div", { class: "differences" }, differences(sides)))));
  const resize = () => sheets.forEach((sheet, index) => sheet && sheet.resize(Math.max(120, stages[index].clientWidth - 28)));
  resize();
  for (const sheet of sheets) {
    if (!sheet) continue;
    sheet.draw();
    sheet.loadPicture(stages[0].clientWidth);
  }
  addEventListener("resize", resize, { signal });
  const numbers = report.worst.map((row) => row.page);
  document.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step || isTyping(event)) return;
    const next = numbers[numbers.indexOf(page) + step];
    if (next) go("/compare", { ...state, page: next });
  }, { signal });
  announce(`${key}, ${t("page")} ${page}: ${percent(pairAgreement(compared, first, second))}`);
}

/** The pair that the address names; else the preferred parser, and the one that agrees least with it here. */
function chosenPair(parameters, providers, compared) {
  const has = (name) => providers.includes(parameters.get(name)) && parameters.get(name);
  const here = compared ? compared.versions.map((row) => row.provider) : providers;
  const first = has("left") || here[0] || providers[0];
  const pairs = compared ? compared.pairs.filter((pair) => pair.first === first || pair.second === first).sort((a, b) => a.text - b.text) : [];
  const worst = pairs.length ? (pairs[0].first === first ? pairs[0].second : pairs[0].first) : providers.find((provider) => provider !== first);
  return [first, has("right") || worst];
}

async function version(key, page, provider, signal) {
  const answer = await ask("page", { document: key, page, provider }, { signal, isKept: true }).catch((error) => {
    if (error.status === 404) return null;
    throw error;
  });
  return answer && answer.pages[0];
}

function choice(providers, chosen, preferred, onChange) {
  return h("select", { "aria-label": t("provider"), onchange: (event) => onChange(event.target.value) }, providers.map((provider) => h("option", { value: provider, selected: provider === chosen },
    provider + (provider === preferred ? ` ★ ${t("preferred")}` : ""))));
}

function agreementOf(compared, provider) {
  const row = compared && compared.versions.find((version) => version.provider === provider);
  return row ? h("small", {}, `${percent(row.agreement)}${compared.chosen === provider ? ` – ${t("chosen")}` : ""}`) : null;
}

function pairAgreement(compared, first, second) {
  const pair = compared && compared.pairs.find((row) => (row.first === first && row.second === second) || (row.first === second && row.second === first));
  return pair ? pair.text : null;
}

function percent(value) {
  return value === null || value === undefined ? "–" : `${(value * 100).toFixed(1)} %`;
}

function bar(value) {
  return h("span", { class: "bar", title: percent(value) }, h("i", { style: { width: `${Math.round((value || 0) * 100)}%` } }), h("small", {}, percent(value)));
}

function differences(sides) {
  const texts = sides.map((side) => (side ? side.blocks.filter((block) => !furniture.has(block.type) && block.text).map((block) => block.text).join("\n\n") : ""));
  if (texts[0] === texts[1]) return h("p", {}, t("same"));
  const edits = difference(pieces(texts[0]), pieces(texts[1]));
  if (!edits) return [h("p", {}, t("tooLong")), h("div", { class: "sides" }, texts.map((text) => h("pre", {}, text)))];
  return h("pre", { class: "edits" }, edits.map(({ kind, text }) => (kind === "same" ? text : h(kind === "gone" ? "del" : "ins", {}, text))));
}
