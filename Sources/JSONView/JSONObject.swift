/// The members of a JSON object, walked in the order of the text.
public struct JSONObject: Sequence {
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
        @inlinable public mutating func next() -> (name: String, value: JSONValue)? {
            guard index < end else { return nil }
            let name = JSONValue(document: document, index: index)
            let value = JSONValue(document: document, index: name.next)
            index = value.next
            return (name.string ?? "", value)
        }
    }

    /// Starts at the first member.
    @inlinable public func makeIterator() -> Iterator {
        Iterator(document: document, index: start, end: end)
    }

    /// The names of the members in order.
    public var names: [String] { map(\.name) }

    /// Whether the object holds nothing.
    public var isEmpty: Bool { start >= end }

    /// The value of the first member with that name; compares bytes, without making strings.
    public func first(named name: String) -> JSONValue? {
        var name = name
        return name.withUTF8 { wanted in
            var index = start
            while index < end {
                let key = JSONValue(document: document, index: index)
                let value = JSONValue(document: document, index: key.next)
                if let bytes = key.utf8, bytes.elementsEqual(wanted) { return value }
                index = value.next
            }
            return nil
        }
    }
}
