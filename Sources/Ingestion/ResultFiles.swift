/// The files of one provider result, found by their names before a byte is read.
package struct ResultFiles: Equatable, Sendable {
    /// One file of the result.
    package struct File: Equatable, Sendable {
        /// The path inside the result: `images/ab12.jpg`.
        package let name: String
        /// The path below the root that is being walked.
        package let path: String

        package init(name: String, path: String) {
            self.name = name
            self.path = path
        }
    }

    /// The document's key, made of the path; empty for the files of the root itself.
    package let key: String
    /// The path below the root that represents the result in messages: its first file.
    package let path: String
    package let files: [File]

    package init(key: String, path: String, files: [File]) {
        self.key = key
        self.path = path
        self.files = files
    }
}
