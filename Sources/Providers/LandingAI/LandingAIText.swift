internal import DocumentModel

/// What a chunk says without the marks that LandingAI puts around it.
///
/// An anchor comes before each chunk, and descriptions of pictures are in `<::logo: …::>` or `<::… : figure::>`.
enum LandingAIText {
    static func said(_ markdown: String) -> String {
        var inside = markdown[...].drop { $0.isWhitespace }
        while inside.hasPrefix("<a id="), let end = inside.firstRange(of: "</a>") {
            inside = inside[end.upperBound...].drop { $0.isWhitespace }
        }
        var text = String(inside).trimmingWhiteSpace
        guard text.contains("<::") || text.contains("::>") else { return text }
        var said = ""
        text = text.replacing("<::>", with: "")
        var rest = text[...]
        while let open = rest.firstRange(of: "<::") {
            said += rest[..<open.lowerBound]
            rest = rest[open.upperBound...]
            let close = rest.firstRange(of: "::>")
            said += described(rest[..<(close?.lowerBound ?? rest.endIndex)])
            rest = rest[(close?.upperBound ?? rest.endIndex)...]
        }
        return (said + rest).trimmingWhiteSpace
    }

    /// A description without the label before or after it: `logo: Posit`, `AMOUNT DUE : figure`.
    private static func described(_ content: Substring) -> String {
        var content = content
        if let colon = content.firstIndex(of: ":"), isLabel(content[..<colon]) {
            content = content[colon...].dropFirst()
        } else if let colon = content.lastIndex(of: ":"), isLabel(content[colon...].dropFirst()) {
            content = content[..<colon]
        }
        return String(content).trimmingWhiteSpace
    }

    private static let labels: Set<String> = [
        "logo", "card", "attestation", "scan_code", "form", "figure", "chart", "flowchart", "diagram",
        "table",
    ]

    private static func isLabel(_ text: Substring) -> Bool {
        labels.contains(String(text).trimmingWhiteSpace)
    }
}

/// A text that is cut by offsets in code points.
struct CodePointText {
    private let scalars: [Unicode.Scalar]

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    /// The text between two offsets; nil if they do not lie in the text.
    func slice(_ start: Int?, _ end: Int?) -> String? {
        guard let start, let end, start >= 0, start <= end, end <= scalars.count else { return nil }
        return String(String.UnicodeScalarView(scalars[start..<end]))
    }
}
