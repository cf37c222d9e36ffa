internal import Foundation

/// The folders and files below a directory on disk.
///
/// Links are followed, since people link data in, but a folder that is its own ancestor is left out.
struct DiskTree: FileTree {
    /// The directory that paths are below.
    let root: String

    func listing(of folder: String) throws -> FileListing {
        let directory = absolutePath(of: folder)
        var listing = FileListing()
        for name in try FileManager.default.contentsOfDirectory(atPath: directory).sorted() {
            let path = "\(directory)/\(name)"
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            if !isFolder.boolValue {
                // A link that leads nowhere is listed, so that opening it says so; a pipe would wait for ever.
                if !exists || !FileReader.isStream(path) { listing.files.append(name) }
            } else if !isAncestor(path, of: directory) {
                listing.folders.append(name)
            }
        }
        return listing
    }

    /// The path to open for a path below the root.
    func absolutePath(of path: String) -> String { path.isEmpty ? root : "\(root)/\(path)" }

    private func isAncestor(_ path: String, of directory: String) -> Bool {
        let resolved = URL(filePath: path).resolvingSymlinksInPath().path
        guard resolved != path else { return false }
        let current = URL(filePath: directory).resolvingSymlinksInPath().path
        return current == resolved || current.hasPrefix(resolved + "/")
    }
}
