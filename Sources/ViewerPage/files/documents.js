// The view of all documents.

import { h, replace } from "./elements.js";
import { ask } from "./api.js";
import { go, link } from "./app.js";
import { t, pageCount } from "./words.js";

const limit = 100;

/** Lists documents with their parsers, a part at a time. */
export async function showDocuments(view, parameters, signal) {
  document.title = `${t("documents")} – Folio`;
  const prefix = parameters.get("prefix") || "";
  const offset = Number(parameters.get("offset")) || 0;
  const rows = await ask("documents", { key_prefix: prefix, offset, limit }, { signal });
  const field = h("input", { type: "search", value: prefix, placeholder: t("filter"), "aria-label": t("filter"),
    onchange: (event) => go("/documents", { prefix: event.target.value }) });
  replace(view, h("div", { class: "documents" }, h("h1", {}, t("documents")), field,
    rows.length === 0 && h("p", {}, prefix || offset ? t("none") : t("empty")),
    h("ul", {}, rows.map(row)),
    h("p", {}, offset > 0 && h("a", { href: link("/documents", { prefix, offset: Math.max(0, offset - limit) }) }, "←"), " ",
      rows.length === limit && h("a", { href: link("/documents", { prefix, offset: offset + limit }) }, t("more")))));
}

function row(document) {
  const providers = [...new Set(document.parses.map((parse) => parse.provider))];
  return h("li", {}, h("a", { href: link("/document", { key: document.key, page: 1 }) }, document.key), " ",
    document.title && h("span", { class: "title" }, document.title), h("small", {}, pageCount(document.page_count)),
    providers.map((provider) => h("a", { class: "provider", href: link("/document", { key: document.key, page: 1, provider }) }, provider)),
    providers.length > 1 && h("a", { class: "provider", href: link("/compare", { key: document.key }) }, t("compare")));
}
