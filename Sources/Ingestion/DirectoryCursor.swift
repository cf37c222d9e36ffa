internal import Archives
internal import Foundation
internal import Providers
internal import Storage

/// The place in a directory on disk up to which results have been returned.
struct DirectoryCursor {
    private let tree: DiskTree
    /// What messages put before a path below the root.
    private let display: String
    private let limits: SourceLimits
    private var iterator: ResultIterator<DiskTree>

    init(root: String, display: String? = nil, limits: SourceLimits) {
        let trimmed = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
        tree = DiskTree(root: trimmed)
        self.display = display ?? (trimmed + "/")
        self.limits = limits
        iterator = ResultIterator(tree)
    }

    mutating func next() -> SourceReader.Step {
        do {
            guard let result = try iterator.next() else { return .end }
            return open(result, isRoot: false)
        } catch {
            return .item(
                SourceItem(
                    source: tree.root, key: tree.root,
                    content: .failure(
                        ProviderFailure(
                            .unreadable, "cannot list the folder: \(error); check its permissions"))))
        }
    }

    /// The step for a file that the user named by itself.
    func open(fileName: String) -> SourceReader.Step {
        let grouping = ResultGrouping(
            folder: "", listing: FileListing(files: [fileName]), subfolder: { _ in FileListing() })
        let key = (try? grouping.results().results.first?.key) ?? fileName
        let file = ResultFiles.File(name: fileName, path: fileName)
        return open(ResultFiles(key: key, path: fileName, files: [file]), isRoot: true)
    }

    /// Makes an item of a result's files, or a cursor if its only file is an archive.
    ///
    /// If `isRoot`, the user named the file itself, and an archive's keys are the paths inside it.
    private func open(_ result: ResultFiles, isRoot: Bool) -> SourceReader.Step {
        let key = DocumentKey.stored(
            result.key.isEmpty
                ? URL(filePath: tree.root).standardizedFileURL.lastPathComponent : result.key)
        let source = display + result.path
        let path = tree.absolutePath(of: result.path)
        if result.files.count == 1, ArchiveKind.sniff(FileReader.prefix(of: path)) != nil {
            do throws(ArchiveError) {
                let place = ArchivePlace(source: source, path: result.path, isRoot: isRoot)
                return .archive(try ArchiveCursor(path: path, place: place, limits: limits))
            } catch {
                return .item(.failed(source: source, key: key, error))
            }
        }
        let files = result.files.map {
            let path = tree.absolutePath(of: $0.path)
            return SourceItem.File(name: $0.name, path: path, byteCount: FileReader.byteCount(of: path))
        }
        if let large = files.first(where: { $0.byteCount > limits.fileBytes }) {
            let failure = ProviderFailure(
                .limitExceeded,
                "limit fileBytes: the file has \(large.byteCount) bytes, and the limit is \(limits.fileBytes)",
                at: large.name)
            return .item(SourceItem(source: source, key: key, content: .failure(failure)))
        }
        return .item(SourceItem(source: source, key: key, content: .files(files), isNamed: isRoot))
    }
}
