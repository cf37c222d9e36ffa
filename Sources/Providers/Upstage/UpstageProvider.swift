package import DocumentModel
internal import JSONView

/// Upstage's Document Parse (console.upstage.ai, "Document parsing", API 1.1 and 2.0), also as `content` beside the user's own `metadata`.
///
/// `coordinates` are four corners in fractions of the page from the top left, and the page's size is not sent. `page` counts from 1.
package struct UpstageProvider: Provider {
    package let id = "upstage"
    package let decoderVersion = 4
    package let summary = "Upstage Document Parse: answers of API 1.1 and 2.0"

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        guard let root = payload.soleJSON.map(Self.answer), root["api"]?.string != nil,
            root["model"]?.string != nil,
            let elements = root["elements"]?.array
        else { return nil }
        let isElement = elements.first.map { $0["category"]?.string != nil && $0["page"]?.lenientInt != nil }
        return isElement ?? (root["usage"]?["pages"] != nil) ? "answer" : nil
    }

    /// The answer, which users keep in an object with what they know of the file.
    static func answer(of root: JSONValue) -> JSONValue {
        guard let content = root["content"], content["elements"] != nil else { return root }
        return content
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = payload.jsonMembers.first, let root = member.json else {
            throw payload.failure(isNot: "a Document Parse result")
        }
        var decoder = UpstageDecoder(
            builder: ParseBuilder(member: member.name, context: context, payload: payload))
        let answer = Self.answer(of: root)
        return try decoder.decode(answer, at: root["elements"] == nil ? "$.content.elements" : "$.elements")
    }
}
