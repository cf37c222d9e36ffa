package import DocumentModel
internal import JSONView

/// Google Document AI (documents and their shards, layout parser) and Cloud Vision's text detection.
///
/// `cloud.google.com/document-ai/docs/reference/rest/v1/Document`, `cloud.google.com/vision/docs/reference/rest/v1/AnnotateImageResponse`.
/// Pages count from 1. Boxes are polygons in fractions of the page or in pixels; coordinates that are 0 are left out.
package struct GoogleProvider: Provider {
    package let id = "google"
    package let decoderVersion = 3
    package let summary =
        "Google Document AI: documents, shards, layout parser; Cloud Vision: text detection of images and files"

    /// Batch processing numbers the shards of a document: `report-0.json`, `report-1.json`.
    package let fileNames: [FileNameRule] = [.shard(before: "-", after: ".json")]

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? { GoogleAnswer(payload)?.form.rawValue }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let answer = GoogleAnswer(payload), let first = answer.documents.first else {
            throw payload.failure(isNot: "a Document AI or Vision result")
        }
        if let failure = answer.failure { throw failure }
        let builder = ParseBuilder(member: first.member, context: context, payload: payload)
        var document = try decode(answer, first, builder)
        document.dropUnusedSizes()
        return document
    }

    private func decode(
        _ answer: GoogleAnswer, _ first: GoogleAnswer.Part, _ builder: ParseBuilder
    ) throws(ProviderFailure) -> ParsedDocument {
        switch answer.form {
        case .document, .shards, .operation:
            var decoder = GoogleDocumentDecoder(builder)
            return try decoder.decode(answer.documents)
        case .layout:
            var decoder = GoogleLayoutDecoder(builder)
            return try decoder.decode(first.root, at: first.path)
        case .vision:
            var decoder = GoogleVisionDecoder(builder)
            return try decoder.decode(first.root)
        }
    }
}
