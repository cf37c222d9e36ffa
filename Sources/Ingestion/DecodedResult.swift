internal import DocumentModel
internal import Providers
internal import Storage

/// What reading and decoding made of one result, ready for the writer.
struct DecodedResult: Sendable {
    /// The ways in which decoding ends.
    enum Outcome: Sendable {
        case parse(PreparedParse)
        /// The same bytes are stored, decoded as today's adapter would.
        case known(ExistingParse)
        /// `payload` is kept with the failure, so that what was paid for is not lost.
        case failure(ProviderFailure, provider: String?, payload: PayloadToStore?)
        /// The source is not a parse result, and the user did not name it.
        case ignored
    }

    let source: String
    let key: String
    /// Whether `key` came from the page range in the file's name as well as from the user.
    let hasPageRange: Bool
    let outcome: Outcome
    /// Whether the parse takes the place of the same bytes decoded with other page sizes.
    var replacesDecoding = false
    /// Why a PDF could not be used for the sizes of the pages.
    var note: String?
}
