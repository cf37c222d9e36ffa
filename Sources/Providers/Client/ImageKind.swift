/// Tells images from other bytes.
package enum ImageKind {
    /// The media type of an image, told from its bytes; nil for everything else.
    package static func mediaType(of bytes: [UInt8]) -> String? { ContentSniffer.imageMediaType(bytes) }
}
