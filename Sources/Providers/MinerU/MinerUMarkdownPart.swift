/// A part of MinerU's markdown, which is written by machine: parts stand apart by blank lines.
enum MinerUMarkdownPart: Equatable {
    case heading(level: Int, String)
    case paragraph(String)
    case formula(String)
    case table(String)
    case code(String)
    case image(path: String, alternative: String)

    /// The parts of a text in order.
    static func parts(of markdown: String) -> [MinerUMarkdownPart] {
        var parts: [MinerUMarkdownPart] = []
        var lines: [Substring] = []
        /// The line that closes the fence that is open.
        var fence: String?
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            let bare = MinerUMarkdownText.trimmed(String(line))
            if let open = fence {
                lines.append(line)
                if bare == open {
                    close(&lines, into: &parts)
                    fence = nil
                }
                continue
            }
            if bare.isEmpty {
                close(&lines, into: &parts)
            } else if bare == "$$" || bare.hasPrefix("```") {
                close(&lines, into: &parts)
                fence = bare == "$$" ? "$$" : "```"
                lines.append(line)
            } else if let whole = wholeImage(bare) ?? wholeTable(bare) {
                close(&lines, into: &parts)
                parts.append(whole)
            } else {
                lines.append(line)
            }
        }
        close(&lines, into: &parts)
        return parts
    }

    private static func close(_ lines: inout [Substring], into parts: inout [MinerUMarkdownPart]) {
        guard !lines.isEmpty else { return }
        let content = lines.joined(separator: "\n")
        lines.removeAll()
        let bare = MinerUMarkdownText.trimmed(content)
        if bare.hasPrefix("$$") {
            parts.append(.formula(content))
        } else if bare.hasPrefix("```") {
            parts.append(.code(content))
        } else if let heading = wholeHeading(bare) {
            parts.append(heading)
        } else {
            parts.append(.paragraph(content))
        }
    }

    private static func wholeHeading(_ content: String) -> MinerUMarkdownPart? {
        let level = content.prefix { $0 == "#" }.count
        guard (1...6).contains(level), content.dropFirst(level).first == " " else { return nil }
        return .heading(level: level, String(content.dropFirst(level + 1)))
    }

    /// A line that is a table and nothing else; MinerU writes a table's HTML in one line, right below its caption.
    private static func wholeTable(_ line: String) -> MinerUMarkdownPart? {
        (line.hasPrefix("<table") || line.hasPrefix("<html")) && line.hasSuffix(">") ? .table(line) : nil
    }

    /// A line that is an image and nothing else: `![alternative](path)`.
    private static func wholeImage(_ line: String) -> MinerUMarkdownPart? {
        guard line.hasPrefix("!["), line.hasSuffix(")"), let middle = line.firstRange(of: "](") else {
            return nil
        }
        let alternative = line[line.index(line.startIndex, offsetBy: 2)..<middle.lowerBound]
        return .image(path: String(line[middle.upperBound...].dropLast()), alternative: String(alternative))
    }
}
