internal import GRDB
internal import TextAnalysis

/// The FTS5 tokenizer `folio`: `TextAnalysis.Tokenizer` behind FTS5's interface, bytes in and tokens out.
///
/// Every connection registers it, since FTS5 looks a table's tokenizer up by name. What it makes of a text is part of
/// the stored index: when `Tokenizer.version` changes, a store is not written before `reindex`.
final class SearchTokenizer: FTS5CustomTokenizer {
    static let name = "folio"

    private let tokenizer = Tokenizer()

    init(db: Database, arguments: [String]) throws {}

    func tokenize(
        context: UnsafeMutableRawPointer?, tokenization: FTS5Tokenization, pText: UnsafePointer<CChar>?,
        nText: CInt, tokenCallback: @escaping FTS5TokenCallback
    ) -> CInt {
        guard let pText, nText > 0 else { return 0 }
        let count = Int(nText)
        let mode: Tokenizer.Mode = tokenization.contains(.query) ? .query : .document
        var status: CInt = 0
        pText.withMemoryRebound(to: UInt8.self, capacity: count) { start in
            let text = UnsafeBufferPointer(start: start, count: count)
            tokenizer.tokenize(text, mode: mode) { token, range, _ in
                token.withMemoryRebound(to: CChar.self) {
                    status = tokenCallback(
                        context, 0, $0.baseAddress, CInt($0.count), CInt(range.lowerBound),
                        CInt(range.upperBound))
                }
                return status == 0
            }
        }
        return status
    }
}
