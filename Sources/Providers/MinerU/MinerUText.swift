internal import DocumentModel
internal import Markup

/// The text of a block, put together from lines and spans: what a reader reads, and beside it the same as markdown.
struct MinerUText {
    /// A piece of a line in both forms.
    struct Piece {
        let text: String
        let markdown: String

        /// Text as MinerU's models read it: plain but for `<sup>` and the like.
        static func plain(_ content: String) -> Piece {
            Piece(
                text: MinerUMarkdownText.withoutTags(content), markdown: MinerUMarkdownText.escaped(content))
        }

        /// Text that was read before.
        init(of text: MinerUText) { self.init(text: text.text, markdown: text.markdown) }

        init(text: String, markdown: String) {
            self.text = text
            self.markdown = markdown
        }

        /// The same with marks for its styles.
        func styled(_ styles: [String]) -> Piece {
            let inner = MinerUMarkdownText.trimmed(markdown)
            guard !inner.isEmpty, !styles.isEmpty else { return self }
            var marked = inner
            for style in styles {
                guard let (open, close) = Self.marks[style] else { continue }
                marked = open + marked + close
            }
            let start = markdown.prefix { $0.isWhitespace }
            let end = markdown.reversed().prefix { $0.isWhitespace }.reversed()
            return Piece(text: text, markdown: start + marked + String(end))
        }

        private static let marks: [String: (String, String)] = [
            "bold": ("**", "**"), "italic": ("*", "*"), "emphasis": ("*", "*"), "strikethrough": ("~~", "~~"),
            "underline": ("<u>", "</u>"), "superscript": ("<sup>", "</sup>"),
            "subscript": ("<sub>", "</sub>"),
        ]

        /// LaTeX of an inline formula.
        static func formula(_ latex: String) -> Piece {
            let latex = MinerUMarkdownText.trimmed(latex)
            return Piece(text: latex, markdown: latex.isEmpty ? "" : "$\(latex)$")
        }
    }

    private(set) var text = ""
    private(set) var markdown = ""

    init() {}

    /// Text that was read before, with its markdown.
    init(text: String, markdown: String) {
        self.text = text
        self.markdown = markdown
    }

    var isEmpty: Bool { text.isEmpty && markdown.isEmpty }

    /// The markdown, where it says more than the text: inline formulas, superscripts, inline images.
    ///
    /// Escapes alone say nothing more.
    private var markup: String? { MinerUMarkdownText.escaped(text) == markdown ? nil : markdown }

    /// The same as a block has it.
    var blockMarkup: Block.Markup? { markup.map { Block.Markup($0, .markdown) } }

    /// Goes on with a line below the last one.
    ///
    /// MinerU's own markdown drops the hyphens at line ends and so makes `topk` of `top-k`.
    mutating func appendLine(_ line: MinerUText) {
        append(line.text, line.markdown, separator: TextJoin.betweenLines(text, line.text))
    }

    /// Goes on below the last line, keeping the line break: in code, and in tables of contents.
    mutating func appendVerbatimLine(_ line: MinerUText) {
        append(line.text, line.markdown, separator: "\n")
    }

    /// Goes on below the last line with a line of code, behind its indentation; an empty one is kept.
    mutating func appendCodeLine(_ line: MinerUText, isFirst: Bool, indentation: String) {
        let start = (isFirst ? "" : "\n") + (line.isEmpty ? "" : indentation)
        text += start + line.text
        markdown += start + line.markdown
    }

    /// Goes on in the same line.
    ///
    /// Pieces that are cut from one string (`isExact`, VLM) bring their spaces along; between pieces that were found
    /// beside each other on the page (pipeline) a space stands, but not before a comma or after a parenthesis.
    mutating func append(_ piece: Piece, isExact: Bool) {
        append(piece.text, piece.markdown, separator: isExact ? "" : Self.pieceSeparator(text, piece.text))
    }

    /// Removes white space from both ends.
    mutating func trim() {
        text = MinerUMarkdownText.trimmed(text)
        markdown = MinerUMarkdownText.trimmed(markdown)
    }

    private mutating func append(_ moreText: String, _ moreMarkdown: String, separator: String) {
        if !text.isEmpty, !moreText.isEmpty { text += separator }
        if !markdown.isEmpty, !moreMarkdown.isEmpty { markdown += separator }
        text += moreText
        markdown += moreMarkdown
    }

    private static func pieceSeparator(_ before: String, _ after: String) -> String {
        guard let last = before.unicodeScalars.last, let first = after.unicodeScalars.first else { return "" }
        if last.properties.isWhitespace || first.properties.isWhitespace { return "" }
        if ",.;:!?)]}%".unicodeScalars.contains(first) || "([{".unicodeScalars.contains(last) { return "" }
        return TextJoin.isUnspaced(last) || TextJoin.isUnspaced(first) ? "" : " "
    }
}

/// The one place where a table's HTML becomes text.
enum MinerUTable {
    /// The cells of a row joined by a tab and rows by a newline; tags dropped, entities decoded.
    static func text(_ html: String) -> String { HTMLTable(html)?.text ?? HTMLText.plain(html) }
}
