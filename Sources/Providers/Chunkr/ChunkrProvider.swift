package import DocumentModel
internal import JSONView

/// Chunkr: tasks with their output, and the output alone (docs.chunkr.ai, "Parse Outputs"; github.com/lumina-ai-inc/chunkr, models/output.rs).
///
/// A segment's `bbox` is left, top, width and height in pixels of the page's image, whose size each segment repeats;
/// `page_number` counts from 1.
package struct ChunkrProvider: Provider {
    package let id = "chunkr"
    package let decoderVersion = 3
    package let summary = "Chunkr: tasks with chunks of segments, and their output (documented only)"

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        guard let root = payload.soleJSON else { return nil }
        if Self.output(of: root) != nil { return root["output"] == nil ? "output" : "task" }
        let isTask = root["task_id"]?.string != nil && root["status"]?.string != nil
        return isTask && root["configuration"] != nil ? "task" : nil
    }

    /// What holds the chunks.
    private static func output(of root: JSONValue) -> JSONValue? {
        let output = root["output"]?.object == nil ? root : root["output"] ?? root
        guard let chunks = output["chunks"]?.array, let first = chunks.first?["segments"]?.array?.first,
            first["segment_type"]?.string != nil, first["page_number"] != nil
        else { return nil }
        return output
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = payload.jsonMembers.first, let root = member.json else {
            throw payload.failure(isNot: "a Chunkr result")
        }
        guard let output = Self.output(of: root) else { throw Self.failure(root, at: member.name) }
        var decoder = ChunkrDecoder(
            builder: ParseBuilder(member: member.name, context: context, payload: payload))
        return try decoder.decode(
            output, of: root, at: root["output"]?.object == nil ? "$.chunks" : "$.output.chunks")
    }

    /// Why a task has no segments.
    private static func failure(_ task: JSONValue, at member: String) -> ProviderFailure {
        let status = task["status"]?.string ?? "without status"
        switch status {
        case "Succeeded":
            return ProviderFailure(
                .resultMissing, "the task has no segments; ask for it again with its output", at: member)
        case "Starting", "Processing":
            return ProviderFailure(.notReady, "the task is \(status); ask for it again later", at: member)
        default:
            return ProviderFailure(
                .providerFailed,
                "Chunkr reports \(status): \(task["message"]?.string ?? "no message"); parse the file again",
                at: member, providerCode: status)
        }
    }
}
