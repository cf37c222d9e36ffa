internal import Rows

extension Schemas {
    /// Pieces of pages: passages, and the places of exported text.
    static let places: [String: JSONNode] = [
        "PassageResult": object([
            "query": string, "total": count, "size": count, "passages": list(reference("Passage")),
            "total_is_lower_bound?": flag, "total_some?": count, "searched_as?": string, "note?": string,
            "suggestions?": ["type": "object"],
        ]),
        "Passage": object([
            "document": string, "title": optional("string"), "provider": string, "page_index": count,
            "page_number": count, "page_size": optional(reference: "PageSize"),
            "assumed_page_height?": number,
            "locator": optional("string"), "score": number, "matched": ["enum": ["all", "some"]],
            "missing?": list(string),
            "headings": list(object(["text": string, "level": count, "locator": optional("string")])),
            "text": string, "highlights": list(reference("Range")), "blocks": list(reference("PassageBlock")),
        ]),
        "PassageBlock": object([
            "block_id": integer, "ordinal": count, "locator": optional("string"), "type": string,
            "bbox": optional(reference: "Box"), "norm_box": optional(reference: "Box"),
            "span": reference("Range"), "text_range": optional(reference: "Range"),
        ]),
        "LocateResult": object([
            "document": string,
            "query": object(["span": optional(reference: "Range"), "text": optional("string")]),
            "total": count, "matches": list(reference("LocatedText")),
        ]),
        "LocatedText": object([
            "provider": string, "locator": optional("string"), "page_index": count, "page_number": count,
            "page_size": optional(reference: "PageSize"), "assumed_page_height?": number,
            "span": optional(reference: "Range"), "text": string, "blocks": list(reference("LocatedBlock")),
        ]),
        "LocatedBlock": object([
            "block_id": integer, "ordinal": count, "locator": optional("string"), "type": string,
            "bbox": optional(reference: "Box"), "norm_box": optional(reference: "Box"),
            "span": optional(reference: "Range"), "text_range": optional(reference: "Range"), "text": string,
            "line_boxes": list(reference("HighlightBox")),
        ]),
    ]
}
