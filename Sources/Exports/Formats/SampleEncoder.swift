internal import Archives
internal import Rendering
internal import TextAnalysis

/// Encodes pages and documents as samples of WebDataset: files of a tar with the same name up to the first dot.
///
/// A sample is `NAME.json` and a file for each stored image, `NAME.3.png`. As in MINT-1T, `texts` and `images` are of the same length, and at
/// each place one of them is null: text, or the name of an image's file after the sample's. An image that is not stored is null in both;
/// `source_refs` says where it is. The names are WebDataset's: https://github.com/webdataset/webdataset, "The WebDataset Format".
struct SampleEncoder: RecordEncoder {
    private(set) var written = WrittenRecords("")
    private(set) var record: [UInt8] = []
    private var json = JSONBuffer()
    private var provider = ""

    var attributes: [UInt8] { [] }

    mutating func begin(_ document: ExportDocument) { provider = document.provider }

    mutating func encode(_ record: Record) {
        let pieces = InterleavedForm.pieces(of: record)
        written = WrittenRecords(record.identifier)
        written.count = pieces.isEmpty ? 0 : 1
        let name = Self.name(record.identifier)
        var images: [(file: String, bytes: [UInt8])] = []
        let files = pieces.enumerated().map { position, piece -> String? in
            guard case .image(let image) = piece.content, let bytes = image.bytes else { return nil }
            let ending = AssetFileName.ending(mediaType: image.mediaType, name: image.name)
            images.append(("\(position).\(ending)", bytes))
            return images.last?.file
        }
        describe(record, pieces, files)
        var tar = TarWriter()
        if !pieces.isEmpty { tar.append(name: "\(name).json", bytes: json.bytes) }
        for image in images { tar.append(name: "\(name).\(image.file)", bytes: image.bytes) }
        self.record = tar.takeFiles()
    }

    private mutating func describe(
        _ record: Record, _ pieces: [(content: InterleavedForm.Piece, page: Int)], _ files: [String?]
    ) {
        json.clear()
        json.member(#"{"id":"#, record.identifier)
        json.member(#","source":"#, record.page?.origin?.provider ?? provider)
        list(#","texts":["#, pieces) { json, piece in
            if case .text(let text) = piece.content { json.string(text) } else { json.raw("null") }
        }
        list(#"],"images":["#, files) { $0.string($1) }
        list(#"],"source_refs":["#, pieces) { json, piece in
            if case .image(let image) = piece.content {
                json.string(image.address ?? image.name)
            } else {
                json.raw("null")
            }
        }
        list(#"],"page_numbers":["#, pieces) { $0.integer($1.page) }
        json.raw("]}")
    }

    private mutating func list<Element>(
        _ beginning: StaticString, _ elements: [Element], _ write: (inout JSONBuffer, Element) -> Void
    ) {
        json.raw(beginning)
        for (position, element) in elements.enumerated() {
            if position > 0 { json.raw(",") }
            write(&json, element)
        }
    }

    /// What the names of a sample's files begin with: the record's name, with all of ASCII but letters, digits, `-` and `_` written as in a URL.
    ///
    /// A dot would end the name of the sample, and a slash would make a folder.
    static func name(_ identifier: String) -> String {
        var name: [UInt8] = []
        for byte in identifier.utf8 {
            if byte >= 0x80 || byte.isDigit || byte.isLetter || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: "_")
            {
                name.append(byte)
            } else {
                name += (byte < 0x10 ? "%0" : "%").utf8
                name += String(byte, radix: 16, uppercase: true).utf8
            }
        }
        return String(decoding: name, as: UTF8.self)
    }
}
