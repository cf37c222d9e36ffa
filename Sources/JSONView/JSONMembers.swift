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

/// The name of a member as bytes, to `switch` over literals without making a string of every name.
public struct JSONKey {
    /// Valid while the document lives.
    public let utf8: UnsafeBufferPointer<UInt8>

    /// Wraps the bytes of a name, or of any string that is to be matched against literals.
    @inlinable public init(utf8: UnsafeBufferPointer<UInt8>) {
        self.utf8 = utf8
    }

    /// Whether the bytes are those of the literal; lengths are compared first, which decides nearly always.
    @inlinable @inline(__always)
    public static func ~= (literal: StaticString, key: JSONKey) -> Bool {
        let count = literal.utf8CodeUnitCount
        guard count == key.utf8.count else { return false }
        let wanted = literal.utf8Start
        for position in 0..<count where wanted[position] != key.utf8[position] { return false }
        return true
    }
}
