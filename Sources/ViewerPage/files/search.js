// The view of a search: facets, hits with snippets, and a small drawing of each page with what was found.

import { h, replace, marked, announce } from "./elements.js";
import { ask } from "./api.js";
import { colour } from "./palette.js";
import { extent, fractions } from "./sheet.js";
import { go, link } from "./app.js";
import { t } from "./words.js";
import { showDocuments } from "./documents.js";

const facets = ["provider", "type", "language"];
const limit = 20;

/** Shows the hits of a query, or the documents if there is none. */
export async function showSearch(view, parameters, signal) {
  const query = parameters.get("q");
  if (!query) return showDocuments(view, parameters, signal);
  document.title = `${query} – Folio`;
  const options = Object.fromEntries(facets.map((name) => [name, parameters.get(name)]).filter(([, value]) => value));
  for (const name of ["sort", "all_words", "stem", "furniture", "all_parses", "document"]) {
    if (parameters.get(name)) options[name] = parameters.get(name);
  }
  const result = await ask("search", { q: query, limit, facets: facets.join(","), ...options }, { signal });
  const hits = h("ol", { class: "hits" });
  const summary = [result.total === 1 ? t("oneHit") : t("hits", result.total + (result.total_is_lower_bound ? "+" : ""))];
  if (result.total_some) summary.push(t("some", result.total_some));
  replace(view, h("div", { class: "search" },
    h("aside", { "aria-label": "facets" }, (result.facets || []).map((facet) => facetElement(facet, query, options)), scopeElement(query, options)),
    h("section", {}, h("p", { class: "summary" }, summary.join("; "), result.note && ` – ${result.note}`),
      named(result.documents || []), result.hits.length === 0 && !result.documents && nothing(result), hits)));
  announce(summary.join("; "));
  let next = result.next_cursor;
  append(hits, result.hits, query, signal);
  const more = h("button", { type: "button", class: "more", hidden: !next, onclick: async () => {
    const part = await ask("search", { q: query, limit, cursor: next, ...options }, { signal });
    append(hits, part.hits, query, signal);
    next = part.next_cursor;
    more.hidden = !next;
  } }, t("more"));
  hits.after(more);
}

function facetElement(facet, query, options) {
  const name = facet.field;
  const isChosen = (value) => options[name] === value;
  return h("fieldset", {}, h("legend", {}, t(name === "language" ? "languageFacet" : name)), facet.values.slice(0, 12).map(({ value, pages }) => h("a", {
    class: isChosen(value) ? "facet chosen" : "facet", "aria-current": isChosen(value) ? "true" : null,
    href: value === null ? null : link("/", { q: query, ...options, [name]: isChosen(value) ? null : value }),
  }, name === "type" && h("i", { class: "swatch", style: { background: colour(value) } }), value === null ? t("unknown") : value, h("small", {}, pages))));
}

function scopeElement(query, options) {
  return h("fieldset", {}, ["all_parses", "furniture", "stem", "all_words"].map((name) => h("label", {}, h("input", {
    type: "checkbox", checked: options[name] === "true",
    onchange: (event) => go("/", { q: query, ...options, [name]: event.target.checked ? "true" : null }),
  }), " ", t(name))));
}

/** The documents that are called as the query says. */
function named(documents) {
  if (documents.length === 0) return null;
  return h("ul", { class: "named", "aria-label": t("documents") }, documents.map(({ document, title }) => h("li", {},
    h("a", { href: link("/document", { key: document, page: 1 }) }, document), " ", title && h("span", { class: "title" }, title))));
}

function nothing(result) {
  const { suggestions } = result;
  return h("div", { class: "nothing" }, h("p", {}, t("none")),
    suggestions && suggestions.correction && h("p", {}, t("didYouMean"), " ", h("a", { href: link("/", { q: suggestions.correction.query }) }, suggestions.correction.query)),
    suggestions && suggestions.wider.map(({ option, total }) => h("p", {}, t("wider", total, option))));
}

function append(list, hits, query, signal) {
  for (const hit of hits) {
    const target = link("/document", { key: hit.document, page: hit.page_number, provider: hit.provider, q: query });
    const drawing = h("div", { class: "thumbnail", "aria-hidden": "true" });
    list.append(h("li", {}, h("a", { href: target, class: "hit" }, drawing, h("div", {},
      h("h2", {}, `${hit.document}#p${hit.page_number}`, h("small", {}, hit.provider), hit.document_hits && h("small", {}, hit.document_hits)),
      h("p", { class: "snippet" }, marked(hit.snippet.text, hit.snippet.highlights)),
      hit.matched === "some" && hit.missing && h("p", { class: "missing" }, t("missing", hit.missing.join(", "))),
      h("p", { class: "types" }, [...new Set(hit.regions.map((region) => region.type))].map((type) => h("span", { style: { "--colour": colour(type) } }, type)))))));
    drawThumbnail(drawing, hit, signal);
  }
}

/** A small drawing of the page: all boxes grey, those that match in their colour. The boxes come when it scrolls into view. */
function drawThumbnail(element, hit, signal) {
  const found = new Set(hit.regions.map((region) => region.block_id));
  if (hit.page_size) element.style.aspectRatio = `${hit.page_size.width} / ${hit.page_size.height}`;
  const observer = new IntersectionObserver(async ([entry]) => {
    if (!entry.isIntersecting) return;
    observer.disconnect();
    const answer = await ask("page", { document: hit.document, page: hit.page_number, provider: hit.provider }, { signal, isKept: true }).catch(() => null);
    if (!answer || !answer.pages[0]) return;
    replace(element, miniature(answer.pages[0], found));
  }, { rootMargin: "200px" });
  observer.observe(element);
  signal.addEventListener("abort", () => observer.disconnect());
}

/** The boxes of a page without their texts. */
export function miniature(page, found = new Set()) {
  const size = extent(page);
  return page.blocks.map((block) => {
    const box = fractions(block, size);
    if (!box) return null;
    const percent = (value) => `${(value * 100).toFixed(2)}%`;
    return h("i", { class: found.has(block.block_id) ? "found" : null, style: {
      left: percent(box[0]), top: percent(box[1]), width: percent(box[2] - box[0]), height: percent(box[3] - box[1]), "--colour": colour(block.type),
    } });
  });
}
