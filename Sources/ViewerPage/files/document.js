// The view of a document: the page on the left, its text on the right, linked both ways.

import { h, replace, announce } from "./elements.js";
import { ask, askText, Problem } from "./api.js";
import { colour } from "./palette.js";
import { Sheet } from "./sheet.js";
import { reading } from "./reading.js";
import { go, link, isTyping } from "./app.js";
import { miniature } from "./search.js";
import { t } from "./words.js";

const zooms = [25, 33, 50, 67, 75, 90, 100, 125, 150, 200, 250, 300, 400, 500, 600];
/** Hits are asked for in parts of so many, and at most so many parts. */
const hitLimit = 100;
const mostParts = 5;
/** What stays as it is from page to page: the types that are hidden, and what is shown over the page. */
const shown = { hidden: new Set(), boxes: true, numbers: false, picture: true };

/** Shows a page of a document. */
export async function showDocument(view, parameters, signal) {
  const state = {
    key: parameters.get("key") || "", page: Number(parameters.get("page")) || 1, provider: parameters.get("provider"),
    block: parameters.get("block"), q: parameters.get("q"), tab: parameters.get("tab") || "text", zoom: parameters.get("zoom") || "width",
  };
  const own = { document: state.key, provider: state.provider };
  const [document_, heads] = await Promise.all([
    ask("document", { document: state.key }, { signal, isKept: true }), ask("pages", own, { signal, isKept: true }),
  ]);
  document.title = `${document_.key}#p${state.page} – Folio`;
  const numbers = heads.pages.map((head) => head.page_number);
  if (!parameters.get("page") && numbers.length) state.page = numbers[0];
  const [answer, found] = await Promise.all([
    ask("page", { ...own, page: state.page }, { signal, isKept: true }), findHits(state, signal),
  ]);
  new DocumentView(view, state, document_, heads, answer.pages[0], found, signal).show();
}

/** The pages of the document that match the query, with their regions. */
async function findHits(state, signal) {
  if (!state.q) return null;
  try {
    const options = { q: state.q, document: state.key, provider: state.provider, limit: hitLimit };
    const hits = [];
    let cursor = null;
    for (let part = 0; part < mostParts; part++) {
      const result = await ask("search", { ...options, cursor }, { signal, isKept: true });
      hits.push(...result.hits);
      cursor = result.next_cursor;
      if (!cursor) break;
    }
    return { hasMore: Boolean(cursor), hits: hits.sort((a, b) => a.page_number - b.page_number) };
  } catch (error) {
    if (error instanceof Problem) return { hasMore: false, hits: [] };
    throw error;
  }
}

class DocumentView {
  constructor(view, state, document_, heads, page, found, signal) {
    Object.assign(this, { view, state, document: document_, heads, page, found, signal });
    this.numbers = heads.pages.map((head) => head.page_number);
    const hit = found && found.hits.find((hit) => hit.page_number === page.page_number);
    this.regions = hit ? hit.regions : [];
    this.highlights = new Map(this.regions.map((region) => [region.block_id, region.highlights]));
    this.hitBlocks = page.blocks.flatMap((block, index) => (this.highlights.has(block.block_id) ? [index] : []));
    this.selected = state.block === null ? -1 : page.blocks.findIndex((block) => block.ordinal === Number(state.block));
    this.sheet = new Sheet(page, {
      document: state.key, provider: state.provider, onHover: (index) => this.hover(index, true), onSelect: (index) => this.select(index, true),
    });
  }

  show() {
    this.stage = h("div", { class: "stage", tabindex: "0", "aria-label": `${this.state.key}#p${this.page.page_number}` }, this.sheet.element);
    this.reader = h("div", { class: "reader", role: "tabpanel" });
    this.note = h("p", { class: "note", hidden: true });
    replace(this.view, h("div", { class: "document" }, this.toolbar(), h("div", { class: "panes" },
      this.thumbnails(), h("section", { class: "left" }, this.chips(), this.note, this.stage), h("section", { class: "right" }, this.tabs(), this.reader))));
    this.applyShown();
    this.resize();
    this.sheet.draw();
    this.sheet.mark("hit", this.hitBlocks);
    this.sheet.markWords(this.regions);
    if (shown.picture) this.loadPicture();
    else this.sheet.showPicture(false);
    this.showTab();
    if (this.selected >= 0) this.select(this.selected, false);
    else if (this.hitBlocks.length) requestAnimationFrame(() => this.sheet.reveal(this.hitBlocks[0]));
    this.stage.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      this.step(event.deltaY < 0 ? 1 : -1);
    }, { passive: false });
    addEventListener("resize", () => this.resize(), { signal: this.signal });
    document.addEventListener("keydown", (event) => this.key(event), { signal: this.signal });
    announce(`${this.state.key}, ${t("page")} ${this.page.page_number}`);
  }

  // The page as it is drawn.

  async loadPicture() {
    const hasPicture = await this.sheet.loadPicture(this.width());
    if (this.signal.aborted) return;
    const notes = [];
    if (!hasPicture) notes.push(t("drawn"));
    if (this.page.status === "failed") notes.push(t("failed") + (this.page.error_message ? `: ${this.page.error_message}` : ""));
    if (this.sheet.boxes.every((box) => !box)) notes.push(t("noBoxes"));
    else if (this.sheet.size.isAssumed) notes.push(t("assumed"));
    this.note.textContent = notes.join(". ");
    this.note.hidden = notes.length === 0;
  }

  /** The width in CSS pixels; 100 % is a point or pixel of the parser at 96 and 72 to the inch. */
  width() {
    const { size } = this.sheet;
    const unit = this.page.page_size && this.page.page_size.unit === "px" ? 816 / size.width : 96 / 72;
    const free = this.stage.clientWidth - 24;
    const tall = this.stage.clientHeight - 24;
    if (this.state.zoom === "width") return Math.max(120, free);
    if (this.state.zoom === "page") return Math.max(120, Math.min(free, (tall * size.width) / size.height));
    return (size.width * unit * Math.min(600, Math.max(25, Number(this.state.zoom) || 100))) / 100;
  }

  percent() {
    const unit = this.page.page_size && this.page.page_size.unit === "px" ? 816 / this.sheet.size.width : 96 / 72;
    return Math.round((this.sheet.scale / unit) * 100);
  }

  resize() {
    this.sheet.resize(this.width());
    this.zoomLabel.textContent = `${this.percent()} %`;
  }

  zoom(value) {
    this.state.zoom = String(value);
    history.replaceState(null, "", this.address({}));
    this.resize();
    if (shown.picture && !this.sheet.picture.hidden) this.loadPicture();
  }

  step(direction) {
    const now = this.percent();
    const next = direction > 0 ? zooms.find((zoom) => zoom > now) : zooms.findLast((zoom) => zoom < now);
    if (next) this.zoom(next);
  }

  applyShown() {
    this.sheet.hide(shown.hidden);
    this.sheet.layer.hidden = !shown.boxes;
    this.sheet.element.classList.toggle("numbered", shown.numbers);
  }

  // Box and text, linked both ways.

  hover(index, isFromPage) {
    this.sheet.mark("hover", index < 0 ? [] : [index]);
    for (const block of this.reader.querySelectorAll(".block")) block.classList.toggle("hover", Number(block.dataset.block) === index);
    if (isFromPage) this.sheet.element.title = index < 0 ? "" : this.title(index);
  }

  title(index) {
    const block = this.page.blocks[index];
    const sure = block.confidence === null ? "" : `, ${Math.round(block.confidence * 100)} %`;
    return `${index + 1}: ${block.type}${sure}`;
  }

  select(index, changesAddress) {
    if (index >= this.page.blocks.length) return;
    this.selected = index;
    this.sheet.mark("selected", index < 0 ? [] : [index]);
    for (const block of this.reader.querySelectorAll(".block")) {
      const isSelected = Number(block.dataset.block) === index;
      block.classList.toggle("selected", isSelected);
      if (isSelected) block.scrollIntoView({ block: "nearest" });
    }
    if (index >= 0) {
      this.sheet.reveal(index);
      announce(`${this.title(index)}. ${this.page.blocks[index].text.slice(0, 200)}`);
    }
    this.state.block = index < 0 ? null : String(this.page.blocks[index].ordinal);
    if (changesAddress) history.replaceState(null, "", this.address({}));
  }

  address(changes) {
    const { key, page, provider, block, q, tab, zoom } = { ...this.state, ...changes };
    return link("/document", { key, page, provider, block, q, tab: tab === "text" ? null : tab, zoom: zoom === "width" ? null : zoom });
  }

  open(page) {
    const { key, provider, q, tab, zoom } = this.state;
    go("/document", { key, page, provider, q, tab: tab === "text" ? null : tab, zoom: zoom === "width" ? null : zoom });
  }

  turn(step) {
    const place = this.numbers.indexOf(this.page.page_number) + step;
    if (place >= 0 && place < this.numbers.length) this.open(this.numbers[place]);
  }

  // Hits: n of m over the pages of the document; within a page from block to block.

  nextHit(step) {
    if (!this.found || !this.found.hits.length) return;
    const place = this.hitBlocks.indexOf(this.selected);
    const next = place + step;
    if (this.hitBlocks.length && next >= 0 && next < this.hitBlocks.length) return this.select(this.hitBlocks[next], true);
    const pages = this.found.hits.map((hit) => hit.page_number);
    const other = step > 0 ? pages.find((page) => page > this.page.page_number) ?? pages[0] : pages.findLast((page) => page < this.page.page_number) ?? pages[pages.length - 1];
    if (other !== this.page.page_number) this.open(other);
    else if (this.hitBlocks.length) this.select(this.hitBlocks[step > 0 ? 0 : this.hitBlocks.length - 1], true);
  }

  // The parts around.

  toolbar() {
    const button = (label, text, action) => h("button", { type: "button", title: label, "aria-label": label, onclick: action }, text);
    const providers = [...new Set(this.document.parses.map((parse) => parse.provider))];
    const preferred = this.document.parses.find((parse) => parse.is_preferred);
    const current = this.state.provider || (preferred ? preferred.provider : providers[0]);
    this.zoomLabel = h("output", { class: "percent" });
    const place = this.found ? this.found.hits.findIndex((hit) => hit.page_number === this.page.page_number) : -1;
    return h("div", { class: "toolbar", role: "toolbar", "aria-label": this.state.key },
      h("strong", { class: "key", title: this.document.title || this.state.key }, this.state.key),
      button(t("previousPage"), "‹", () => this.turn(-1)),
      h("input", { type: "number", class: "page", min: 1, value: this.page.page_number, "aria-label": t("page"), onchange: (event) => this.open(Math.max(1, Math.trunc(Number(event.target.value)) || 1)) }),
      h("span", {}, t("of", this.document.page_count)),
      button(t("nextPage"), "›", () => this.turn(1)),
      button(t("zoomOut"), "−", () => this.step(-1)), this.zoomLabel, button(t("zoomIn"), "+", () => this.step(1)),
      button(t("fitWidth"), "↔", () => this.zoom("width")), button(t("fitPage"), "↕", () => this.zoom("page")),
      this.toggle("boxes"), this.toggle("numbers"), this.toggle("picture"),
      h("select", { "aria-label": t("provider"), onchange: (event) => go("/document", { key: this.state.key, page: this.page.page_number, provider: event.target.value, q: this.state.q }) },
        providers.map((provider) => h("option", { value: provider, selected: provider === current }, provider + (preferred && provider === preferred.provider ? " ★" : "")))),
      providers.length > 1 && h("a", { href: link("/compare", { key: this.state.key, page: this.page.page_number }) }, t("compare")),
      this.found && h("span", { class: "found" }, button(t("previousHit"), "↑", () => this.nextHit(-1)),
        h("span", { class: "hit-place" }, t("hit", place + 1, this.found.hits.length + (this.found.hasMore ? "+" : ""))), button(t("nextHit"), "↓", () => this.nextHit(1))),
      h("span", { class: "help", title: t("keys"), tabindex: "0", role: "note", "aria-label": t("keys") }, "?"));
  }

  toggle(name) {
    return h("label", { class: "toggle" }, h("input", { type: "checkbox", checked: shown[name], "data-toggle": name, onchange: (event) => {
      shown[name] = event.target.checked;
      if (name === "picture") shown.picture ? this.loadPicture() : this.sheet.showPicture(false);
      else this.applyShown();
    } }), t(name));
  }

  chips() {
    const counts = new Map();
    for (const block of this.page.blocks) counts.set(block.type, (counts.get(block.type) || 0) + 1);
    return h("div", { class: "chips", role: "group", "aria-label": t("type") }, [...counts].map(([type, count]) => h("button", {
      type: "button", "data-type": type, "aria-pressed": String(!shown.hidden.has(type)), style: { "--colour": colour(type) },
      onclick: (event) => {
        if (!shown.hidden.delete(type)) shown.hidden.add(type);
        event.currentTarget.setAttribute("aria-pressed", String(!shown.hidden.has(type)));
        this.applyShown();
      },
    }, `${type} `, h("small", {}, count))));
  }

  /** Thumbnails, of which only those in sight exist: a document can have thousands of pages. */
  thumbnails() {
    const [width, gap] = [72, 26];
    const heights = this.heads.pages.map((head) => Math.min(160, Math.round((width * (head.page_size ? head.page_size.height / head.page_size.width : 1.414)))) + gap);
    const tops = [0];
    for (const height of heights) tops.push(tops[tops.length - 1] + height);
    const inner = h("div", { class: "thumbnails-inner", style: { height: `${tops[tops.length - 1]}px` } });
    const hits = new Set(this.found ? this.found.hits.map((hit) => hit.page_number) : []);
    const outer = h("nav", { class: "thumbnails", "aria-label": t("thumbnails") }, inner);
    const draw = () => {
      const from = Math.max(0, tops.findIndex((top) => top > outer.scrollTop) - 2);
      const nodes = [];
      for (let index = from; index < this.numbers.length && tops[index] < outer.scrollTop + outer.clientHeight + 200; index++) {
        const number = this.numbers[index];
        nodes.push(h("a", { href: this.address({ page: number, block: null }), class: hits.has(number) ? "has-hit" : null, "aria-current": number === this.page.page_number ? "page" : null,
          style: { top: `${tops[index]}px`, height: `${heights[index] - gap}px`, width: `${width}px` }, "data-page": number }, h("div", { class: "miniature" }), h("span", {}, number)));
      }
      replace(inner, nodes);
      clearTimeout(this.thumbnailTimer);
      this.thumbnailTimer = setTimeout(() => nodes.forEach((node) => this.fillThumbnail(node)), 250);
    };
    outer.addEventListener("scroll", draw, { passive: true });
    requestAnimationFrame(() => {
      const place = this.numbers.indexOf(this.page.page_number);
      outer.scrollTop = Math.max(0, (tops[place] || 0) - outer.clientHeight / 2);
      draw();
    });
    return outer;
  }

  /** Draws the boxes of a page into its thumbnail. */
  async fillThumbnail(node) {
    if (!node.isConnected || this.signal.aborted) return;
    const page = Number(node.dataset.page);
    const answer = await ask("page", { document: this.state.key, provider: this.state.provider, page }, { signal: this.signal, isKept: true }).catch(() => null);
    if (answer && answer.pages[0]) replace(node.firstChild, miniature(answer.pages[0]));
  }

  // The text.

  tabs() {
    return h("div", { class: "tabs" }, h("div", { role: "tablist" }, ["text", "markdown", "json"].map((tab) => h("button", {
      type: "button", role: "tab", "data-tab": tab, "aria-selected": String(this.state.tab === tab), onclick: (event) => {
        this.state.tab = tab;
        history.replaceState(null, "", this.address({}));
        for (const other of event.currentTarget.parentElement.querySelectorAll("[role=tab]")) other.setAttribute("aria-selected", String(other.dataset.tab === tab));
        this.showTab();
      },
    }, t(tab)))), h("button", { type: "button", class: "copy", onclick: (event) => this.copy(event.currentTarget) }, t("copy")));
  }

  async copy(button) {
    const text = this.state.tab === "json" ? JSON.stringify(this.page, null, 2) : await this.markdown();
    await navigator.clipboard.writeText(text).then(() => { button.textContent = t("copied"); }, () => {});
  }

  markdown() {
    return askText("markdown", { document: this.state.key, page: this.page.page_number, provider: this.state.provider }, { signal: this.signal });
  }

  async showTab() {
    const { tab } = this.state;
    if (tab === "markdown") {
      const text = await this.markdown();
      if (!this.signal.aborted) replace(this.reader, h("pre", { class: "source" }, text));
    } else if (tab === "json") {
      replace(this.reader, h("pre", { class: "source" }, JSON.stringify(this.page, null, 2)));
    } else {
      replace(this.reader, h("article", { class: "reading" }, reading(this.page, this.highlights, {
        onHover: (index) => this.hover(index, false), onSelect: (index) => this.select(index, true),
      })));
      if (this.selected >= 0) this.select(this.selected, false);
      else if (this.hitBlocks.length) {
        const first = this.reader.querySelector(`[data-block="${this.hitBlocks[0]}"]`);
        if (first) first.scrollIntoView({ block: "nearest" });
      }
    }
  }

  key(event) {
    if (isTyping(event)) return;
    const actions = {
      ArrowLeft: () => this.turn(-1), ArrowRight: () => this.turn(1),
      n: () => this.nextHit(1), p: () => this.nextHit(-1), "+": () => this.step(1), "=": () => this.step(1), "-": () => this.step(-1),
      0: () => this.zoom("page"), w: () => this.zoom("width"), j: () => this.select(Math.min(this.selected + 1, this.page.blocks.length - 1), true),
      k: () => this.select(Math.max(this.selected - 1, 0), true), Escape: () => this.select(-1, true),
      b: () => { const box = this.view.querySelector("[data-toggle=boxes]"); box.click(); },
    };
    if (!actions[event.key]) return;
    event.preventDefault();
    actions[event.key]();
  }
}
