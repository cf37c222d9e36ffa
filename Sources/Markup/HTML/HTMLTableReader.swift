internal import CLibXML2
internal import TextAnalysis

/// Follows the events of libxml2's HTML parser and puts a table together.
///
/// Events rather than a tree: nothing grows with depth, and reading stops where the markup nests deeper than any
/// real table. What stands in a table inside a cell is read as words of that cell.
final class HTMLTableReader {
    private static let maximumDepth = 256
    private static let maximumSpan = 1000
    private static let isLibraryReady: Bool = {
        xmlInitParser()
        return true
    }()

    private(set) var rows: [[TableCell]] = []
    private(set) var caption = WordJoiner()
    private(set) var images: [ImageReference] = []
    private var cell: (attributes: TableCell, words: WordJoiner, marks: CellMarks)?
    private var tableDepth = 0
    private var depth = 0
    private var isTooDeep = false
    private var parser: htmlParserCtxtPtr?
    private let keepsMarks: Bool

    /// Makes a reader; with `keepsMarks`, a `<br>` in a cell is a newline rather than a space, the alternative texts of images
    /// are words, and cells have their HTML.
    init(keepsMarks: Bool) { self.keepsMarks = keepsMarks }

    /// Reads a table; false where it nests too deep or the parser gave up.
    func read(_ html: String) -> Bool {
        guard Self.isLibraryReady, let parser = htmlNewParserCtxt() else { return false }
        self.parser = parser
        defer {
            self.parser = nil
            htmlFreeParserCtxt(parser)
        }
        install(in: parser)
        let bytes = Self.escapingLooseSigns(Array(html.utf8))
        guard let count = Int32(exactly: bytes.count) else { return false }
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_NODEFDTD.rawValue | HTML_PARSE_NOIMPLIED.rawValue
            | HTML_PARSE_IGNORE_ENC.rawValue
        bytes.withUnsafeBytes { buffer in
            let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            if let document = htmlCtxtReadMemory(parser, start, count, nil, "UTF-8", Int32(options)) {
                xmlFreeDoc(document)
            }
        }
        endCell()
        rows.removeAll { $0.isEmpty }
        let hasGivenUp = parser.pointee.lastError.code == Int32(XML_ERR_NO_MEMORY.rawValue)
        return !isTooDeep && !hasGivenUp
    }

    private func install(in parser: htmlParserCtxtPtr) {
        parser.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
        guard let handler = parser.pointee.sax else { return }
        let characters: charactersSAXFunc = { context, text, count in
            guard let text else { return }
            HTMLTableReader.from(context)?.add(UnsafeBufferPointer(start: text, count: Int(count)))
        }
        handler.pointee.startDocument = nil
        handler.pointee.endDocument = nil
        handler.pointee.internalSubset = nil
        handler.pointee.comment = nil
        handler.pointee.processingInstruction = nil
        handler.pointee.setDocumentLocator = nil
        handler.pointee.characters = characters
        handler.pointee.ignorableWhitespace = characters
        handler.pointee.cdataBlock = characters
        handler.pointee.startElement = { context, name, attributes in
            guard let name else { return }
            HTMLTableReader.from(context)?.start(
                String(cString: name), HTMLTableReader.dictionary(attributes))
        }
        handler.pointee.endElement = { context, name in
            guard let name else { return }
            HTMLTableReader.from(context)?.end(String(cString: name))
        }
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> HTMLTableReader? {
        context.map { Unmanaged<HTMLTableReader>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func dictionary(
        _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) -> [String: String] {
        guard var next = attributes else { return [:] }
        var found: [String: String] = [:]
        while let name = next[0] {
            found[String(cString: name)] = next[1].map { String(cString: $0) } ?? ""
            next += 2
        }
        return found
    }

    private func start(_ name: String, _ attributes: [String: String]) {
        depth += 1
        guard depth <= Self.maximumDepth else {
            isTooDeep = true
            xmlStopParser(parser)
            return
        }
        switch name {
        case "table":
            tableDepth += 1
            breakWord()
        case "tr" where tableDepth <= 1:
            endCell()
            rows.append([])
        case "td" where tableDepth <= 1, "th" where tableDepth <= 1:
            endCell()
            let attributes = TableCell(
                text: "", columnSpan: Self.span(attributes["colspan"]),
                rowSpan: Self.span(attributes["rowspan"]),
                isHeader: name == "th")
            cell = (attributes, WordJoiner(), CellMarks())
        case "img":
            guard let source = attributes["src"] else { return }
            let image = ImageReference(source: source, alternative: attributes["alt"] ?? "")
            images.append(image)
            guard keepsMarks, !image.meaningfulAlternative.isEmpty else { return }
            breakWord()
            Array(image.meaningfulAlternative.utf8).withUnsafeBufferPointer { add($0) }
            breakWord()
        case "br" where keepsMarks && cell != nil:
            cell?.words.breakLine()
            cell?.marks.open("br", attributes)
        case "br", "td", "th": breakWord()
        default:
            if HTMLElements.blocks.contains(name) { breakWord() }
            if keepsMarks { cell?.marks.open(name, attributes) }
        }
    }

    private func end(_ name: String) {
        depth -= 1
        guard !isTooDeep else { return }
        switch name {
        case "table":
            tableDepth = max(0, tableDepth - 1)
            if tableDepth == 0 { endCell() } else { breakWord() }
        case "tr" where tableDepth <= 1, "td" where tableDepth <= 1, "th" where tableDepth <= 1: endCell()
        case "td", "th": breakWord()
        default:
            if HTMLElements.blocks.contains(name) { breakWord() }
            if keepsMarks { cell?.marks.close(name) }
        }
    }

    private func add(_ text: UnsafeBufferPointer<UInt8>) {
        guard !isTooDeep else { return }
        if cell == nil { caption.append(text) } else { cell?.words.append(text) }
        if keepsMarks { cell?.marks.append(text) }
    }

    private func breakWord() {
        if cell == nil { caption.breakWord() } else { cell?.words.breakWord() }
        if keepsMarks { cell?.marks.breakWord() }
    }

    private func endCell() {
        guard var ended = cell else { return caption.breakWord() }
        cell = nil
        ended.attributes.text = ended.words.text
        ended.attributes.html = ended.marks.html
        if rows.isEmpty { rows.append([]) }
        rows[rows.count - 1].append(ended.attributes)
    }

    private static func span(_ value: String?) -> Int {
        let digits = (value ?? "").drop { $0 == " " }.prefix { $0.isASCII && $0.isNumber }
        return min(max(Int(digits) ?? 1, 1), maximumSpan)
    }

    /// The markup with every `<` that opens no tag as `&lt;`, so that no parser takes words for a tag.
    private static func escapingLooseSigns(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + 64)
        var index = 0
        var hasUnclosedComment = false
        while index < bytes.count {
            let byte = bytes[index]
            guard byte == UInt8(ascii: "<") else {
                output.append(byte < 0x20 ? 0x20 : byte)
                index += 1
                continue
            }
            if !hasUnclosedComment, ByteSearch.starts(bytes, at: index, with: "<!--") {
                if let end = ByteSearch.first("-->", in: bytes, from: index + 4) {
                    index = end + 3
                    continue
                }
                hasUnclosedComment = true
            }
            if let tag = HTMLTag(bytes, at: index) {
                output.append(contentsOf: bytes[tag.range])
                index = tag.range.upperBound
            } else if let end = cutTagEnd(bytes, at: index) {
                index = end
            } else {
                output.append(contentsOf: "&lt;".utf8)
                index += 1
            }
        }
        return output
    }

    /// The end of a table's tag that was cut off before its `>`, as in "<td</table>", which models write when they
    /// run out of room; nil for anything else.
    private static func cutTagEnd(_ bytes: [UInt8], at start: Int) -> Int? {
        let isClosing = start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: "/")
        let nameStart = start + (isClosing ? 2 : 1)
        let name = bytes[min(nameStart, bytes.count)...].prefix(6).prefix { $0.isLetter }
        let isCut = name.endIndex == bytes.count || bytes[name.endIndex] == UInt8(ascii: "<")
        guard isCut,
            ["td", "th", "tr", "table", "tbody", "thead"].contains(String(decoding: name, as: UTF8.self))
        else {
            return nil
        }
        return name.endIndex
    }
}
