internal import Rows

/// The shapes of answers, as JSON schemas.
enum Schemas {
    static func reference(_ name: String) -> JSONNode { ["$ref": .text("#/components/schemas/\(name)")] }

    static let all: [String: JSONNode] = search.merging(documents) { first, _ in first }
        .merging(pages) { first, _ in first }.merging(places) { first, _ in first }.merging(other) {
            first, _ in first
        }

    static let string: JSONNode = ["type": "string"]
    static let number: JSONNode = ["type": "number"]
    static let count: JSONNode = ["type": "integer", "minimum": 0]
    static let integer: JSONNode = ["type": "integer"]
    static let flag: JSONNode = ["type": "boolean"]

    static func optional(_ type: String) -> JSONNode { ["type": [.text(type), "null"]] }

    static func optional(reference name: String) -> JSONNode {
        ["anyOf": [reference(name), ["type": "null"]]]
    }

    static func list(_ items: JSONNode) -> JSONNode { ["type": "array", "items": items] }

    static func map(_ values: JSONNode) -> JSONNode { ["type": "object", "additionalProperties": values] }

    /// An object; members whose name ends with a question mark may be missing.
    static func object(_ members: [String: JSONNode]) -> JSONNode {
        let names = members.keys.sorted()
        let properties = Dictionary(
            uniqueKeysWithValues: members.map {
                ($0.key.hasSuffix("?") ? String($0.key.dropLast()) : $0.key, $0.value)
            })
        return [
            "type": "object", "properties": .object(properties),
            "required": .list(names.filter { !$0.hasSuffix("?") }.map(JSONNode.text)),
        ]
    }

    private static let search: [String: JSONNode] = [
        "SearchResult": object([
            "query": string, "total": count, "total_is_lower_bound?": flag, "total_some?": count,
            "hits": list(reference("Hit")), "next_cursor?": string, "facets?": list(reference("Facet")),
            "searched_as?": string, "note?": string, "suggestions?": ["type": "object"],
            "documents?": list(object(["document": string, "title": optional("string")])),
        ]),
        "Hit": object([
            "store?": string, "document": string, "provider": string, "page_index": count,
            "page_number": count, "score": number,
            "snippet": reference("Marked"), "page_size": optional(reference: "PageSize"),
            "regions": list(reference("Region")), "locator": optional("string"), "document_hits?": count,
            "assumed_page_height?": number,
            "matched": ["enum": ["all", "some"]], "missing?": list(string),
        ]),
        "Marked": object(["text": string, "highlights": list(reference("Range"))]),
        "Range": ["type": "array", "items": count, "minItems": 2, "maxItems": 2],
        "Region": object([
            "block_id": integer, "ordinal": count, "locator": optional("string"), "type": string,
            "bbox": optional(reference: "Box"),
            "norm_box": optional(reference: "Box"), "text": string, "highlights": list(reference("Range")),
            "highlight_boxes": list(reference("HighlightBox")),
        ]),
        "HighlightBox": object([
            "range": reference("Range"), "bbox": reference("Box"), "norm_box": optional(reference: "Box"),
        ]),
        "Facet": object([
            "field": string, "values": list(object(["value": optional("string"), "pages": count])),
            "is_lower_bound?": flag,
        ]),
        "SearchCount": object(["query": string, "total": count, "note?": string]),
        "SimilarResult": object([
            "document": string, "page_index": count, "page_number": count, "terms": ["type": "array"],
            "total": count, "hits": list(reference("Hit")),
        ]),
        "Suggestions": object([
            "query": string, "queries": list(object(["query": string, "pages?": count])),
            "documents": list(string),
        ]),
    ]

    private static let documents: [String: JSONNode] = [
        "Documents": list(reference("Document")),
        "Document": object([
            "key": string, "title": optional("string"), "source_name": optional("string"),
            "language": optional("string"), "page_count": count, "metadata": ["type": "object"],
            "parses": list(reference("Parse")),
        ]),
        "Parse": object([
            "provider": string, "provider_version": optional("string"), "status": string, "page_count": count,
            "is_preferred": flag, "request_id": optional("string"), "warnings": ["type": "array"],
            "options": ["type": "object"], "ingested_at": string, "payload_sha256": string,
        ]),
        "Comparison": object([
            "documents": count, "pages": count, "agreement?": number,
            "providers": list(reference("Standing")),
            "chosen": reference("Standing"), "worst": list(reference("ComparedPage")),
        ]),
        "Standing": object([
            "provider?": string, "pages": count, "agreement?": number, "chosen_pages": count,
            "reference_agreement?": number, "closest_pages?": count,
        ]),
        "ComparedPage": object([
            "document": string, "page": count, "agreement?": number, "table_agreement?": number,
            "chosen?": string, "versions": ["type": "array"], "pairs": ["type": "array"],
        ]),
    ]

    private static let pages: [String: JSONNode] = [
        "Box": ["type": "array", "items": number, "minItems": 4, "maxItems": 4],
        "PageSize": object(["width": number, "height": number, "unit?": optional("string")]),
        "PageHeads": object([
            "document": string, "title": optional("string"), "total": count,
            "pages": list(reference("PageHead")),
        ]),
        "PageHead": object([
            "provider": string, "page_number": count, "page_label": optional("string"),
            "page_size": optional(reference: "PageSize"), "status": string,
        ]),
        "DocumentPage": object([
            "document": string, "title": optional("string"), "pages": list(reference("Page")),
        ]),
        "Page": object([
            "provider": string, "locator": optional("string"), "page_index": count, "page_number": count,
            "page_label": optional("string"),
            "page_size": optional(reference: "PageSize"), "status": string,
            "error_message": optional("string"),
            "markdown": optional("string"), "blocks": list(reference("Block")), "has_picture": flag,
        ]),
        "Block": object([
            "block_id": integer, "ordinal": count, "locator": optional("string"), "type": string,
            "provider_type": optional("string"),
            "level": optional("integer"),
            "text": string, "markup": optional("string"), "markup_format": optional("string"),
            "bbox": optional(reference: "Box"), "norm_box": optional(reference: "Box"),
            "font": optional("object"),
            "confidence": optional("number"), "parent_id": optional("integer"),
            "continues_block_id": optional("integer"), "text_boxes": optional("array"),
            "table?": list(list(reference("Cell"))),
            "asset_sha256?": string,
        ]),
        "Cell": object(["text": string, "column_span?": integer, "row_span?": integer, "is_header?": flag]),
        "Assets": list(
            object([
                "name": string, "status": string, "sha256": optional("string"),
                "media_type": optional("string"),
                "byte_count": optional("integer"), "width": optional("integer"),
                "height": optional("integer"),
                "block_id": optional("integer"), "remote_url": optional("string"),
            ])),
    ]

    private static let other: [String: JSONNode] = [
        "Address": object([
            "address": string, "document": string, "provider": optional("string"),
            "page_number": optional("integer"), "ordinal": optional("integer"), "range": optional("array"),
        ]),
        "Statistics": object([
            "stores?": count,
            "documents": count, "parses": count, "pages": count, "blocks": count, "assets": count,
            "payloads": count, "failures": count, "parses_by_provider": map(["type": "object"]),
            "parses_by_status": map(count), "blocks_by_type": map(count), "documents_by_language": map(count),
            "failures_by_code": map(count), "bytes": map(count),
        ]),
        "Problem": object([
            "type": string, "title": string, "status": integer, "detail": string, "code": string,
            "hint?": string,
        ]),
    ]
}
