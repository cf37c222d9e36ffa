internal import JSONView
internal import Markup
package import TextEncodings

/// Finds what bytes are by the bytes alone: file names lie.
package enum ContentSniffer {
    /// The signatures of the image formats that parsers return.
    private static let imageSignatures: [(prefix: [UInt8], mediaType: String)] = [
        ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        ([0x89, 0x50, 0x4E, 0x47], "image/png"),
        (Array("GIF8".utf8), "image/gif"),
        (Array("BM".utf8), "image/bmp"),
        ([0x49, 0x49, 0x2A, 0x00], "image/tiff"),
        ([0x4D, 0x4D, 0x00, 0x2A], "image/tiff"),
    ]

    /// Reads a file of a payload.
    ///
    /// Text in another encoding than UTF-8 is decoded, for JSON and markdown alike.
    static func member(_ file: Payload.Member, limits: DecodingLimits) -> OpenedPayload.Member {
        if let mediaType = imageMediaType(file.bytes) {
            return member(file, file.bytes, .image(mediaType: mediaType))
        }
        let isJSON = looksLikeJSON(file.bytes) && !isMarkdown(file.name)
        if isJSON, case .success(let document) = json(file.bytes, limits) {
            return member(file, file.bytes, .json(document))
        }
        let reading = TextReading(file.bytes)
        if reading != .utf8, let bytes = declaredText(file.bytes) {
            return text(file, bytes, nil, isJSON: false, limits)
        }
        if !isJSON, let (bytes, change) = withoutControls(file.bytes, reading) {
            return text(file, bytes, change, isJSON: false, limits)
        }
        switch reading {
        case .utf8: return text(file, file.bytes, nil, isJSON: isJSON, limits)
        case .damaged(let bytes, let count, let offset):
            let change = TextChange(.damaged, count: count, offset: offset)
            return text(file, bytes, change, isJSON: isJSON, limits)
        case .reencoded(let bytes, let encoding, let invalid):
            let change = TextChange(.decoded(encoding), count: max(1, invalid), offset: 0)
            return text(file, bytes, change, isJSON: isJSON || looksLikeJSON(bytes), limits)
        case .unknownEncoding, .binary:
            if isJSON, case .failure(let error) = json(file.bytes, limits) {
                return member(file, file.bytes, .malformedJSON(error))
            }
            return member(file, file.bytes, .binary)
        }
    }

    private static func member(
        _ file: Payload.Member, _ bytes: [UInt8], _ content: OpenedPayload.Member.Content,
        _ change: TextChange? = nil
    ) -> OpenedPayload.Member {
        OpenedPayload.Member(name: file.name, bytes: bytes, content: content, change: change)
    }

    /// A file that is text for certain.
    private static func text(
        _ file: Payload.Member, _ bytes: [UInt8], _ change: TextChange?, isJSON: Bool,
        _ limits: DecodingLimits
    ) -> OpenedPayload.Member {
        guard isJSON, !isMarkdown(file.name) else {
            let head = isMarkdown(file.name) ? nil : MarkupHead(bytes)
            let isXML = head.map { !$0.isHTML || $0.extensionName != nil } ?? false
            return member(file, bytes, head.flatMap { isXML ? .xml($0) : nil } ?? .text, change)
        }
        return switch json(bytes, limits) {
        case .success(let document): member(file, bytes, .json(document), change)
        case .failure(let error):
            member(file, bytes, isProse(bytes, error, file.name) ? .text : .malformedJSON(error), change)
        }
    }

    /// XML or HTML in another encoding than UTF-8 that it declares, as UTF-8.
    private static func declaredText(_ bytes: [UInt8]) -> [UInt8]? {
        guard looksLikeMarkup(bytes), let label = MarkupHead.declaredEncoding(bytes), label != "utf-8"
        else { return nil }
        return TextEncoding.utf8(from: bytes, declaredAs: label)
    }

    /// Text with spaces in place of the control characters that broken fonts use for letters; nil if it has none, or it
    /// is binary all the same.
    ///
    /// Plain text keeps those that have a meaning in it, such as form feeds. XML, and a table of words, may have any number of them.
    private static func withoutControls(
        _ bytes: [UInt8], _ reading: TextReading
    ) -> (bytes: [UInt8], change: TextChange)? {
        let isMarkup =
            (looksLikeMarkup(bytes) || bytes.starts(with: Array("level\tpage_num\t".utf8)))
            && !bytes.contains(0)
        guard reading == .utf8 || (reading == .binary && isMarkup) else { return nil }
        func isControl(_ byte: UInt8) -> Bool {
            isMarkup ? byte < 0x20 && ![0x09, 0x0A, 0x0D].contains(byte) : TextReading.isControl(byte)
        }
        guard let first = bytes.firstIndex(where: isControl) else { return nil }
        let cleaned = bytes.map { isControl($0) ? 0x20 : $0 }
        guard TextReading(cleaned) == .utf8 else { return nil }
        return (cleaned, TextChange(.cleared, count: bytes.count(where: isControl), offset: first))
    }

    private static func looksLikeMarkup(_ bytes: [UInt8]) -> Bool {
        let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF]
        return bytes.prefix(4096).first { !blanks.contains($0) } == UInt8(ascii: "<")
    }

    /// Whether a text only begins like JSON: `[12] Smith et al.` breaks off at once and continues as text.
    ///
    /// A file with the name of JSON is meant as JSON, and a text that ends where it breaks was cut.
    private static func isProse(_ bytes: [UInt8], _ error: JSONSyntaxError, _ name: String) -> Bool {
        let isNamedJSON = [".json", ".jsonl", ".ndjson"].contains { name.lowercased().hasSuffix($0) }
        return !isNamedJSON && error.offset < min(64, bytes.count)
    }

    private static func json(
        _ bytes: [UInt8], _ limits: DecodingLimits
    ) -> Result<JSONDocument, JSONSyntaxError> {
        do throws(JSONSyntaxError) {
            return .success(try JSONDocument(bytes, maximumDepth: limits.jsonDepth))
        } catch {
            return .failure(error)
        }
    }

    /// Whether the name says markdown, which may begin with a bracket: `[markets] build loyalty`.
    private static func isMarkdown(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.hasSuffix(".md") || name.hasSuffix(".markdown")
    }

    /// The media type of an image, nil for everything else.
    package static func imageMediaType(_ bytes: [UInt8]) -> String? {
        if let found = imageSignatures.first(where: { bytes.starts(with: $0.prefix) }) {
            return found.mediaType
        }
        let isWebP =
            bytes.count >= 12 && bytes.starts(with: Array("RIFF".utf8))
            && bytes[8..<12].elementsEqual("WEBP".utf8)
        return isWebP ? "image/webp" : nil
    }

    /// Whether the text opens an object or array that continues as one: `{"`, `[1`, `[[`, but not `[markets]`.
    ///
    /// A byte order mark and the zeros of UTF-16 are looked through.
    private static func looksLikeJSON(_ bytes: [UInt8]) -> Bool {
        let significant = bytes.prefix(4096).lazy.filter {
            ![0x20, 0x09, 0x0A, 0x0D, 0x00, 0xEF, 0xBB, 0xBF, 0xFE, 0xFF].contains($0)
        }
        var iterator = significant.makeIterator()
        guard let open = iterator.next() else { return false }
        let next = iterator.next()
        return switch open {
        case UInt8(ascii: "{"):
            next.map { [UInt8(ascii: "\""), UInt8(ascii: "}"), UInt8(ascii: "/")].contains($0) } ?? true
        case UInt8(ascii: "["): next.map { Array("\"{[]-0123456789/".utf8).contains($0) } ?? true
        default: false
        }
    }
}

/// What was changed to read a file as text.
package struct TextChange: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        /// The text is in another encoding than UTF-8.
        case decoded(TextEncoding)
        /// Bytes that are not UTF-8 became U+FFFD.
        case damaged
        /// Control characters became spaces.
        case cleared
    }

    package let kind: Kind
    /// How many places were changed.
    package let count: Int
    /// The first place, in bytes.
    package let offset: Int

    init(_ kind: Kind, count: Int, offset: Int) {
        self.kind = kind
        self.count = count
        self.offset = offset
    }

    /// The code and text of the parse's warning.
    var warning: (code: String, message: String) {
        switch kind {
        case .decoded(let encoding):
            ("text_reencoded", "the file is not UTF-8; it was read as \(encoding.rawValue)")
        case .damaged: ("text_invalid_utf8", "bytes that are not UTF-8 were replaced by U+FFFD")
        case .cleared: ("text_control_characters", "control characters were replaced by spaces")
        }
    }
}
