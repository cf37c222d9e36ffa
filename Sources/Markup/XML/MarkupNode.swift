internal import TextAnalysis

/// An element or a text of a `MarkupTree`.
package struct MarkupNode: Sendable {
    private let tree: MarkupTree
    private let index: Int

    fileprivate init(tree: MarkupTree, index: Int) {
        self.tree = tree
        self.index = index
    }

    private var node: MarkupTree.Node { tree.nodes[index] }
    private var range: Range<Int> { Int(node.start)..<Int(node.start) + Int(node.count) }

    /// The element's name without prefix; empty for a text.
    package var name: String { tree.names[Int(node.name)] }

    package var isText: Bool { node.name <= MarkupTree.characterData }

    /// The byte at which the text or the element's attributes begin, for messages.
    package var offset: Int { Int(node.start) }

    /// What is inside, elements and texts, in order.
    package var children: Children { Children(tree: tree, range: index + 1..<Int(node.end)) }

    /// The elements inside, in order.
    package var elements: some Sequence<MarkupNode> { children.lazy.filter { !$0.isText } }

    /// The first element of a name inside.
    package func first(_ name: String) -> MarkupNode? { children.first { $0.name == name } }

    /// The first element of a name at any depth.
    package func firstBelow(_ name: String) -> MarkupNode? {
        guard let number = tree.names.firstIndex(of: name) else { return nil }
        return (index + 1..<Int(node.end)).first { Int(tree.nodes[$0].name) == number }
            .map { MarkupNode(tree: tree, index: $0) }
    }

    /// All text inside, with its references read, in order.
    package var text: String {
        var output: [UInt8] = []
        for position in index..<Int(node.end) where tree.nodes[position].name <= MarkupTree.characterData {
            MarkupNode(tree: tree, index: position).appendOwnText(to: &output)
        }
        return String(decoding: output, as: UTF8.self)
    }

    private func appendOwnText(to output: inout [UInt8]) {
        if node.name == MarkupTree.characterData {
            output += tree.bytes[range]
        } else {
            Self.decode(tree.bytes, range, into: &output)
        }
    }

    /// The value of an attribute, with its references read; nil if the element has none of that name.
    ///
    /// The name is without prefix: `id` finds `xml:id`.
    package subscript(_ name: String) -> String? {
        guard !isText else { return nil }
        var attributes = MarkupAttributes(tree.bytes, range)
        while let (found, value) = attributes.next() {
            // Lengths first: most attributes are others, and files have millions.
            guard found.count == name.utf8.count, tree.bytes[found].elementsEqual(name.utf8) else { continue }
            guard tree.bytes[value].contains(UInt8(ascii: "&")) else {
                return String(decoding: tree.bytes[value], as: UTF8.self)
            }
            var output: [UInt8] = []
            Self.decode(tree.bytes, value, into: &output)
            return String(decoding: output, as: UTF8.self)
        }
        return nil
    }

    /// Appends bytes with their references (`&amp;`, `&#65;`) read; a `&` that begins none stays.
    private static func decode(_ bytes: [UInt8], _ range: Range<Int>, into output: inout [UInt8]) {
        var index = range.lowerBound
        while let sign = bytes[index..<range.upperBound].firstIndex(of: UInt8(ascii: "&")) {
            output += bytes[index..<sign]
            if let (scalar, end) = HTMLEntities.decode(bytes, at: sign), end <= range.upperBound {
                output.append(contentsOf: String(Character(scalar)).utf8)
                index = end
            } else {
                output.append(UInt8(ascii: "&"))
                index = sign + 1
            }
        }
        output += bytes[index..<range.upperBound]
    }

    /// The nodes of one level.
    package struct Children: Sequence, IteratorProtocol, Sendable {
        private let tree: MarkupTree
        private var position: Int
        private let end: Int

        init(tree: MarkupTree, range: Range<Int>) {
            self.tree = tree
            position = range.lowerBound
            end = range.upperBound
        }

        package mutating func next() -> MarkupNode? {
            guard position < end else { return nil }
            defer { position = Int(tree.nodes[position].end) }
            return MarkupNode(tree: tree, index: position)
        }
    }
}

/// Walks over the attributes of a start tag: with double, single or no quotes, or without a value.
struct MarkupAttributes {
    private let bytes: [UInt8]
    private var index: Int
    private let end: Int

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        index = range.lowerBound
        end = range.upperBound
    }

    /// The next attribute: its name without prefix, and its value as it stands.
    mutating func next() -> (name: Range<Int>, value: Range<Int>)? {
        while index < end, !bytes[index].isLetter, bytes[index] != UInt8(ascii: "_") { index += 1 }
        guard index < end else { return nil }
        var name = index..<index
        while index < end, bytes[index].isMarkupNameByte {
            if bytes[index] == UInt8(ascii: ":") { name = index + 1..<index + 1 }
            index += 1
        }
        name = name.lowerBound..<index
        skipSpace()
        guard index < end, bytes[index] == UInt8(ascii: "=") else { return (name, index..<index) }
        index += 1
        skipSpace()
        guard index < end else { return (name, end..<end) }
        let quote = bytes[index]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let start = index + 1
            let close = bytes[start..<max(start, end)].firstIndex(of: quote) ?? end
            index = Swift.min(close + 1, end)
            return (name, start..<Swift.max(start, close))
        }
        let start = index
        while index < end, !bytes[index].isMarkdownSpace { index += 1 }
        return (name, start..<index)
    }

    private mutating func skipSpace() {
        while index < end, bytes[index].isMarkdownSpace { index += 1 }
    }
}
