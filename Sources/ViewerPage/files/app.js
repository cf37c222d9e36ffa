// Reads the address, shows the view that it names, and keeps the bar on top of all views.

import { h, replace, announce } from "./elements.js";
import { ask, Problem } from "./api.js";
import { t, switchLanguage } from "./words.js";
import { showSearch } from "./search.js";
import { showDocument } from "./document.js";
import { showDocuments } from "./documents.js";
import { showCompare } from "./compare.js";

const view = document.getElementById("view");
const views = { "/": showSearch, "/documents": showDocuments, "/document": showDocument, "/compare": showCompare };
let closing = new AbortController();
/** Keys that were pressed while a view was loading, which takes them when it is shown; null while none is loading. */
let waitingKeys = null;
const mostWaitingKeys = 20;

/** Goes to an address within the page. */
export function go(path, parameters, { replaces = false } = {}) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== "" && value !== false) query.set(key, String(value));
  }
  const url = path + (query.size ? "?" + query : "");
  if (replaces) history.replaceState(null, "", url);
  else history.pushState(null, "", url);
  show();
}

/** The address of a view, for links. */
export function link(path, parameters) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== "" && value !== false));
  return path + (query.size ? "?" + query : "");
}

/** The place that an address such as `key#p12/b7` names; null for other texts. The store decides, since keys can look like addresses. */
async function place(text) {
  if (!/#p\d+/.test(text)) return null;
  const found = await ask("address", { q: text }).catch(() => null);
  return found && { key: found.document, provider: found.provider, page: found.page_number, block: found.ordinal };
}

async function show() {
  closing.abort();
  closing = new AbortController();
  const { signal } = closing;
  waitingKeys ??= [];
  const parameters = new URLSearchParams(location.search);
  input.value = parameters.get("q") || "";
  closeSuggestions();
  try {
    await (views[location.pathname] || showSearch)(view, parameters, signal);
  } catch (error) {
    if (error.name === "AbortError" || signal.aborted) return;
    const hint = error instanceof Problem ? error.hint : "";
    replace(view, h("div", { class: "problem", role: "alert" }, h("p", {}, error.message), hint && h("p", { class: "hint" }, hint)));
    if (!(error instanceof Problem)) console.error(error);
    waitingKeys = [];
  }
  document.documentElement.dataset.ready = location.href;
  replayKeys();
}

/** Gives the view that is shown now the keys that came too early; the first of them may open the next view, which then gets the others. */
function replayKeys() {
  const keys = waitingKeys || [];
  waitingKeys = null;
  while (keys.length && !waitingKeys) document.dispatchEvent(new KeyboardEvent("keydown", { key: keys.shift() }));
  if (waitingKeys) waitingKeys.push(...keys);
}

// The search box, with suggestions while one types.

const input = h("input", {
  type: "search", id: "query", placeholder: t("placeholder"), "aria-label": t("search"), autocomplete: "off", spellcheck: "false",
  role: "combobox", "aria-expanded": "false", "aria-controls": "suggestions", "aria-autocomplete": "list", maxlength: 10000,
});
const list = h("ul", { id: "suggestions", role: "listbox", hidden: true });
let chosen = -1;
let asking = new AbortController();

function closeSuggestions() {
  asking.abort();
  list.hidden = true;
  chosen = -1;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}

async function suggest() {
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  const typed = input.value;
  if (!typed.trim()) return closeSuggestions();
  await new Promise((resolve) => setTimeout(resolve, 120));
  if (signal.aborted) return;
  const answer = await ask("suggestions", { q: typed }, { signal, isKept: true }).catch(() => null);
  if (!answer || signal.aborted || document.activeElement !== input) return;
  const rows = [
    ...answer.documents.map((key) => ({ text: key, note: t("documents"), open: () => go("/document", { key, page: 1 }) })),
    ...answer.queries.map(({ query, pages }) => ({ text: query, note: pages === undefined ? "" : String(pages), open: () => go("/", { q: query }) })),
  ];
  chosen = -1;
  replace(list, rows.map((row, index) => {
    const item = h("li", { role: "option", id: `suggestion-${index}`, onmousedown: (event) => { event.preventDefault(); row.open(); } }, h("span", {}, row.text), h("small", {}, row.note));
    item.open = row.open;
    return item;
  }));
  list.hidden = rows.length === 0;
  input.setAttribute("aria-expanded", String(rows.length > 0));
}

function choose(step) {
  const items = [...list.children];
  if (list.hidden || !items.length) return;
  chosen = (chosen + step + items.length + 1) % (items.length + 1);
  items.forEach((item, index) => item.setAttribute("aria-selected", String(index === chosen)));
  if (items[chosen]) input.setAttribute("aria-activedescendant", items[chosen].id);
}

async function submit() {
  const item = list.hidden ? null : list.children[chosen];
  const text = input.value.trim();
  closeSuggestions();
  if (item) return item.open();
  const found = await place(text);
  if (found) return go("/document", found);
  go("/", { q: text });
}

input.addEventListener("input", suggest);
input.addEventListener("blur", closeSuggestions);
input.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    choose(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Escape") closeSuggestions();
  else if (event.key === "Enter") {
    event.preventDefault();
    submit();
  }
});

function switchTheme() {
  const isDark = document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = isDark ? "light" : "dark";
  localStorage.setItem("theme", document.documentElement.dataset.theme);
}

const theme = localStorage.getItem("theme");
if (theme) document.documentElement.dataset.theme = theme;

replace(document.getElementById("bar"),
  h("a", { href: "/", class: "name" }, "Folio"),
  h("div", { class: "query" }, input, list),
  h("nav", {}, h("a", { href: "/documents" }, t("documents")),
    h("button", { type: "button", onclick: switchTheme, title: t("theme"), "aria-label": t("theme") }, "◐"),
    h("button", { type: "button", onclick: switchLanguage }, t("language"))));

// Links within the page change the address without loading it anew.
document.addEventListener("click", (event) => {
  const anchor = event.target.closest && event.target.closest("a[href]");
  if (!anchor || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const url = new URL(anchor.href);
  if (url.origin !== location.origin || !(url.pathname in views) || url.hash) return;
  event.preventDefault();
  history.pushState(null, "", url.pathname + url.search);
  show();
});
document.addEventListener("keydown", (event) => {
  if (waitingKeys && event.key !== "/" && !isTyping(event) && waitingKeys.length < mostWaitingKeys) waitingKeys.push(event.key);
  if (event.key === "/" && !isTyping(event)) {
    event.preventDefault();
    input.focus();
    input.select();
  }
});

/** Whether a key goes into a field. */
export function isTyping(event) {
  return event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
}

addEventListener("popstate", show);
show().then(() => announce(""));
