internal import DocumentModel
internal import JSONView

/// Reads the lines and spans of middle.json.
struct MinerUSpanReader {
    /// Whether the spans of a line are cut from one string, spaces included (VLM), or were found one by one (pipeline).
    let isExact: Bool

    /// The text of lines, joined as a paragraph, or as lines where they stay lines (algorithms, tables of contents).
    func text(of lines: [JSONValue], keepsLineBreaks: Bool = false) -> MinerUText {
        var result = MinerUText()
        for line in lines {
            var read = MinerUText()
            for span in line["spans"]?.elements ?? line.elements {
                if let piece = piece(span) { read.append(piece, isExact: isExact) }
            }
            read.trim()
            keepsLineBreaks ? result.appendVerbatimLine(read) : result.appendLine(read)
        }
        return result
    }

    /// The lines of an algorithm, each as it reads, as it was sent, and where it stands.
    func algorithm(of lines: [JSONValue]) -> [(read: MinerUText, sent: String, box: Box?)] {
        lines.map { (text(of: [$0]), code($0), $0.mineruBox) }
    }

    /// The lines of code, where nothing is markup.
    func code(of lines: [JSONValue]) -> String {
        var indentation = LineIndentation()
        let sent = lines.map(code)
        for (line, text) in zip(lines, sent) { indentation.add(text, line.mineruBox) }
        return zip(sent, indentation.spaces).map { $1 + $0.drop { $0 == " " || $0 == "\t" } }
            .joined(separator: "\n")
    }

    private func code(_ line: JSONValue) -> String {
        (line["spans"]?.elements ?? line.elements).map { $0["content"]?.string ?? "" }
            .joined(separator: isExact ? "" : " ")
    }

    /// The LaTeX of a displayed formula, and its image.
    func formula(of lines: [JSONValue]) -> (latex: String, image: String?) {
        let contents = spans(of: lines).compactMap { $0["content"]?.string }
        return (
            contents.map(MinerUMarkdownText.withoutFences).joined(separator: "\n"), firstImage(of: lines)
        )
    }

    /// The name of the first image that a span shows.
    func firstImage(of lines: [JSONValue]) -> String? {
        spans(of: lines).lazy.compactMap { $0["image_path"]?.string ?? $0["img_path"]?.string }.first {
            !$0.isEmpty
        }
    }

    /// All spans of lines in order.
    func spans(of lines: [JSONValue]) -> [JSONValue] {
        lines.flatMap { Array($0["spans"]?.elements ?? $0.elements) }
    }

    /// The boxes of the spans of lines, in a text that was made of these lines.
    func boxes(of lines: [JSONValue], in text: String) -> [TextBox]? {
        var pieces = TextPieces()
        for line in lines {
            for span in line["spans"]?.elements ?? line.elements {
                pieces.add(piece(span)?.text ?? "", span.mineruBox ?? line.mineruBox)
            }
        }
        return pieces.boxes(in: text)
    }

    func piece(_ span: JSONValue) -> MinerUText.Piece? {
        switch span["type"]?.string {
        case "inline_equation", "interline_equation", "equation_inline":
            return .formula(MinerUMarkdownText.withoutFences(span["content"]?.string ?? ""))
        case "table":
            guard let html = span["html"]?.string else { return nil }
            return MinerUText.Piece(text: MinerUTable.text(html), markdown: html)
        case "image":
            guard let content = span["content"]?.string else { return nil }
            return .plain(content)
        case "hyperlink":
            let runs = span["content"]?.array.map { text(ofInline: Array($0)) }
            let piece = runs.map(MinerUText.Piece.init(of:)) ?? .plain(span["content"]?.string ?? "")
            guard let url = span["url"]?.string, !url.isEmpty else { return piece }
            return MinerUText.Piece(text: piece.text, markdown: "[\(piece.markdown)](\(url))")
        default:
            guard let content = span["content"] else { return nil }
            guard let text = content.string else {
                // A link's runs (MinerU 4).
                return MinerUText.Piece(of: self.text(ofInline: Array(content.elements)))
            }
            return .plain(text).styled(span["styles"]?.elements.compactMap(\.string) ?? [])
        }
    }
}

extension MinerUSpanReader {
    /// The text of inline spans that are not divided into lines (content list v2).
    func text(ofInline spans: [JSONValue]) -> MinerUText {
        var result = MinerUText()
        for span in spans {
            if let piece = piece(span) { result.append(piece, isExact: isExact) }
        }
        result.trim()
        return result
    }
}
