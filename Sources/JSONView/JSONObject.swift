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

    /// Walks the members, and makes a string of each name.
    public struct Iterator: IteratorProtocol {
        @usableFromInline var members: JSONMembers.Iterator

        @inlinable init(members: JSONMembers.Iterator) { self.members = members }

        /// The next member in the order of the text.
        @inlinable public mutating func next() -> (name: String, value: JSONValue)? {
            guard let member = members.next() else { return nil }
            return (String(decoding: member.key.utf8, as: UTF8.self), member.value)
        }
    }

    /// The members in the order of the text, their names as bytes.
    @inlinable @inline(__always)
    public var members: JSONMembers { JSONMembers(document: document, start: start, end: end) }

    /// Starts at the first member.
    @inlinable public func makeIterator() -> Iterator { Iterator(members: members.makeIterator()) }

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
