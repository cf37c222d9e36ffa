// LaTeX to MathML, for the formulas that parsers write. What is not known is shown as its source.

import { math, h } from "./elements.js";

const symbols = {
  alpha: "α", beta: "β", gamma: "γ", delta: "δ", epsilon: "ϵ", varepsilon: "ε", zeta: "ζ", eta: "η", theta: "θ", vartheta: "ϑ",
  iota: "ι", kappa: "κ", lambda: "λ", mu: "μ", nu: "ν", xi: "ξ", pi: "π", rho: "ρ", sigma: "σ", tau: "τ", upsilon: "υ", phi: "ϕ",
  varphi: "φ", chi: "χ", psi: "ψ", omega: "ω", Gamma: "Γ", Delta: "Δ", Theta: "Θ", Lambda: "Λ", Xi: "Ξ", Pi: "Π", Sigma: "Σ",
  Phi: "Φ", Psi: "Ψ", Omega: "Ω", infty: "∞", partial: "∂", nabla: "∇", hbar: "ℏ", ell: "ℓ", emptyset: "∅", forall: "∀", exists: "∃",
  degree: "°", prime: "′", circ: "∘", bullet: "•", ldots: "…", cdots: "⋯", dots: "…", vdots: "⋮", angle: "∠", triangle: "△", Re: "ℜ", Im: "ℑ",
};
const operators = {
  times: "×", cdot: "⋅", pm: "±", mp: "∓", div: "÷", leq: "≤", le: "≤", geq: "≥", ge: "≥", neq: "≠", ne: "≠", approx: "≈", equiv: "≡",
  sim: "∼", propto: "∝", ll: "≪", gg: "≫", in: "∈", notin: "∉", subset: "⊂", subseteq: "⊆", supset: "⊃", cup: "∪", cap: "∩", to: "→",
  rightarrow: "→", leftarrow: "←", Rightarrow: "⇒", Leftarrow: "⇐", leftrightarrow: "↔", Leftrightarrow: "⇔", mapsto: "↦", mid: "∣",
  parallel: "∥", perp: "⊥", oplus: "⊕", otimes: "⊗", wedge: "∧", vee: "∨", neg: "¬", sum: "∑", prod: "∏", int: "∫", oint: "∮",
  iint: "∬", langle: "⟨", rangle: "⟩", lfloor: "⌊", rfloor: "⌋", lceil: "⌈", rceil: "⌉", Vert: "‖", vert: "|", ast: "∗", star: "⋆",
  setminus: "∖", colon: ":", lbrace: "{", rbrace: "}",
};
const large = new Set(["sum", "prod", "int", "oint", "iint"]);
const functions = new Set("sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan log ln lg exp lim max min sup inf det dim ker arg gcd Pr".split(" "));
const accents = { hat: "^", widehat: "^", bar: "¯", overline: "¯", tilde: "~", widetilde: "~", vec: "→", dot: "˙", ddot: "¨" };
const spaces = { ",": "0.17em", ";": "0.28em", ":": "0.22em", "!": "0em", " ": "0.25em", quad: "1em", qquad: "2em" };
const texts = new Set(["text", "mathrm", "mathbf", "mathit", "mathsf", "mathtt", "textbf", "textit", "textrm", "operatorname", "mathcal", "mathbb", "boldsymbol", "mbox", "bm", "mathfrak", "pmb"]);
const ignored = new Set(["displaystyle", "textstyle", "limits", "nolimits", "left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "nonumber", "notag", "hfill"]);
const variants = { mathbf: "bold", textbf: "bold", boldsymbol: "bold", bm: "bold", mathbb: "double-struck", mathcal: "script" };
const deepest = 60;

class Unknown extends Error {}

/** A formula as MathML, or its source where it has something unknown. */
export function formula(source, isDisplayed) {
  try {
    const reader = new Reader(source);
    const row = reader.row(null, 0);
    if (reader.position < reader.tokens.length) throw new Unknown("rest");
    return math("math", { display: isDisplayed ? "block" : "inline", "aria-label": source }, row);
  } catch (error) {
    if (!(error instanceof Unknown)) throw error;
    return h("code", { class: "latex" }, source.trim());
  }
}

class Reader {
  constructor(source) {
    this.tokens = source.match(/\\[a-zA-Z]+\*?|\\.|\s+|\d+(?:\.\d+)?|[\s\S]/gu) || [];
    this.position = 0;
  }

  peek() {
    while (/^\s+$/.test(this.tokens[this.position] || "")) this.position++;
    return this.tokens[this.position];
  }

  next() {
    const token = this.peek();
    this.position++;
    return token;
  }

  /** Everything up to a token, as a row. */
  row(end, depth) {
    if (depth > deepest) throw new Unknown("depth");
    const nodes = [];
    for (;;) {
      const token = this.peek();
      if (token === undefined || token === end || token === "&" || token === "\\\\" || token === "\\end") break;
      if (token === "}") throw new Unknown("}");
      nodes.push(this.scripted(depth));
    }
    return math("mrow", {}, nodes);
  }

  scripted(depth) {
    const base = this.atom(depth);
    let [below, above] = [null, null];
    for (;;) {
      const token = this.peek();
      if (token === "_" && !below) { this.next(); below = this.atom(depth); }
      else if (token === "^" && !above) { this.next(); above = this.atom(depth); }
      else if (token === "'" && !above) { this.next(); above = math("mo", {}, "′"); }
      else break;
    }
    const kind = base.getAttribute("data-large") ? ["munder", "mover", "munderover"] : ["msub", "msup", "msubsup"];
    if (below && above) return math(kind[2], {}, base, below, above);
    if (below) return math(kind[0], {}, base, below);
    if (above) return math(kind[1], {}, base, above);
    return base;
  }

  atom(depth) {
    if (depth > deepest) throw new Unknown("depth");
    const token = this.next();
    if (token === undefined) throw new Unknown("end");
    if (token === "{") return this.group(depth);
    if (token.startsWith("\\")) return this.command(token.slice(1), depth);
    if (/^\d/.test(token)) return math("mn", {}, token);
    if (/^[\p{L}]$/u.test(token)) return math("mi", {}, token);
    if (token === "~") return math("mspace", { width: "0.3em" });
    if ("$#%".includes(token)) throw new Unknown(token);
    return math("mo", {}, token === "-" ? "−" : token);
  }

  group(depth) {
    const row = this.row("}", depth + 1);
    if (this.next() !== "}") throw new Unknown("group");
    return row;
  }

  argument(depth) {
    return this.atom(depth + 1);
  }

  command(name, depth) {
    if (symbols[name]) return math("mi", {}, symbols[name]);
    if (operators[name]) return math("mo", { "data-large": large.has(name) && !name.includes("int") ? "1" : null }, operators[name]);
    if (functions.has(name)) return math("mi", { "data-large": ["lim", "max", "min", "sup", "inf"].includes(name) ? "1" : null }, name);
    if (name in spaces) return math("mspace", { width: spaces[name] });
    if (accents[name]) return math("mover", { accent: "true" }, this.argument(depth), math("mo", {}, accents[name]));
    if (name === "frac" || name === "dfrac" || name === "tfrac") return math("mfrac", {}, this.argument(depth), this.argument(depth));
    if (name === "binom") return math("mrow", {}, math("mo", {}, "("), math("mfrac", { linethickness: "0" }, this.argument(depth), this.argument(depth)), math("mo", {}, ")"));
    if (name === "underline") return math("munder", {}, this.argument(depth), math("mo", {}, "_"));
    if (name === "sqrt") return this.root(depth);
    if (texts.has(name.replace("*", ""))) return this.words(name);
    if (name === "left" || name === "right" || ignored.has(name)) return this.peek() === "." ? (this.next(), math("mrow")) : math("mrow");
    if (name === "begin") return this.environment(depth);
    if (name === "|") return math("mo", {}, "‖");
    if ("{}%$&#_".includes(name)) return math("mo", {}, name);
    if (name === "tag") return math("mrow", {}, math("mspace", { width: "2em" }), math("mo", {}, "("), this.argument(depth), math("mo", {}, ")"));
    throw new Unknown(name);
  }

  root(depth) {
    if (this.peek() !== "[") return math("msqrt", {}, this.argument(depth));
    this.next();
    const index = this.row("]", depth + 1);
    this.next();
    return math("mroot", {}, this.argument(depth), index);
  }

  words(name) {
    if (this.peek() !== "{") throw new Unknown("text");
    this.next();
    let [text, open] = ["", 1];
    for (;;) {
      const token = this.tokens[this.position++];
      if (token === undefined) throw new Unknown("text");
      if (token === "{") open++;
      else if (token === "}" && --open === 0) break;
      else if (token.startsWith("\\") && symbols[token.slice(1)]) text += symbols[token.slice(1)];
      else if (token.startsWith("\\") && token.length > 2) throw new Unknown(token);
      else text += token.replace(/^\\/, "");
    }
    return /^(text|mbox)/.test(name) ? math("mtext", {}, text) : math("mi", { mathvariant: variants[name] || "normal" }, text.replace(/\s+/g, ""));
  }

  environment(depth) {
    const name = this.name();
    const fences = { pmatrix: "()", bmatrix: "[]", vmatrix: "||", cases: "{ ", matrix: "  ", aligned: "  ", array: "  ", align: "  ", "align*": "  ", split: "  ", gathered: "  ", equation: "  ", "equation*": "  " }[name];
    if (!fences) throw new Unknown(name);
    if (name === "array") this.name();
    const rows = [];
    let cells = [];
    for (;;) {
      cells.push(math("mtd", {}, this.row(null, depth + 1)));
      const token = this.next();
      if (token === "&") continue;
      rows.push(math("mtr", {}, cells));
      cells = [];
      if (token === "\\end") break;
      if (token !== "\\\\") throw new Unknown("row");
    }
    if (this.name() !== name) throw new Unknown("end");
    const fence = (text) => (text === " " ? null : math("mo", {}, text));
    return math("mrow", {}, fence(fences[0]), math("mtable", {}, rows), fence(fences[1]));
  }

  name() {
    if (this.next() !== "{") throw new Unknown("name");
    let name = "";
    for (let token = this.next(); token !== "}"; token = this.next()) {
      if (token === undefined) throw new Unknown("name");
      name += token;
    }
    return name;
  }
}
