package import DocumentModel

/// Unstructured: lists of elements as its library, command line, API and ingest write them (`elements_to_json`).
///
/// Elements name their page from 1 if the source has pages. A result without page numbers is one page, or as many as its
/// `PageBreak` elements part. Boxes are polygons in the coordinate system that each element names.
package struct UnstructuredProvider: Provider {
    package let id = "unstructured"
    package let decoderVersion = 1
    package let summary =
        "Unstructured: lists of elements as JSON or NDJSON, chunks with their original elements"

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? { UnstructuredResult(payload)?.form.rawValue }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let result = UnstructuredResult(payload) else {
            throw payload.failure(isNot: "a list of Unstructured elements")
        }
        var decoder = UnstructuredDecoder(result, context: context, payload: payload)
        return try decoder.decode()
    }
}
