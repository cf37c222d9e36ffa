internal import JSONView

/// The place of an item: its list and the position there, as `#/texts/3` names it.
struct DoclingReference: Hashable {
    /// The lists of a DoclingDocument.
    enum Collection: String, CaseIterable {
        case groups, texts, tables, pictures
        case keyValueItems = "key_value_items"
        case formItems = "form_items"
        case fieldRegions = "field_regions"
        case fieldItems = "field_items"
    }

    let collection: Collection
    let position: Int
}

/// One item of a DoclingDocument.
struct DoclingItem {
    let reference: DoclingReference
    let value: JSONValue
    let label: String

    init(_ reference: DoclingReference, _ value: JSONValue) {
        self.reference = reference
        self.value = value
        label = value["label"]?.string ?? ""
    }

    var text: String { value["text"]?.string ?? "" }

    /// What the item says: its `text`, or `orig` if it has no text and nothing below it that could be its text.
    var ownText: String {
        let text = text
        return text.isEmpty && children?.isEmpty ?? true ? value["orig"]?.string ?? "" : text
    }

    /// References to the items below this one, in reading order.
    var children: JSONArray? { value["children"]?.array }

    /// Whether the item belongs to the text proper: not to the page's furniture, speaker notes or hidden sheets.
    var isBody: Bool { (value["content_layer"]?.string ?? "body") == "body" }
}
