/// The contents of one folder of a directory tree or an archive.
package struct FileListing: Equatable, Sendable {
    /// The names of the files, sorted.
    package var files: [String]
    /// The names of the folders, sorted.
    package var folders: [String]

    package init(files: [String] = [], folders: [String] = []) {
        self.files = files.sorted()
        self.folders = folders.sorted()
    }
}
