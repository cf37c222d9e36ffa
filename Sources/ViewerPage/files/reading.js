// A page's text for reading: headings, paragraphs, lists, tables, formulas and images, made of elements.

import { h, marked } from "./elements.js";
import { address } from "./api.js";
import { colour, furniture } from "./palette.js";
import { formula } from "./formula.js";
import { t } from "./words.js";

const mostCells = 20000;

/** Text without soft hyphens, and with the words joined that a hyphen and a line's end part. */
export function joined(text) {
  return text.replace(/\u00ad\n?/g, "").replace(/(\p{L})-\n(\p{Ll})/gu, "$1$2");
}

/** Text with formulas between dollars typeset. */
export function inline(source) {
  const text = joined(source);
  if (!text.includes("$")) return text;
  const fragment = document.createDocumentFragment();
  let position = 0;
  for (const match of text.matchAll(/\$\$([^$]+)\$\$|\$([^$\n]{1,400})\$/g)) {
    const latex = match[1] || match[2];
    // Two prices are no formula.
    if (!match[1] && (/^\s|\s$/.test(latex) || /^\d[\d.,]*\s+\D*$/.test(latex))) continue;
    fragment.append(text.slice(position, match.index), formula(latex, Boolean(match[1])));
    position = match.index + match[0].length;
  }
  fragment.append(text.slice(position));
  return fragment;
}

/** A table of cells; `locate` gives the ranges to mark in a cell's text. */
export function tableElement(rows, locate = () => []) {
  let count = 0;
  const body = rows.map((row) => h("tr", {}, row.map((cell) => {
    count += 1;
    if (count > mostCells) return null;
    const span = { colspan: Math.min(cell.column_span || 1, 1000), rowspan: Math.min(cell.row_span || 1, 65534) };
    const ranges = locate(cell.text);
    return h(cell.is_header ? "th" : "td", span, ranges.length ? marked(cell.text, ranges) : inline(cell.text));
  })));
  return h("table", {}, h("tbody", {}, body));
}

/** Finds a table's cells in the block's text one after the other, so that its highlights can be marked in the cells. */
function cellLocator(text, highlights) {
  if (!highlights || !highlights.length) return () => [];
  const points = Array.from(text);
  let position = 0;
  return (cell) => {
    const wanted = Array.from(cell);
    if (!wanted.length) return [];
    for (let start = position; start + wanted.length <= points.length; start++) {
      if (!wanted.every((point, index) => points[start + index] === point)) continue;
      position = start + wanted.length;
      return highlights.filter(([from, to]) => from < position && to > start)
        .map(([from, to]) => [Math.max(from - start, 0), Math.min(to - start, wanted.length)]);
    }
    return [];
  };
}

/** The content of a block. */
function content(block, highlights) {
  const text = () => (highlights.length ? marked(block.text, highlights, block.type === "code" ? undefined : joined) : block.type === "code" ? block.text : inline(block.text));
  const image = block.asset_sha256
    ? h("img", { src: address("asset", { sha256: block.asset_sha256 }), alt: block.text || t("image"), loading: "lazy" })
    : null;
  switch (block.type) {
    case "title": return h("h1", {}, text());
    case "heading": return h(`h${Math.min(6, Math.max(2, (block.level || 1) + 1))}`, {}, text());
    case "table": return block.table ? [h("div", { class: "wide" }, tableElement(block.table, cellLocator(block.text, highlights))), image] : [image, h("pre", {}, text())];
    case "formula": {
      const source = block.markup_format === "latex" && block.markup ? block.markup : block.text;
      return highlights.length ? h("p", { class: "formula" }, text()) : h("p", { class: "formula" }, formula(source.replace(/^\s*(\$\$|\\\[)|(\$\$|\\\])\s*$/g, ""), true));
    }
    case "code": return h("pre", {}, h("code", {}, text()));
    case "figure": case "chart": return h("figure", {}, image || h("span", { class: "absent" }, t("image")), block.text && h("figcaption", {}, text()));
    case "list_item": return h("p", { class: "item" }, text());
    default: return [block.text ? h("p", {}, text()) : null, image];
  }
}

/** A page's blocks as elements, each with its number and colour. `hits` maps a block's id to ranges of its text. */
export function reading(page, hits, { onHover, onSelect }) {
  const parents = new Set(page.blocks.map((block) => block.parent_id).filter(Boolean));
  return page.blocks.map((block, index) => {
    if (block.type === "list" && parents.has(block.block_id) && !block.text) return null;
    return h("section", {
      class: `block ${block.type}${furniture.has(block.type) ? " furniture" : ""}`,
      "data-block": index, tabindex: "-1", style: { "--colour": colour(block.type) },
      "aria-label": `${index + 1}: ${block.type}`,
      onpointerenter: () => onHover(index), onpointerleave: () => onHover(-1),
      onclick: () => String(getSelection()) || onSelect(index),
    }, h("span", { class: "number", title: block.provider_type ? `${block.type} (${block.provider_type})` : block.type }, index + 1), content(block, hits.get(block.block_id) || []));
  });
}
