internal import JSONView

/// A run of text with its marks: what a reader reads, and the same as markdown in Docling's way of writing it and as HTML.
struct DoclingInline {
    /// Whether a run is on the baseline, below it or above it.
    enum Script { case baseline, sub, sup }

    private(set) var text = ""
    /// Bold, italic, struck out, linked; `_`, `&`, `<` and `>` escaped.
    private(set) var markdown = ""
    private(set) var html = ""
    /// Whether the markdown says more than the text.
    private(set) var isMarked = false
    /// Of the last run.
    private var script = Script.baseline

    init() {}

    /// Text as an item sends it, with the item's `formatting` and `hyperlink`.
    init(_ text: String, of item: DoclingItem) {
        self.text = text
        guard !text.isEmpty else { return }
        html = Self.escapeHTML(text)
        switch item.label {
        case "formula":
            (markdown, isMarked) = ("$\(text)$", true)
            html = "$\(html)$"
        case "code":
            (markdown, isMarked) = (Self.codeSpan(text), true)
            html = "<code>\(html)</code>"
        default: markdown = Self.escape(text)
        }
        if let formatting = item.value["formatting"] { mark(formatting) }
        if let link = item.value["hyperlink"]?.string, !link.isEmpty {
            markdown = "[\(markdown)](\(link))"
            html = "<a href=\"\(Self.escapeHTML(link))\">\(html)</a>"
            isMarked = true
        }
    }

    /// Text without marks.
    init(plain text: String) {
        self.text = text
        markdown = Self.escape(text)
        html = Self.escapeHTML(text)
    }

    /// The HTML with line ends as tags, which a cell keeps.
    var lines: String {
        html.split(separator: "\n").map { $0.drop(while: \.isWhitespace) }.joined(separator: "<br>")
    }

    /// Adds a run after this one, parted from it as `DoclingSpacing` says.
    mutating func append(_ other: DoclingInline) {
        guard !other.text.isEmpty else { return }
        let spacing = spacing(before: other)
        text += (spacing.inText ? " " : "") + other.text
        markdown += (spacing.inMarkup ? " " : "") + other.markdown
        html += (spacing.inMarkup ? " " : "") + other.html
        isMarked = isMarked || other.isMarked
        script = other.script
    }

    /// Whether a space parts this run from the next.
    func spacing(before other: DoclingInline) -> (inText: Bool, inMarkup: Bool) {
        DoclingSpacing.between(text, script, and: other.text, other.script)
    }

    /// Text as markdown: Docling escapes underscores and what HTML would read as markup.
    static func escape(_ text: String) -> String {
        replacing(text) { byte in
            switch byte {
            case UInt8(ascii: "_"): "\\_"
            case UInt8(ascii: "&"): "&amp;"
            case UInt8(ascii: "<"): "&lt;"
            case UInt8(ascii: ">"): "&gt;"
            default: nil
            }
        }
    }

    static func escapeHTML(_ text: String) -> String {
        replacing(text) { byte in
            switch byte {
            case UInt8(ascii: "&"): "&amp;"
            case UInt8(ascii: "<"): "&lt;"
            case UInt8(ascii: ">"): "&gt;"
            case UInt8(ascii: "\""): "&quot;"
            default: nil
            }
        }
    }

    private static func replacing(_ text: String, _ replacement: (UInt8) -> StaticString?) -> String {
        guard text.utf8.contains(where: { replacement($0) != nil }) else { return text }
        var output: [UInt8] = []
        for byte in text.utf8 {
            if let escape = replacement(byte) {
                output += UnsafeBufferPointer(start: escape.utf8Start, count: escape.utf8CodeUnitCount)
            } else {
                output.append(byte)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// A code span whose fence is longer than any run of backticks inside (CommonMark 6.1).
    private static func codeSpan(_ text: String) -> String {
        let fence = String(repeating: "`", count: longestRun(of: UInt8(ascii: "`"), in: text) + 1)
        let padding = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
        return fence + padding + text + padding + fence
    }

    static func longestRun(of wanted: UInt8, in text: String) -> Int {
        var longest = 0
        var current = 0
        for byte in text.utf8 {
            current = byte == wanted ? current + 1 : 0
            longest = max(longest, current)
        }
        return longest
    }

    /// Adds the marks of `formatting`; markdown has none for underlined text.
    private mutating func mark(_ formatting: JSONValue) {
        switch formatting["script"]?.string {
        case "sub": script = .sub
        case "super": script = .sup
        default: break
        }
        if script != .baseline {
            let tag = script == .sub ? "sub" : "sup"
            mark(true, "<\(tag)>", "</\(tag)>", tag)
        }
        mark(formatting["bold"]?.bool, "**", "**", "strong")
        mark(formatting["italic"]?.bool, "*", "*", "em")
        mark(formatting["strikethrough"]?.bool, "~~", "~~", "del")
        if formatting["underline"]?.bool == true { html = "<u>\(html)</u>" }
    }

    private mutating func mark(_ isOn: Bool?, _ open: String, _ close: String, _ tag: String) {
        guard isOn == true else { return }
        markdown = open + markdown + close
        html = "<\(tag)>\(html)</\(tag)>"
        isMarked = true
    }
}
