// A page as a sheet: its picture, or what the parser says of it drawn in true proportions, and the boxes over it.

import { h, replace } from "./elements.js";
import { address } from "./api.js";
import { colour } from "./palette.js";
import { tableElement, inline, joined } from "./reading.js";

/** How wide a page is drawn before it is scaled to the zoom, in CSS pixels. */
const drawnWidth = 1000;

/** The extent of a page in its own units, and whether it was only assumed from the boxes. */
export function extent(page) {
  if (page.page_size) return { width: page.page_size.width, height: page.page_size.height, isAssumed: false };
  const boxes = page.blocks.map((block) => block.bbox).filter(Boolean);
  const width = Math.max(0, ...boxes.map((box) => box[2]));
  const height = Math.max(0, ...boxes.map((box) => box[3]));
  if (width > 0 && height > 0) return { width: width * 1.05, height: height * 1.05, isAssumed: true };
  return { width: 595, height: 842, isAssumed: true };
}

/** A block's box as fractions of the page; null if the parser gives no place. */
export function fractions(block, size) {
  if (block.norm_box && !size.isAssumed) return block.norm_box;
  if (block.bbox) {
    const [x0, y0, x1, y1] = block.bbox;
    return [x0 / size.width, y0 / size.height, x1 / size.width, y1 / size.height];
  }
  return block.norm_box;
}

/** A sheet of a page. */
export class Sheet {
  /** `onHover` and `onSelect` receive the index of a block, or -1. */
  constructor(page, { document: key, provider, onHover = () => {}, onSelect = () => {} }) {
    this.page = page;
    this.size = extent(page);
    this.boxes = page.blocks.map((block) => fractions(block, this.size));
    this.picture = h("img", { class: "picture", alt: "", draggable: "false", hidden: true });
    this.ink = h("div", { class: "ink" });
    this.layer = h("div", { class: "boxes", "aria-hidden": "true" });
    this.element = h("div", { class: "sheet", role: "img", "aria-label": `${key} #p${page.page_number}` }, this.picture, this.ink, this.layer);
    this.marks = page.blocks.map((block, index) => this.#box(block, index));
    replace(this.layer, this.marks);
    this.hidden = new Set();
    this.#listen(onHover, onSelect);
    this.pictureAddress = (width) => address("page-image", { document: key, page: page.page_number, provider, width });
    this.scale = 1;
  }

  #box(block, index) {
    if (!this.boxes[index]) return null;
    return h("div", { class: "box", "data-block": index, style: { "--colour": colour(block.type) } }, h("span", { class: "number" }, index + 1));
  }

  /** The block at a point of the window: the smallest box there; -1 for none. */
  blockAt(x, y) {
    const bounds = this.element.getBoundingClientRect();
    const [px, py] = [(x - bounds.left) / bounds.width, (y - bounds.top) / bounds.height];
    let best = -1;
    let bestArea = Infinity;
    this.boxes.forEach((box, index) => {
      if (!box || this.hidden.has(this.page.blocks[index].type)) return;
      const area = (box[2] - box[0]) * (box[3] - box[1]);
      if (px >= box[0] && px <= box[2] && py >= box[1] && py <= box[3] && area < bestArea) [best, bestArea] = [index, area];
    });
    return best;
  }

  // The boxes let the pointer through, so that the text below them can be selected; the place decides.
  #listen(onHover, onSelect) {
    let last = -1;
    this.element.addEventListener("pointermove", (event) => {
      const index = this.blockAt(event.clientX, event.clientY);
      if (index !== last) onHover((last = index));
    });
    this.element.addEventListener("pointerleave", () => onHover((last = -1)));
    this.element.addEventListener("click", (event) => {
      if (!String(getSelection())) onSelect(this.blockAt(event.clientX, event.clientY));
    });
    this.element.addEventListener("copy", (event) => {
      const text = cleanText(String(getSelection()));
      if (!text) return;
      event.clipboardData.setData("text/plain", text);
      event.preventDefault();
    });
  }

  /** Draws the page `width` CSS pixels wide. */
  resize(width) {
    const height = (width * this.size.height) / this.size.width;
    this.scale = width / this.size.width;
    this.element.style.width = `${width}px`;
    this.element.style.height = `${height}px`;
    this.ink.style.transform = `scale(${width / drawnWidth})`;
    this.boxes.forEach((box, index) => {
      if (!box) return;
      const { style } = this.marks[index];
      style.left = `${box[0] * width}px`;
      style.top = `${box[1] * height}px`;
      style.width = `${(box[2] - box[0]) * width}px`;
      style.height = `${(box[3] - box[1]) * height}px`;
    });
  }

  /** Asks for a picture of the page; answers whether there is one. Text stays over it, invisible, to be selected. */
  async loadPicture(width) {
    if (!this.page.has_picture) return false;
    const wanted = Math.min(4000, Math.max(64, Math.ceil((width * (window.devicePixelRatio || 1)) / 200) * 200));
    const picture = this.picture;
    const hasLoaded = await new Promise((resolve) => {
      picture.onload = () => resolve(true);
      picture.onerror = () => resolve(false);
      picture.src = this.pictureAddress(wanted);
    });
    this.showPicture(hasLoaded);
    return hasLoaded;
  }

  /** Shows the picture, or the drawing. */
  showPicture(isShown) {
    this.picture.hidden = !isShown;
    this.element.classList.toggle("pictured", isShown);
  }

  /** Draws the texts into their boxes. To be called when the sheet is in the page, since fitting measures it. */
  draw() {
    const height = (drawnWidth * this.size.height) / this.size.width;
    this.ink.style.width = `${drawnWidth}px`;
    this.ink.style.height = `${height}px`;
    const parents = new Set(this.page.blocks.map((block) => block.parent_id).filter(Boolean));
    const pieces = [];
    this.page.blocks.forEach((block, index) => {
      const box = this.boxes[index];
      if (!box) return;
      // A list is drawn by its items.
      if (block.type === "list" && parents.has(block.block_id) && !block.text) return;
      const [width, tall] = [(box[2] - box[0]) * drawnWidth, (box[3] - box[1]) * height];
      const content = drawnContent(block);
      if (!content) return;
      const element = h("div", { class: `piece ${block.type}`, style: { left: `${box[0] * drawnWidth}px`, top: `${box[1] * height}px`, width: `${width}px`, height: `${tall}px` } }, content);
      pieces.push({ element, width, tall, text: block.text, font: block.font ? block.font.size : null, type: block.type });
      if (block.font && block.font.is_bold) element.classList.add("bold");
    });
    replace(this.ink, pieces.map((piece) => piece.element));
    if (this.boxes.every((box) => !box)) return replace(this.ink, this.#flow());
    fit(pieces, drawnWidth / this.size.width);
  }

  /** The texts one below the other, for a page whose parser gives no places. */
  #flow() {
    const blocks = this.page.blocks.map((block, index) => [drawnContent(block), block.type, index]).filter(([content]) => content);
    const flow = h("div", { class: "flow" }, blocks.map(([content, type, index]) => h("div", { class: `flowing ${type}`, "data-block": index }, content)));
    // Smaller type for longer pages; what is left over is cut off, as the text beside the page has it all.
    const units = this.page.blocks.reduce((sum, block) => sum + block.text.length + 40, 0);
    flow.style.fontSize = `${Math.max(7, Math.min(17, Math.sqrt(700000 / units)))}px`;
    return flow;
  }

  /** Hides the boxes of some types. */
  hide(types) {
    this.hidden = types;
    this.marks.forEach((mark, index) => {
      if (mark) mark.hidden = types.has(this.page.blocks[index].type);
    });
  }

  /** Shows which block the pointer is over, which one is chosen, and which hold hits. */
  mark(name, indexes) {
    this.marks.forEach((mark, index) => mark && mark.classList.toggle(name, indexes.includes(index)));
  }

  /** Draws what was found within the blocks of regions, where the parser sends boxes of words or lines. */
  markWords(regions) {
    for (const region of regions) {
      const index = this.page.blocks.findIndex((block) => block.block_id === region.block_id);
      if (!this.marks[index] || !region.highlight_boxes.length) continue;
      // The block is drawn as an outline, so that the words stand out.
      this.marks[index].classList.add("worded");
      const [left, top, right, bottom] = this.boxes[index];
      for (const found of region.highlight_boxes) {
        const [x0, y0, x1, y1] = fractions(found, this.size);
        const percent = (part, whole) => `${(100 * part) / (whole || 1)}%`;
        this.marks[index].append(h("div", { class: "word", style: {
          left: percent(x0 - left, right - left), top: percent(y0 - top, bottom - top), width: percent(x1 - x0, right - left), height: percent(y1 - y0, bottom - top),
        } }));
      }
    }
  }

  /** Brings a block into view. */
  reveal(index) {
    const mark = this.marks[index];
    if (mark) mark.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

function drawnContent(block) {
  if (block.asset_sha256 && !block.table) return h("img", { src: address("asset", { sha256: block.asset_sha256 }), alt: block.text || block.type, draggable: "false" });
  if (block.table) return tableElement(block.table);
  return block.text ? inline(block.text) : null;
}

/** How often sizes are halved between too small and too large; all texts are measured together, so that the page is laid out as often. */
const rounds = 7;

/** Chooses sizes of type so that each text fills its box: as large as it fits, and hardly larger than its font. */
function fit(pieces, scale) {
  const texts = pieces.filter((piece) => piece.text && !piece.element.querySelector("img"));
  for (const piece of texts) {
    const points = Array.from(piece.text);
    const wide = points.filter((point) => point.codePointAt(0) > 0x2e80).length;
    const units = Math.max(1, wide + (points.length - wide) * 0.5);
    [piece.least, piece.most] = [2, Math.max(2, Math.min(piece.tall * 0.85, piece.font ? piece.font * scale * 1.05 : 64))];
    piece.size = Math.max(2, Math.min(piece.most, Math.sqrt((piece.width * piece.tall) / (units * 1.25))));
  }
  for (let round = 0; round <= rounds; round++) {
    for (const piece of texts) piece.element.style.fontSize = `${piece.size}px`;
    if (round === rounds) break;
    const fits = texts.map(({ element, width, tall }) => element.scrollHeight <= tall + 3 && element.scrollWidth <= width + 3);
    texts.forEach((piece, index) => {
      if (fits[index]) piece.least = piece.size;
      else piece.most = piece.size;
      piece.size = round === rounds - 1 ? piece.least : (piece.least + piece.most) / 2;
    });
  }
}

/** Text as a person wants to copy it: words broken at a line's end are joined, soft hyphens go, and blanks at line ends. */
export function cleanText(text) {
  return joined(text).replace(/[ \t]+\n/g, "\n").trim();
}
