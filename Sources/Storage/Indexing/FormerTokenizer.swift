internal import GRDB

/// The name `folio` of an FTS5 tokenizer, which the index of a store before schema 6 has.
///
/// FTS5 opens such a table only if a tokenizer of that name exists, and the migration must open the table to drop it. It makes
/// no tokens: the migration fills the new index from the blocks.
final class FormerTokenizer: FTS5CustomTokenizer {
    static let name = "folio"

    init(db: Database, arguments: [String]) throws {}

    func tokenize(
        context: UnsafeMutableRawPointer?, tokenization: FTS5Tokenization, pText: UnsafePointer<CChar>?,
        nText: CInt, tokenCallback: @escaping FTS5TokenCallback
    ) -> CInt { 0 }
}
