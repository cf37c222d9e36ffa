internal import JSONView

/// One element with its place in the result.
struct UnstructuredElement {
    let value: JSONValue
    let metadata: JSONValue?
    /// Its JSON path, or its line.
    let path: String

    init(_ value: JSONValue, at path: String) {
        self.value = value
        metadata = value["metadata"]
        self.path = path
    }

    var label: String { value["type"]?.string ?? "" }
    var text: String { value["text"]?.string ?? "" }
    var pageNumber: Int? { metadata?["page_number"]?.lenientInt }
    /// Whether the text continues that of the previous chunk.
    var isContinuation: Bool { metadata?["is_continuation"]?.bool ?? false }
}

extension LinkedText {
    /// Adds an element's links as Unstructured lists them: `links`, or `link_texts` beside `link_urls`.
    mutating func add(_ metadata: JSONValue?) {
        for link in metadata?["links"]?.elements.map({ $0 }) ?? [] {
            add(link["text"]?.string ?? "", to: link["url"]?.string ?? "")
        }
        guard metadata?["links"] == nil, let words = metadata?["link_texts"],
            let addresses = metadata?["link_urls"]
        else { return }
        for (words, address) in zip(words.elements, addresses.elements) {
            add(words.string ?? "", to: address.string ?? "")
        }
    }
}
