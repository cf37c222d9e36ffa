/// The elements of a JSON array, walked in order.
package struct JSONArray: Sequence {
    let document: JSONDocument
    let start: Int
    let end: Int

    /// Walks the tape from element to element.
    package struct Iterator: IteratorProtocol {
        let document: JSONDocument
        var index: Int
        let end: Int

        package mutating func next() -> JSONValue? {
            guard index < end else { return nil }
            let value = JSONValue(document: document, index: index)
            index = value.next
            return value
        }
    }

    package func makeIterator() -> Iterator { Iterator(document: document, index: start, end: end) }

    /// Whether the array holds nothing.
    package var isEmpty: Bool { start >= end }

    /// The number of elements; a walk over the array.
    package var count: Int { reduce(0) { count, _ in count + 1 } }

    /// The first element, if any.
    package var first: JSONValue? { isEmpty ? nil : JSONValue(document: document, index: start) }
}
