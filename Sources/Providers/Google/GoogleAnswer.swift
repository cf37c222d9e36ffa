internal import JSONView

/// The JSON values of a payload in a form in which Google's answers are kept.
struct GoogleAnswer {
    enum Form: String {
        case document = "Document AI document"
        case shards = "Document AI shards"
        case layout = "Document AI layout"
        case vision = "Vision answer"
        /// A long-running operation that holds no document.
        case operation = "Document AI operation"
    }

    /// One document or shard, in the order of the shards.
    struct Part {
        let member: String
        let root: JSONValue
        /// The path of the document in its file.
        let path: String
    }

    let form: Form
    let documents: [Part]

    /// Nil if a member is not one of Google's, or if several are not shards.
    init?(_ payload: OpenedPayload) {
        let members = payload.jsonMembers
        let parts = members.compactMap { member in
            member.json.map { root in
                root["document"].map { Part(member: member.name, root: $0, path: "$.document") }
                    ?? Part(member: member.name, root: root, path: "$")
            }
        }
        guard let first = parts.first else { return nil }
        if parts.count > 1 {
            guard parts.allSatisfy({ Self.isDocument($0.root) }), Self.areOneDocument(parts) else {
                return nil
            }
            form = .shards
            documents = parts.enumerated().sorted {
                (Self.shardIndex($0.element), $0.offset) < (Self.shardIndex($1.element), $1.offset)
            }.map(\.element)
            return
        }
        documents = [first]
        if Self.isLayout(first.root) {
            form = .layout
        } else if Self.isDocument(first.root) {
            form = .document
        } else if Self.isVision(first.root) {
            form = .vision
        } else if first.root["metadata"]?["@type"]?.string?.contains(".documentai.") == true,
            first.root["name"]?.utf8 != nil
        {
            form = .operation
        } else {
            return nil
        }
    }

    /// Whether these are different shards of as many as each says; names alone also bring documents together.
    private static func areOneDocument(_ parts: [Part]) -> Bool {
        let counts = Set(parts.map { $0.root["shardInfo"]?["shardCount"]?.lenientInt })
        guard counts.count == 1, let count = counts.first ?? nil else { return false }
        return count >= parts.count && Set(parts.map(shardIndex)).count == parts.count
    }

    static func shardIndex(_ part: Part) -> Int { part.root["shardInfo"]?["shardIndex"]?.lenientInt ?? 0 }

    /// What the answer says went wrong, or that it is not a result.
    var failure: ProviderFailure? {
        for part in documents {
            guard let error = part.root["error"] else { continue }
            return ProviderFailure(
                .providerFailed, "Google reports: \(error["message"]?.string ?? "an error without message")",
                at: "\(part.member) \(part.path).error",
                providerCode: error["code"]?.lenientInt.map { "\($0)" })
        }
        guard form == .operation, let part = documents.first else { return nil }
        return part.root["done"]?.bool == true
            ? ProviderFailure(
                .resultMissing,
                "the operation is done, and its documents are in the output bucket; ingest the files of its output folder",
                at: part.member)
            : ProviderFailure(
                .notReady, "the operation is still running; get its result when `done` is true",
                at: part.member)
    }

    private static func isDocument(_ value: JSONValue) -> Bool {
        guard let pages = value["pages"]?.array, value["modelId"] == nil, value["apiVersion"] == nil else {
            return false
        }
        let isNamed =
            value["shardInfo"]?.object != nil
            || value["mimeType"]?.utf8 != nil && (value["text"]?.utf8 != nil || value["uri"]?.utf8 != nil)
        guard let page = pages.first else { return isNamed && value["shardInfo"] != nil }
        guard page["pageNumber"]?.int != nil else { return isNamed && page["layout"]?.object != nil }
        let isAnchored = page["layout"]?["textAnchor"] != nil || page["layout"]?["boundingPoly"] != nil
        return isNamed || isAnchored || value["entities"]?.array != nil && value["text"]?.utf8 != nil
    }

    private static func isLayout(_ value: JSONValue) -> Bool {
        if let layout = value["documentLayout"] { return layout["blocks"]?.array != nil }
        return value["chunkedDocument"]?["chunks"]?.array != nil
    }

    private static func isVision(_ value: JSONValue) -> Bool {
        if isVisionResponse(value) { return true }
        guard let first = value["responses"]?.array?.first else { return false }
        return isVisionResponse(first)
            || first["error"]?["code"]?.int != nil && value.object?.names.count == 1
    }

    private static func isVisionResponse(_ value: JSONValue) -> Bool {
        if let full = value["fullTextAnnotation"] {
            return full["text"]?.utf8 != nil || full["pages"]?.array != nil
        }
        let word = value["textAnnotations"]?.array?.first
        return word?["description"]?.utf8 != nil && word?["boundingPoly"] != nil
    }
}
