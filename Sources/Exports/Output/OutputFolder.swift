/// The folder that an export goes to: either new, empty, or one that an export filled before.
///
/// `manifest.json` lists what is there. It is taken away before the first file is written and comes back when all
/// is whole, so a folder without one holds no finished export.
final class OutputFolder {
    let path: String
    /// Files of the export before that this one has not written anew.
    private var stale: Set<String>
    /// Whether an export was here before.
    private let isKnown: Bool
    private var folders: Set<String> = []

    static let manifestName = "manifest.json"

    /// Makes the folder or takes over one that is there.
    ///
    /// - Throws: `output_not_empty` where it holds what no export of Folio put there, unless `overwrite`;
    ///   `unwritable`; `disk_full`.
    init(_ path: String, overwrite: Bool) throws(ExportError) {
        self.path = path
        try Self.makeFolders(path)
        let names = try SystemFile.names(in: path)
        let before = ExportedFiles(folder: path)
        guard overwrite || names.isEmpty || before != nil else {
            throw ExportError(
                .outputNotEmpty, "\(path) holds files that are not from an export of Folio",
                hint: "choose an empty folder, or write into this one with --overwrite")
        }
        stale = before?.names ?? []
        isKnown = before != nil
        SystemFile.remove(absolutePath(of: Self.manifestName))
    }

    /// Begins a file at a path below the folder, and the folders on the way there.
    func file(_ relativePath: String) throws(ExportError) -> AtomicFile {
        if let slash = relativePath.utf8.lastIndex(of: UInt8(ascii: "/")) {
            try makeFolder(String(relativePath[..<slash]))
        }
        stale.remove(relativePath)
        return try AtomicFile(absolutePath(of: relativePath))
    }

    /// Begins the manifest, which under its temporary name marks the folder as one of ours from now on.
    func manifest() throws(ExportError) -> AtomicFile {
        try AtomicFile(absolutePath(of: Self.manifestName), leavesMark: true)
    }

    /// Removes what the export before left and this one did not write anew.
    ///
    /// - Parameter isAsset: Whether this export has an asset of that file name.
    func removeStaleFiles(keepingAssets isAsset: (String) -> Bool) {
        for file in stale { SystemFile.remove(absolutePath(of: file)) }
        stale = []
        let assets = absolutePath(of: AssetFileName.folder)
        guard isKnown, SystemFile.isFolder(assets) else { return }
        for name in (try? SystemFile.names(in: assets)) ?? []
        where AssetFileName.isOne(name) && !isAsset(name) {
            SystemFile.remove("\(assets)/\(name)")
        }
    }

    private func absolutePath(of relativePath: String) -> String { "\(path)/\(relativePath)" }

    /// Makes a folder below this one with those above it.
    private func makeFolder(_ relativePath: String) throws(ExportError) {
        guard !folders.contains(relativePath) else { return }
        if let slash = relativePath.utf8.lastIndex(of: UInt8(ascii: "/")) {
            try makeFolder(String(relativePath[..<slash]))
        }
        try SystemFile.makeFolder(absolutePath(of: relativePath))
        // Keys come in order, so that few folders are asked for again after others.
        if folders.count > 10_000 { folders.removeAll(keepingCapacity: true) }
        folders.insert(relativePath)
    }

    private static func makeFolders(_ path: String) throws(ExportError) {
        guard !SystemFile.isFolder(path) else { return }
        if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash != path.startIndex {
            try makeFolders(String(path[..<slash]))
        }
        guard !path.isEmpty else { return }
        try SystemFile.makeFolder(path)
    }
}
