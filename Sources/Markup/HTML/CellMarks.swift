internal import TextAnalysis

/// Collects what a cell of an HTML table says with its marks: emphasis, struck text, code, links, indices, line ends.
struct CellMarks {
    private static let names: Set<String> = [
        "b", "strong", "i", "em", "del", "s", "strike", "code", "tt", "a", "sup", "sub", "br", "eq", "math",
    ]

    private var bytes: [UInt8] = []
    private var hasMarks = false

    /// The HTML; nil if the cell has nothing but text and line ends.
    var html: String? { hasMarks ? String(decoding: bytes, as: UTF8.self) : nil }

    mutating func open(_ name: String, _ attributes: [String: String]) {
        guard Self.names.contains(name) else { return }
        if name != "br" { hasMarks = true }
        let address = name == "a" ? attributes["href"] : nil
        let quoted = address.map { " href=\"\(HTMLText.escape($0).replacing("\"", with: "&quot;"))\"" } ?? ""
        bytes.append(contentsOf: "<\(name)\(quoted)>".utf8)
    }

    mutating func close(_ name: String) {
        guard Self.names.contains(name), name != "br" else { return }
        bytes.append(contentsOf: "</\(name)>".utf8)
    }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: HTMLText.escape(String(decoding: text, as: UTF8.self)).utf8)
    }

    mutating func breakWord() { bytes.append(0x20) }
}
