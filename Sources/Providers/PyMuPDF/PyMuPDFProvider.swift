package import DocumentModel

/// PyMuPDF and PyMuPDF4LLM.
///
/// `Page.get_text("dict" | "rawdict" | "json" | "rawjson")` is one page without its number, which users save alone or in lists;
/// PyMuPDF4LLM writes a document as JSON (`to_json`) or as markdown in chunks, one a page (`page_chunks=True`). Boxes are in
/// points from the top left. Chunks do not tell the size of their pages.
package struct PyMuPDFProvider: Provider {
    package let id = "pymupdf"
    package let decoderVersion = 4
    package let summary =
        "PyMuPDF: pages of get_text as dict, rawdict or JSON; PyMuPDF4LLM: JSON with layout, page chunks"
    /// A page of few words is often equal to another document's.
    package let identifiesDocuments = false

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        payload.soleJSON.flatMap(PyMuPDFResult.init)?.form.rawValue
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = payload.jsonMembers.first, let result = member.json.flatMap(PyMuPDFResult.init)
        else {
            throw payload.failure(isNot: "a PyMuPDF result")
        }
        var decoder = PyMuPDFDecoder(member: member.name, context: context, payload: payload)
        return try decoder.decode(result)
    }
}
