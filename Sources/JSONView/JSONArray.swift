/// The elements of a JSON array, walked in order.
public struct JSONArray: Sequence {
    @usableFromInline let document: JSONDocument
    @usableFromInline let start: Int
    @usableFromInline let end: Int

    @inlinable init(document: JSONDocument, start: Int, end: Int) {
        self.document = document
        self.start = start
        self.end = end
    }

    /// Walks the tape from element to element.
    public struct Iterator: IteratorProtocol {
        @usableFromInline let document: JSONDocument
        @usableFromInline var index: Int
        @usableFromInline let end: Int

        @inlinable init(document: JSONDocument, index: Int, end: Int) {
            self.document = document
            self.index = index
            self.end = end
        }

        /// The next element in the order of the text.
        @inlinable @inline(__always)
        public mutating func next() -> JSONValue? {
            guard index < end else { return nil }
            let value = JSONValue(document: document, index: index)
            index = value.next
            return value
        }
    }

    /// Starts at the first element.
    @inlinable public func makeIterator() -> Iterator {
        Iterator(document: document, index: start, end: end)
    }

    /// Whether the array holds nothing.
    @inlinable public var isEmpty: Bool { start >= end }

    /// The number of elements; a walk over the array.
    public var count: Int { reduce(0) { count, _ in count + 1 } }

    /// The first element, if any.
    public var first: JSONValue? { isEmpty ? nil : JSONValue(document: document, index: start) }
}
