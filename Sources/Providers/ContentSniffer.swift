internal import JSONView

/// Tells what bytes are from the bytes alone: file names lie.
enum ContentSniffer {
    /// The signatures of the image formats that parsers return.
    private static let imageSignatures: [(prefix: [UInt8], mediaType: String)] = [
        ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        ([0x89, 0x50, 0x4E, 0x47], "image/png"),
        (Array("GIF8".utf8), "image/gif"),
        (Array("BM".utf8), "image/bmp"),
        ([0x49, 0x49, 0x2A, 0x00], "image/tiff"),
        ([0x4D, 0x4D, 0x00, 0x2A], "image/tiff"),
    ]

    static func content(of bytes: [UInt8], limits: DecodingLimits) -> OpenedPayload.Member.Content {
        if let mediaType = imageMediaType(bytes) { return .image(mediaType: mediaType) }
        if looksLikeJSON(bytes) {
            do throws(JSONSyntaxError) {
                return .json(try JSONDocument(bytes, maximumDepth: limits.jsonDepth))
            } catch {
                return .malformedJSON(error)
            }
        }
        if bytes.prefix(4096).contains(0) { return .binary }
        return String(validating: bytes, as: UTF8.self) == nil ? .binary : .text
    }

    /// The media type of an image, nil for everything else.
    static func imageMediaType(_ bytes: [UInt8]) -> String? {
        if let found = imageSignatures.first(where: { bytes.starts(with: $0.prefix) }) {
            return found.mediaType
        }
        let isWebP =
            bytes.count >= 12 && bytes.starts(with: Array("RIFF".utf8))
            && bytes[8..<12].elementsEqual("WEBP".utf8)
        return isWebP ? "image/webp" : nil
    }

    /// Whether the first character that is not white space opens an object or array; a byte order mark and UTF-16 are looked through.
    private static func looksLikeJSON(_ bytes: [UInt8]) -> Bool {
        for byte in bytes.prefix(4096) {
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D, 0x00, 0xEF, 0xBB, 0xBF, 0xFE, 0xFF: continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): return true
            default: return false
            }
        }
        return false
    }
}
