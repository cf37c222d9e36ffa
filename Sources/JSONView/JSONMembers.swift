/// The members of a JSON object with their names as bytes: what decoders of large files walk, once an object.
public struct JSONMembers: Sequence {
    @usableFromInline let document: JSONDocument
    @usableFromInline let start: Int
    @usableFromInline let end: Int

    @inlinable init(document: JSONDocument, start: Int, end: Int) {
        self.document = document
        self.start = start
        self.end = end
    }

    /// Walks the tape from member to member.
    public struct Iterator: IteratorProtocol {
        @usableFromInline let document: JSONDocument
        @usableFromInline var index: Int
        @usableFromInline let end: Int

        @inlinable init(document: JSONDocument, index: Int, end: Int) {
            self.document = document
            self.index = index
            self.end = end
        }

        /// The next member in the order of the text.
        @inlinable @inline(__always)
        public mutating func next() -> (key: JSONKey, value: JSONValue)? {
            guard index < end else { return nil }
            let name = JSONValue(document: document, index: index)
            let value = JSONValue(document: document, index: index + 1)
            index = value.next
            return (JSONKey(utf8: name.utf8 ?? UnsafeBufferPointer(start: nil, count: 0)), value)
        }
    }

    /// Starts at the first member.
    @inlinable public func makeIterator() -> Iterator {
        Iterator(document: document, index: start, end: end)
    }
}
