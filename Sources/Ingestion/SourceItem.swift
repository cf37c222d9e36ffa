package import Providers

/// One result of a source: its name and the place of its bytes.
package struct SourceItem: Sendable {
    /// Where the bytes of a result are.
    package enum Content: Sendable {
        /// Files on disk, read when the result's turn comes: the name in the payload and the path to open.
        case files([File])
        /// Members of an archive, unpacked; `container` holds the zip itself if it is one result.
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
    /// The document's key, made of the path.
    package let key: String
    package let content: Content
    /// What reading guessed or changed.
    package var notes: [SourceNote] = []
    /// Whether the user named the source itself, so that it fails if it holds no result; else it is ignored.
    package var isNamed = false
    /// Whether the bytes came without a name: standard input or a pipe.
    package var isNameless = false

    /// A result without a name under a key that its hash makes its own.
    func numbered(_ hash: String) -> SourceItem {
        SourceItem(
            source: source, key: "\(key)-\(hash.prefix(8))", content: content, notes: notes, isNamed: isNamed,
            isNameless: true)
    }

    package init(
        source: String, key: String, content: Content, notes: [SourceNote] = [], isNamed: Bool = false,
        isNameless: Bool = false
    ) {
        self.isNamed = isNamed
        self.isNameless = isNameless
        self.source = source
        self.key = key
        self.content = content
        self.notes = notes
    }

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
