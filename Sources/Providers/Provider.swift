package import DocumentModel

/// An adapter for one provider's results: recognizes its own payloads and normalizes them.
///
/// A provider is one folder under `Sources/Providers`, one line in `ProviderRegistry.all`, and fixtures under
/// `Tests/Fixtures/<id>/`. Adapters are values without state; they read bytes and touch nothing else.
package protocol Provider: Sendable {
    /// The name on the command line and in `parses.provider`: lower-case letters and digits.
    var id: String { get }

    /// Raised whenever the same payload decodes to something else than before; `folio renormalize` goes by it.
    var decoderVersion: Int { get }

    /// One line for `folio providers`: which service and which forms of its results are recognised.
    var summary: String { get }

    /// Whether the file names of this provider's users contain page ranges: `report_16_31.json` holds pages 16 to 31, from 0.
    var namesPageRanges: Bool { get }

    /// How the files of one result are named, if a result is more than one file.
    var fileNames: [FileNameRule] { get }

    /// Whether ingest tries the adapter on content without `--provider`; false if any text would match.
    var isChosenByContent: Bool { get }

    /// Whether equal bytes are the same document, also in files of different names; false if a result may be as short as
    /// an empty page.
    var identifiesDocuments: Bool { get }

    /// Whether results lack the sizes of their pages and boxes cannot be placed well without them; the adapter then uses
    /// `DecodingContext.pageSizes` and writes `PageSizes.options`.
    var needsPageSizes: Bool { get }

    /// The name of the form that the payload has ("status answer"), or nil if it is not this provider's.
    ///
    /// Looks at content only, never at file names, and is cheap: a few members of the outermost value.
    func recognize(_ payload: OpenedPayload) -> String?

    /// The results that one answer holds for several documents, each with its name and its files; empty if the payload is
    /// one result.
    func parts(of payload: OpenedPayload) -> [(name: String, members: [Payload.Member])]

    /// Normalizes a payload that `recognize` named.
    ///
    /// - Throws: `ProviderFailure` if the payload is the provider's own failure answer, is not ready, lacks the
    ///   result, exceeds a limit or is broken beyond reading. What can be read is returned, with warnings for the rest.
    func decode(_ payload: OpenedPayload, context: DecodingContext) throws(ProviderFailure) -> ParsedDocument
}

extension Provider {
    package var namesPageRanges: Bool { false }
    package var fileNames: [FileNameRule] { [] }
    package var isChosenByContent: Bool { true }
    package var identifiesDocuments: Bool { true }
    package func parts(of payload: OpenedPayload) -> [(name: String, members: [Payload.Member])] { [] }
    package var needsPageSizes: Bool { false }
}
