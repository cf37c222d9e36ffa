/// What kind of file is to be parsed, found by its bytes; for addresses, by the name.
package enum SourceKind: String, Sendable, CaseIterable {
    case pdf, jpeg, png, bmp, word, powerpoint

    /// The media type.
    package var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .bmp: "image/bmp"
        case .word: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .powerpoint: "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        }
    }

    /// Whether this is a picture, which is one page.
    package var isImage: Bool { [.jpeg, .png, .bmp].contains(self) }

    /// Finds the kind by the first bytes; nil if they are different.
    package init?(beginning bytes: some Collection<UInt8>) {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
            self = .png
        } else if bytes.starts(with: "BM".utf8) {
            self = .bmp
        } else if Self.holdsPDFMark(bytes) {
            self = .pdf
        } else {
            return nil
        }
    }

    /// Finds the kind by a name's extension; nil if it is different.
    package init?(fileExtension: String) {
        switch fileExtension.lowercased() {
        case "pdf": self = .pdf
        case "jpg", "jpeg": self = .jpeg
        case "png": self = .png
        case "bmp": self = .bmp
        case "doc", "docx": self = .word
        case "ppt", "pptx": self = .powerpoint
        default: return nil
        }
    }

    /// Readers accept up to 1,024 bytes before the mark (PDF 32000-1, implementation note 13).
    private static func holdsPDFMark(_ bytes: some Collection<UInt8>) -> Bool {
        let mark = Array("%PDF-".utf8)
        let beginning = Array(bytes.prefix(1024 + mark.count))
        return beginning.indices.contains { beginning[$0...].starts(with: mark) }
    }
}
