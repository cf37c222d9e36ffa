internal import JSONView
internal import Markup

/// Whether the service escaped what it recognised for HTML (`html_escape`, its default), which its answer does not say.
///
/// Escaping leaves no raw `<`, `>` or `&` anywhere. So it was applied where there is one of its references and
/// none of those signs. A text that only quotes references, and has no such sign elsewhere, is misjudged.
struct ComplexDOcrEscaping {
    private static let references = ["&lt;", "&gt;", "&amp;", "&quot;", "&#x27;", "&#39;", "&#34;"].map {
        Array($0.utf8)
    }

    private var hasReference = false
    private var hasRawSign = false

    /// Whether escaping is to be undone in all that was looked at.
    var isApplied: Bool { hasReference && !hasRawSign }

    /// Looks at one more text of the answer.
    mutating func look(at text: UnsafeBufferPointer<UInt8>) {
        guard !hasRawSign else { return }
        for (offset, byte) in text.enumerated() {
            switch byte {
            case UInt8(ascii: "<"), UInt8(ascii: ">"):
                hasRawSign = true
                return
            case UInt8(ascii: "&"):
                let rest = text[offset...]
                guard Self.references.contains(where: { rest.starts(with: $0) }) else {
                    hasRawSign = true
                    return
                }
                hasReference = true
            default: continue
            }
        }
    }

    /// Whether a JSON text was escaped as a whole, its own quotes included: `{&quot;result&quot;: …`.
    static func coversJSON(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let inside = text.drop { $0 <= 0x20 }.dropFirst().drop { $0 <= 0x20 }
        return inside.starts(with: "&quot;".utf8) || inside.starts(with: "&#34;".utf8)
    }

    /// The text before it was escaped.
    static func undone(_ text: String) -> String { HTMLText.unescapeOnce(text) }
}
