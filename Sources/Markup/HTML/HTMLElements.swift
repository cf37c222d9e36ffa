/// The elements of HTML, as far as reading text needs them.
enum HTMLElements {
    /// The elements that start and end lines.
    static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
        "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "head", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section",
        "summary", "table", "tbody", "tfoot", "thead", "title", "tr", "ul",
    ]

    private static let inline: Set<String> = [
        "a", "abbr", "acronym", "audio", "b", "base", "bdi", "bdo", "big", "br", "button", "canvas", "cite",
        "code", "col", "colgroup", "data", "del", "dfn", "em", "embed", "font", "i", "iframe", "img", "input",
        "ins", "kbd", "label", "link", "map", "mark", "math", "meta", "object", "param", "q", "rp", "rt",
        "ruby",
        "s", "samp", "script", "select", "small", "source", "span", "strike", "strong", "style", "sub", "sup",
        "svg", "td", "template", "textarea", "th", "time", "tt", "u", "var", "video", "wbr",
    ]

    /// Every element that a reader of markup would take for a tag even with bare words as attributes.
    static let known = blocks.union(inline)
}
