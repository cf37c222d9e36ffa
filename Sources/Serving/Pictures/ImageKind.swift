/// The forms of images that are sent to a browser as such, recognized by their first bytes.
enum ImageKind: String, CaseIterable {
    case png, jpeg, gif, webp

    /// The type of every other file.
    static let file = "application/octet-stream"

    /// The media types that an answer with an image may have.
    static let answers = Dictionary(
        uniqueKeysWithValues: (allCases.map(\.mediaType) + [file]).map { ($0, "") })

    /// The form of an image; nil for everything else.
    init?(of bytes: [UInt8]) {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: Array("GIF8".utf8)) {
            self = .gif
        } else if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8))
        {
            self = .webp
        } else {
            return nil
        }
    }

    var mediaType: String { "image/\(rawValue)" }
}
