internal import Archives
package import DocumentModel

/// A payload as the store holds it.
package struct StoredPayload: Equatable, Sendable {
    package var id: Int64
    /// Of the bytes as received, lower-case hex.
    package var sha256: String
    /// The path of the result below what the user named.
    package var name: String
    package var mediaType: String?
    /// The number of bytes as received.
    package var byteCount: Int
    package var encoding: PayloadToStore.Encoding
    /// The bytes in that encoding.
    package var data: [UInt8]

    /// The bytes as received.
    ///
    /// - Throws: `StoreError` `corrupt` if they cannot be unpacked or their number is wrong.
    package func bytes() throws -> [UInt8] {
        let bytes: [UInt8]
        switch encoding {
        case .identity:
            bytes = data
        case .zstd:
            do {
                bytes = try Zstandard.decompress(data, maximumBytes: byteCount)
            } catch {
                throw corrupt(error.message)
            }
        }
        guard bytes.count == byteCount else { throw corrupt("\(bytes.count) bytes instead of \(byteCount)") }
        return bytes
    }

    private func corrupt(_ reason: String) -> StoreError {
        StoreError(
            .corrupt, "cannot unpack the payload \(name) (\(sha256)): \(reason)",
            hint: "restore a backup, or delete the document and ingest it again")
    }
}

/// A payload without its bytes, and the place of its pages in the document.
package struct PayloadHead: Equatable, Sendable {
    /// Of the bytes as received, lower-case hex.
    package var sha256: String
    package var mediaType: String?
    /// The number of bytes as received.
    package var byteCount: Int
    /// How many pages of the document come before the parse's; nil if it was not given.
    package var pageOffset: Int?
}

/// A parse with what is needed to decode it again.
package struct ParseSource: Equatable, Sendable {
    package var parseID: Int64
    package var documentKey: String
    package var provider: String
    /// `Provider.id` of the adapter that decoded it, if that is not `provider`.
    package var adapter: String?
    package var decoderVersion: Int
    /// Whether today's identifier found the languages of its pages.
    package var hasCurrentLanguages: Bool
    /// As given at ingest; nil if it was not.
    package var pageOffset: Int?
    /// What was asked of the provider, if Folio itself asked.
    package var request: ParseRequest?
    /// `parses.options`.
    package var options: [String: MetadataValue]
    package var payload: StoredPayload
}
