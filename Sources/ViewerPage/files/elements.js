// Makes elements. Text that came from a parser enters the page only here, as text nodes: nothing is ever parsed as HTML.

/** An element with attributes, listeners (`onclick`), classes (`class`) and children: nodes, texts, lists or null. */
export function h(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** The same in the namespace of MathML. */
export function math(name, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/1998/Math/MathML", name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "style") for (const [name, text] of Object.entries(value)) element.style.setProperty(name, text);
    else if (key === "value") element.value = value;
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(element, child);
    else element.append(child instanceof Node ? child : String(child));
  }
}

/** Puts other children into an element. */
export function replace(element, ...children) {
  element.replaceChildren();
  append(element, children);
}

/** A text with `<mark>` around ranges of code points. `decorate` turns the pieces between into nodes. */
export function marked(text, ranges, decorate = (piece) => piece) {
  if (!ranges || ranges.length === 0) return [decorate(text)];
  const points = Array.from(text);
  const nodes = [];
  let position = 0;
  for (const [start, end] of ranges) {
    if (start < position || end > points.length) continue;
    if (start > position) nodes.push(decorate(points.slice(position, start).join("")));
    nodes.push(h("mark", {}, points.slice(start, end).join("")));
    position = end;
  }
  if (position < points.length) nodes.push(decorate(points.slice(position).join("")));
  return nodes;
}

/** Tells a screen reader something. */
export function announce(text) {
  document.getElementById("status").textContent = text;
}
