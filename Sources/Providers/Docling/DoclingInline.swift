internal import JSONView

/// A run of text with its marks: what a reader reads, and the same as markdown in Docling's way of writing it.
struct DoclingInline {
    private(set) var text = ""
    /// Bold, italic, struck out, linked; `_`, `&`, `<` and `>` escaped.
    private(set) var markdown = ""
    /// Whether the markdown says more than the text.
    private(set) var isMarked = false

    init() {}

    /// Text as an item sends it, with the item's `formatting` and `hyperlink`.
    init(_ text: String, of item: DoclingItem) {
        self.text = text
        guard !text.isEmpty else { return }
        switch item.label {
        case "formula": (markdown, isMarked) = ("$\(text)$", true)
        case "code": (markdown, isMarked) = (Self.codeSpan(text), true)
        default: markdown = Self.escape(text)
        }
        if let formatting = item.value["formatting"] {
            mark(formatting["bold"]?.bool, "**")
            mark(formatting["italic"]?.bool, "*")
            mark(formatting["strikethrough"]?.bool, "~~")
        }
        if let link = item.value["hyperlink"]?.string, !link.isEmpty {
            markdown = "[\(markdown)](\(link))"
            isMarked = true
        }
    }

    /// Adds a run after this one, parted by a space as Docling parts the runs of an inline group.
    mutating func append(_ other: DoclingInline) {
        guard !other.text.isEmpty else { return }
        if !text.isEmpty {
            text += " "
            markdown += " "
        }
        text += other.text
        markdown += other.markdown
        isMarked = isMarked || other.isMarked
    }

    /// Text as markdown: Docling escapes underscores and what HTML would read as markup.
    static func escape(_ text: String) -> String {
        guard text.utf8.contains(where: { "_&<>".utf8.contains($0) }) else { return text }
        var escaped: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "_"): escaped += "\\_".utf8
            case UInt8(ascii: "&"): escaped += "&amp;".utf8
            case UInt8(ascii: "<"): escaped += "&lt;".utf8
            case UInt8(ascii: ">"): escaped += "&gt;".utf8
            default: escaped.append(byte)
            }
        }
        return String(decoding: escaped, as: UTF8.self)
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

    private mutating func mark(_ isOn: Bool?, _ sign: String) {
        guard isOn == true else { return }
        markdown = sign + markdown + sign
        isMarked = true
    }
}
