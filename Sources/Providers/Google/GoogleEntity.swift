internal import DocumentModel
internal import JSONView

/// What a processor extracted from a document, as metadata: type, words, normalized value, confidence, page.
///
/// The words stand in the pages' text already.
enum GoogleEntity {
    static func values(_ entities: [JSONValue], depth: Int, _ room: inout Int) -> [MetadataValue] {
        var values: [MetadataValue] = []
        for entity in entities where room > 0 && depth < 8 {
            room -= 1
            values.append(value(entity, depth: depth, &room))
        }
        return values
    }

    private static func value(_ entity: JSONValue, depth: Int, _ room: inout Int) -> MetadataValue {
        var members: [String: MetadataValue] = [:]
        members["type"] = entity["type"]?.string.map(MetadataValue.string)
        members["text"] = entity["mentionText"]?.string.map(MetadataValue.string)
        members["value"] = entity["normalizedValue"]?["text"]?.string.map(MetadataValue.string)
        members["confidence"] = entity["confidence"]?.double.map(MetadataValue.double)
        if let reference = entity["pageAnchor"]?["pageRefs"]?.array?.first {
            // From 0, and left out where it is 0.
            members["page_index"] = .int(reference["page"]?.lenientInt ?? 0)
        }
        let properties = entity["properties"].map { Array($0.elements) } ?? []
        if !properties.isEmpty {
            members["properties"] = .array(values(properties, depth: depth + 1, &room))
        }
        return .object(members)
    }
}
