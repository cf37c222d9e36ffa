internal import GRDB

/// The FTS5 tokenizer `folio`: bytes from SQLite in, tokens out, without a Swift string in between.
///
/// Every connection registers it (`prepare`), since FTS5 looks a table's tokenizer up by name. What it makes of a
/// text is part of the stored index: when that changes, `version` is raised and `reindex` is due.
final class SearchTokenizer: FTS5CustomTokenizer {
    static let name = "folio"

    /// The version that a store's index must carry to be written.
    static let version = 1

    init(db: Database, arguments: [String]) throws {}

    func tokenize(
        context: UnsafeMutableRawPointer?, tokenization: FTS5Tokenization, pText: UnsafePointer<CChar>?,
        nText: CInt, tokenCallback: @escaping FTS5TokenCallback
    ) -> CInt {
        guard let pText, nText > 0 else { return 0 }
        let text = UnsafeRawBufferPointer(start: pText, count: Int(nText))
        var folded: [UInt8] = []
        var start: Int?
        for position in 0...text.count {
            let byte = position < text.count ? text[position] : UInt8(ascii: " ")
            if let lower = Self.folded(byte) {
                if start == nil { start = position }
                folded.append(lower)
            } else if let tokenStart = start {
                let status = folded.withUnsafeBytes {
                    tokenCallback(
                        context, 0, $0.bindMemory(to: CChar.self).baseAddress, CInt($0.count),
                        CInt(tokenStart), CInt(position))
                }
                guard status == 0 else { return status }
                folded.removeAll(keepingCapacity: true)
                start = nil
            }
        }
        return 0
    }

    /// The byte as part of a token: ASCII letters in lower case, digits and everything beyond ASCII; nil for the rest.
    private static func folded(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: byte
        default: nil
        }
    }
}
