/// The bytes of one result as received, ready to be stored.
package struct PayloadToStore: Sendable {
    /// How `data` holds the bytes.
    package enum Encoding: String, Sendable {
        case identity
        case zstd
    }

    /// Of the bytes as received, lower-case hex: the payload's identity.
    package var sha256: String
    /// The path of the result below what the user named: `2024/report.json`.
    package var name: String
    package var mediaType: String?
    /// The number of bytes as received.
    package var byteCount: Int
    package var encoding: Encoding
    /// The bytes in that encoding.
    package var data: [UInt8]

    package init(
        sha256: String, name: String, mediaType: String? = nil, byteCount: Int, encoding: Encoding,
        data: [UInt8]
    ) {
        self.sha256 = sha256
        self.name = name
        self.mediaType = mediaType
        self.byteCount = byteCount
        self.encoding = encoding
        self.data = data
    }
}

extension PayloadToStore {
    /// A stored payload, to be stored again.
    init(_ payload: StoredPayload) {
        self.init(
            sha256: payload.sha256, name: payload.name, mediaType: payload.mediaType,
            byteCount: payload.byteCount, encoding: payload.encoding, data: payload.data)
    }
}
