package import DocumentModel
internal import JSONView

/// Adobe's PDF Extract API: `structuredData.json` of schema 1.0 and 1.1, alone or with the `figures/` and `tables/` of its zip.
///
/// Published schema: `extractJSONOutputSchema2.json` in AdobeDocs/pdfservices-api-documentation. `Page` counts from 0; `Bounds` are left,
/// bottom, right and top in PDF units from the bottom left.
package struct AdobeProvider: Provider {
    package let id = "adobe"
    package let decoderVersion = 1
    package let summary =
        "Adobe PDF Extract API: structuredData.json, alone or in its zip with figures and tables; failed jobs"
    package let fileNames: [FileNameRule] = [
        .folderFile("structuredData.json"), .imageFolder("figures"), .imageFolder("tables"),
    ]

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        guard let root = payload.soleJSON else { return nil }
        if Self.failureCode(of: root) != nil { return "failed job" }
        let isResult =
            root["version"]?["structure"]?.string != nil && root["extended_metadata"]?.object != nil
            && root["elements"]?.array != nil
        return isResult ? "structured data" : nil
    }

    /// The code of a failed job, if it is one that only this service has.
    private static func failureCode(of root: JSONValue) -> String? {
        guard root["status"]?.string == "failed", let code = root["error"]?["code"]?.string else {
            return nil
        }
        return code.hasPrefix("DISQUALIFIED") || code.hasPrefix("BAD_PDF") ? code : nil
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = payload.jsonMembers.first, let root = member.json else {
            throw payload.failure(isNot: "a PDF Extract result")
        }
        if let code = Self.failureCode(of: root) {
            let message = root["error"]?["message"]?.string ?? "the job failed"
            throw ProviderFailure(
                .providerFailed,
                "\(message.hasSuffix(".") ? String(message.dropLast()) : message); mend the file and extract it again",
                at: member.name,
                providerCode: code)
        }
        var decoder = AdobeDecoder(
            builder: ParseBuilder(member: member.name, context: context, payload: payload))
        return try decoder.decode(root)
    }
}
