internal import DocumentModel

/// Plain text with the links that a provider lists beside it, as markdown.
///
/// A list's links are in the order of the text. Their words are looked for from the end of the previous link, and after a few
/// that are not found no more are looked for, so that the work is linear.
struct LinkedText {
    private static let patience = 8
    /// The longest words that are looked for, in bytes; longer ones would make the search grow with the square.
    private static let longestWords = 1024

    private let bytes: [UInt8]
    private var copied = 0
    private var markdown: [UInt8] = []
    private var misses = 0
    private var isLinked = false
    /// How many links have words that the text does not hold.
    private(set) var unplaced = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    /// The text as markdown; nil if it has no link.
    var markup: Block.Markup? {
        guard isLinked else { return nil }
        let rest = ParagraphText.escaped(bytes[copied...])
        return Block.Markup(String(decoding: markdown + rest, as: UTF8.self), .markdown)
    }

    /// Makes the next occurrence of `words` a link; an address that markdown would not read as one is unplaced.
    mutating func add(_ words: String, to address: String) {
        let words = Array(words.utf8)
        let isAddress = !address.isEmpty && !address.utf8.contains { $0 <= 0x20 || $0 == 0x28 || $0 == 0x29 }
        guard isAddress, words.count <= Self.longestWords, misses < Self.patience,
            let start = position(of: words)
        else {
            unplaced += 1
            return
        }
        markdown += ParagraphText.escaped(bytes[copied..<start])
        markdown += "[".utf8 + ParagraphText.escaped(words[...]) + "](\(address))".utf8
        copied = start + words.count
        isLinked = true
    }

    private mutating func position(of words: [UInt8]) -> Int? {
        var start = copied
        while let first = words.first, let found = bytes[start...].firstIndex(of: first) {
            if bytes[found...].starts(with: words) { return found }
            start = found + 1
        }
        misses += 1
        return nil
    }
}
