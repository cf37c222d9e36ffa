internal import Foundation

/// The folders and files below a directory on disk.
///
/// Links are followed, since people link data in. A folder that is its own ancestor is left out, and so is a folder that another link
/// led to before: two folders that link to each other would be walked for ever.
struct DiskTree: FileTree {
    /// The directory that paths are below.
    let root: String
    private let links: FollowedLinks

    init(root: String) {
        self.root = root
        links = FollowedLinks(root: root)
    }

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
            } else if !isAncestor(path, of: directory), links.isFirst(path) {
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

/// The folders that links led to.
private final class FollowedLinks {
    private struct Folder: Hashable {
        let device: UInt64
        let number: UInt64
    }

    /// For each folder the link that led to it first; the root for its own.
    private var firstLinks: [Folder: String] = [:]

    init(root: String) {
        if let folder = Self.folder(root) { firstLinks[folder] = root }
    }

    /// Whether a path is not a link, or the first that leads to its folder.
    func isFirst(_ path: String) -> Bool {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK, let folder = Self.folder(path)
        else {
            return true
        }
        if let first = firstLinks[folder] { return first == path }
        firstLinks[folder] = path
        return true
    }

    private static func folder(_ path: String) -> Folder? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return Folder(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
    }
}
