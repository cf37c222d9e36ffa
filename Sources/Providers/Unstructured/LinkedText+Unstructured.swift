internal import JSONView

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
