/// What a provider sent for one document, as received: one file, or the files that belong together.
///
/// A MinerU folder is one payload of several members; a single JSON answer is a payload of one.
package struct Payload: Sendable {
    /// One file of a payload.
    package struct Member: Sendable {
        /// The path inside the result, `/` between its parts: `images/ab12.jpg`.
        package let name: String
        package let bytes: [UInt8]

        package init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// The path of the result below what the user named, for messages: `2024/report.json`.
    package let name: String
    /// Sorted by name.
    package let members: [Member]

    package init(name: String, members: [Member]) {
        self.name = name
        self.members = members.sorted { $0.name < $1.name }
    }
}
