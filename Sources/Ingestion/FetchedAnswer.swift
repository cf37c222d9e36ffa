package import Storage

/// What a provider answered for one job, on its way into the store.
package struct FetchedAnswer: Sendable {
    /// The bytes as received.
    package var bytes: [UInt8]
    /// The name to keep them under: `2024/report.json`, `2024/report.zip`.
    package var name: String
    /// `Provider.id` of the adapter that reads it.
    package var adapter: String
    package var key: String
    /// What messages call it: the path or address that was fetched.
    package var source: String
    /// The pages that were asked for, from 0; nil for the whole source.
    package var pages: ClosedRange<Int>?
    package var request: ParseRequest

    package init(
        bytes: [UInt8], name: String, adapter: String, key: String, source: String,
        pages: ClosedRange<Int>?, request: ParseRequest
    ) {
        self.bytes = bytes
        self.name = name
        self.adapter = adapter
        self.key = key
        self.source = source
        self.pages = pages
        self.request = request
    }
}
