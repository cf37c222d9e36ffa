package import DocumentModel
internal import JSONView

/// Extend's Parse: runs with their output, and the output alone, API 2026-02-09 and those before it (docs.extend.ai, "Response Format";
/// github.com/extend-hq/extend-typescript-sdk, api/types/Block.ts).
///
/// A block's `boundingBox` counts in the unit of `metadata.page`, which has the page's size in pixels of its image and its number from 1.
package struct ExtendProvider: Provider {
    package let id = "extend"
    package let decoderVersion = 3
    package let summary = "Extend Parse: runs with chunks of blocks, and their output (documented only)"

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        guard let root = payload.soleJSON else { return nil }
        if Self.isRun(root) { return "parse run" }
        return Self.chunks(of: root).map { _ in "output" }
    }

    private static func isRun(_ root: JSONValue) -> Bool {
        ["parse_run", "parser_run"].contains(root["object"]?.string ?? "") && root["status"]?.string != nil
    }

    private static func chunks(of root: JSONValue) -> (chunks: [JSONValue], path: String)? {
        let outer = root["output"]?["chunks"] == nil ? root : root["output"] ?? root
        guard let chunks = outer["chunks"]?.array, chunks.first?["object"]?.string == "chunk" else {
            return nil
        }
        return (Array(chunks), root["output"]?["chunks"] == nil ? "$.chunks" : "$.output.chunks")
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = payload.jsonMembers.first, let root = member.json else {
            throw payload.failure(isNot: "an Extend result")
        }
        guard let (chunks, path) = Self.chunks(of: root) else { throw Self.failure(root, at: member.name) }
        var decoder = ExtendDecoder(
            builder: ParseBuilder(member: member.name, context: context, payload: payload))
        return try decoder.decode(chunks, of: root, at: path)
    }

    /// Why a run has no chunks.
    private static func failure(_ run: JSONValue, at member: String) -> ProviderFailure {
        let status = run["status"]?.string ?? "without status"
        switch status {
        case "PROCESSED":
            return ProviderFailure(
                .resultMissing,
                "the run has no chunks; download `outputUrl` and ingest that file, or ask for the run without responseType=url",
                at: member)
        case "PENDING", "PROCESSING":
            return ProviderFailure(.notReady, "the run is \(status); ask for it again later", at: member)
        default:
            let reason = run["failureReason"]?.string
            let said = [reason, run["failureMessage"]?.string].compactMap { $0 }.joined(separator: ": ")
            return ProviderFailure(
                .providerFailed,
                "Extend reports \(status): \(said.isEmpty ? "no reason" : said); parse the file again",
                at: member, providerCode: reason ?? status)
        }
    }
}
