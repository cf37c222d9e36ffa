/// The elements and texts of an XML or HTML file, read in one pass over `MarkupTokenizer`'s tokens.
///
/// What is broken is mended as browsers do: an end tag closes what is open in it, one that closes nothing is skipped, and the
/// end of the file closes everything. 16 bytes a node; the text stays in the file.
package final class MarkupTree: Sendable {
    /// A bound that the file exceeds.
    package enum LimitError: Error { case depth(Int), nodes(Int), bytes(Int) }

    struct Node {
        /// The position in `names`; `text` and `characterData` for what is no element.
        var name: UInt32
        /// The bytes of the attributes, or of the text.
        var start: UInt32
        var count: UInt32
        /// The node after the last one inside this.
        var end: UInt32
    }

    static let text: UInt32 = 0
    static let characterData: UInt32 = 1
    /// The most nodes of a file.
    private static let maximumNodes = 1 << 25
    /// Elements of HTML that have no end tag.
    private static let voidElements: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "wbr",
    ]

    let bytes: [UInt8]
    let nodes: [Node]
    let names: [String]
    /// Whether the file ends before its outermost element does.
    package let isCut: Bool

    /// Reads a file in UTF-8.
    ///
    /// In HTML, names are brought to lower case.
    ///
    /// - Throws: `LimitError` if elements nest deeper than `maximumDepth`, or the file is too large.
    package init(_ bytes: [UInt8], isHTML: Bool, maximumDepth: Int = 512) throws(LimitError) {
        guard UInt32(exactly: bytes.count) != nil else { throw .bytes(bytes.count) }
        var builder = MarkupTreeBuilder(bytes, isHTML: isHTML)
        while let token = builder.tokenizer.next() {
            builder.add(token)
            guard builder.open.count <= maximumDepth else { throw .depth(maximumDepth) }
            guard builder.nodes.count <= Self.maximumNodes else { throw .nodes(Self.maximumNodes) }
        }
        isCut = builder.finish()
        self.bytes = bytes
        nodes = builder.nodes
        names = builder.names
    }

    /// The outermost elements; one in a file that is whole.
    package var roots: MarkupNode.Children { MarkupNode.Children(tree: self, range: 0..<nodes.count) }

    /// The outermost element.
    package var root: MarkupNode? { roots.first { !$0.isText } }

    static func isVoid(_ name: String) -> Bool { voidElements.contains(name) }
}

/// Puts tokens into a tree.
private struct MarkupTreeBuilder {
    var tokenizer: MarkupTokenizer
    let isHTML: Bool
    var nodes: [MarkupTree.Node] = []
    var names = ["", ""]
    /// The elements that are open, outermost first, by their positions in `nodes`.
    var open: [Int] = []
    private var numbers: [String: UInt32] = [:]
    /// How many elements of a name are open.
    private var openCounts = [0, 0]
    private var hasRoot = false

    init(_ bytes: [UInt8], isHTML: Bool) {
        tokenizer = MarkupTokenizer(bytes)
        self.isHTML = isHTML
        nodes.reserveCapacity(bytes.count / 48)
    }

    mutating func add(_ token: MarkupTokenizer.Token) {
        switch token {
        case .text(let range): append(MarkupTree.text, range)
        case .characterData(let range): append(MarkupTree.characterData, range)
        case .start(let range, let attributes, let isEmpty):
            let name = number(of: range)
            // A paragraph cannot be in another one: the end tag was left out.
            if isHTML, names[Int(name)] == "p", openCounts[Int(name)] > 0 { close(name) }
            append(name, attributes)
            hasRoot = true
            guard !isEmpty, !(isHTML && MarkupTree.isVoid(names[Int(name)])) else { return }
            open.append(nodes.count - 1)
            openCounts[Int(name)] += 1
            guard isHTML else { return }
            if names[Int(name)] == "script" { tokenizer.skip(to: .script) }
            if names[Int(name)] == "style" { tokenizer.skip(to: .style) }
        case .end(let range):
            let name = number(of: range)
            if openCounts[Int(name)] > 0 { close(name) }
        }
    }

    /// Closes what is open; whether the file ended before it was all closed.
    mutating func finish() -> Bool {
        let isCut = !open.isEmpty || tokenizer.isCut
        while !open.isEmpty { closeLast() }
        return isCut
    }

    private mutating func append(_ name: UInt32, _ range: Range<Int>) {
        nodes.append(
            MarkupTree.Node(
                name: name, start: UInt32(range.lowerBound), count: UInt32(range.count),
                end: UInt32(nodes.count + 1)))
    }

    private mutating func close(_ name: UInt32) {
        while let last = open.last {
            let isFound = nodes[last].name == name
            closeLast()
            if isFound { return }
        }
    }

    private mutating func closeLast() {
        guard let last = open.popLast() else { return }
        nodes[last].end = UInt32(nodes.count)
        openCounts[Int(nodes[last].name)] -= 1
    }

    /// The number of a name without its prefix: `a:String` is a `String`.
    private mutating func number(of range: Range<Int>) -> UInt32 {
        var name = tokenizer.bytes[range]
        if let colon = name.lastIndex(of: UInt8(ascii: ":")) { name = name[(colon + 1)...] }
        let text =
            isHTML
            ? String(decoding: name.map(\.lowercased), as: UTF8.self) : String(decoding: name, as: UTF8.self)
        if let known = numbers[text] { return known }
        let number = UInt32(names.count)
        numbers[text] = number
        names.append(text)
        openCounts.append(0)
        return number
    }
}
