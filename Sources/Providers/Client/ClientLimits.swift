/// What a service takes, and how fast, as its documents say.
package struct ClientLimits: Sendable {
    /// The most calls of one phase in a time.
    package struct Rate: Equatable, Sendable {
        package let calls: Int
        package let duration: Duration

        package init(_ calls: Int, in duration: Duration) {
            self.calls = calls
            self.duration = duration
        }
    }

    /// The kinds of files that it takes.
    package var kinds: Set<SourceKind>
    /// Whether it takes files, or addresses only.
    package var takesFiles: Bool
    package var takesURLs: Bool
    /// The most bytes of a file of a kind; nil if the documents name no limit.
    package var bytes: @Sendable (SourceKind) -> Int?
    /// The most pages of a PDF.
    package var pages: Int?
    /// How many pages one call parses of a file that is sent whole; nil if it parses all.
    package var window: Int?
    /// How many tasks one call can make.
    package var batch: Int
    /// How often submissions may be made, by the kind of file.
    package var rate: @Sendable (SourceKind) -> Rate?

    package init(
        kinds: Set<SourceKind>, takesFiles: Bool = true, takesURLs: Bool = false,
        bytes: @escaping @Sendable (SourceKind) -> Int? = { _ in nil }, pages: Int? = nil,
        window: Int? = nil, batch: Int = 1, rate: @escaping @Sendable (SourceKind) -> Rate? = { _ in nil }
    ) {
        self.kinds = kinds
        self.takesFiles = takesFiles
        self.takesURLs = takesURLs
        self.bytes = bytes
        self.pages = pages
        self.window = window
        self.batch = batch
        self.rate = rate
    }
}
