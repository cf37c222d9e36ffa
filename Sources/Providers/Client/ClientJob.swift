/// What a client learns of a job.
package struct ClientJob: Sendable {
    /// Where the file is.
    package enum Source: Equatable, Sendable {
        /// Its bytes, if the client puts them into the request; empty if the call's body is `.file`.
        case bytes([UInt8])
        case address(String)
    }

    package var source: Source
    package var kind: SourceKind
    /// The file's name without its extension: `report`.
    package var name: String
    /// The same for the same request, different for others: 64 hexadecimal digits.
    package var fingerprint: String
    /// The pages of the source that this job is about, from 0; nil for all.
    package var pages: ClosedRange<Int>?
    /// Whether the file sent holds only `pages`; else it is whole and the call names them.
    package var isCut: Bool

    package init(
        source: Source, kind: SourceKind, name: String, fingerprint: String,
        pages: ClosedRange<Int>? = nil, isCut: Bool = false
    ) {
        self.source = source
        self.kind = kind
        self.name = name
        self.fingerprint = fingerprint
        self.pages = pages
        self.isCut = isCut
    }

    /// The file's bytes in base64, if they are at hand.
    package var base64: String? {
        guard case .bytes(let bytes) = source else { return nil }
        return Base64.text(bytes)
    }
}
