package import Providers

/// One result as the sources hand it over: what it is called and where its bytes are.
package struct SourceItem: Sendable {
    /// Where the bytes of a result are.
    package enum Content: Sendable {
        /// Files on disk, read when the result's turn comes: the name in the payload and the path to open.
        case files([File])
        /// Members of an archive, unpacked; `container` holds the zip itself where it is one result.
        case payload(Payload, container: [UInt8]?)
        /// Nothing: why the source could not be read.
        case failure(ProviderFailure)
    }

    /// A file on disk that belongs to a result.
    package struct File: Sendable {
        /// The path inside the payload.
        package let name: String
        /// The path to open.
        package let path: String
        package let byteCount: Int
    }

    /// What messages call the result: the path given, and inside an archive the member's path after it.
    package let source: String
    /// The document's key as the path tells it.
    package let key: String
    package let content: Content

    /// How many bytes the result takes in memory.
    package var byteCount: Int {
        switch content {
        case .files(let files): files.reduce(0) { $0 + $1.byteCount }
        case .payload(let payload, let container):
            payload.members.reduce(container?.count ?? 0) { $0 + $1.bytes.count }
        case .failure: 0
        }
    }
}
