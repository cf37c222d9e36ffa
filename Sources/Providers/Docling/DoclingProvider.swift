package import DocumentModel
internal import JSONView

/// DoclingDocument JSON (docling-core, schema 1.x), bare or inside an answer of docling-serve.
package struct DoclingProvider: Provider {
    package let id = "docling"
    package let decoderVersion = 2
    package let summary = "Docling: DoclingDocument JSON, and docling-serve answers that contain it"

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        guard let root = payload.soleJSON else { return nil }
        if Self.isDocument(root) { return "document" }
        if root["document"]?.object?.first(named: "json_content") != nil { return "docling-serve answer" }
        let isTask = root["task_id"] != nil && root["task_status"] != nil && root["task_position"] != nil
        return isTask ? "docling-serve task" : nil
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = payload.jsonMembers.first, let root = member.json else {
            throw ProviderFailure(.unknownFormat, "no JSON file; give the JSON file that Docling exported")
        }
        if Self.isDocument(root) {
            var decoder = DoclingDecoder(root, path: "$", payload: payload, member: member, context: context)
            return try decoder.decode()
        }
        return try decode(answer: DoclingServeAnswer(root, member: member.name), payload, member, context)
    }

    private func decode(
        answer: DoclingServeAnswer, _ payload: OpenedPayload, _ member: OpenedPayload.Member,
        _ context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        let root = try answer.document()
        var decoder = DoclingDecoder(
            root, path: "$.document.json_content", payload: payload, member: member, context: context)
        var document = try decoder.decode()
        answer.complete(&document)
        return document
    }

    private static func isDocument(_ root: JSONValue) -> Bool {
        root["schema_name"]?.string == "DoclingDocument"
    }
}
