/// Folders and files under one root: a directory on disk, or the members of an archive.
protocol FileTree {
    /// The contents of a folder; the root is the empty path.
    func listing(of folder: String) throws -> FileListing
}

/// The folders that the names of an archive's members make up.
struct NameTree: FileTree {
    private var folders: [String: FileListing] = [:]

    init(names: [String]) {
        var seen: Set<String> = []
        for name in names {
            let parts = name.split(separator: "/").map(String.init)
            guard let file = parts.last else { continue }
            for depth in parts.indices.dropLast() {
                let path = parts[...depth].joined(separator: "/")
                guard seen.insert(path).inserted else { continue }
                folders[parts[..<depth].joined(separator: "/"), default: FileListing()].folders.append(
                    parts[depth])
            }
            folders[parts.dropLast().joined(separator: "/"), default: FileListing()].files.append(file)
        }
        for folder in folders.keys {
            folders[folder]?.files.sort()
            folders[folder]?.folders.sort()
        }
    }

    func listing(of folder: String) -> FileListing { folders[folder] ?? FileListing() }
}

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
