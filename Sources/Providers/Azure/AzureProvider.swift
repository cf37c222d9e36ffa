package import DocumentModel
internal import JSONView

/// Azure AI Document Intelligence, formerly Form Recognizer: REST answers of v2.0 to 2024-11-30, and what its clients save.
///
/// (learn.microsoft.com, "AnalyzeResult".) Boxes are polygons in inches (PDF) or pixels (images) from the top left; inches are stored as
/// points. Page numbers count from 1.
package struct AzureProvider: Provider {
    package let id = "azure"
    package let decoderVersion = 4
    package let summary =
        "Azure Document Intelligence: v2.0 to 2024-11-30, text and markdown, answers and saved clients' results, failures"

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        payload.soleJSON.flatMap(AzureAnswer.init)?.form.rawValue
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = payload.jsonMembers.first, let answer = member.json.flatMap(AzureAnswer.init)
        else {
            throw payload.failure(isNot: "a Document Intelligence result")
        }
        if let failure = answer.failure(in: member.name) { throw failure }
        if answer.form == .readResults {
            var decoder = AzureReadDecoder(member: member.name, context: context)
            return try decoder.decode(answer.result)
        }
        var decoder = AzureDecoder(member: member.name, context: context, result: answer.result)
        return try decoder.decode()
    }
}
