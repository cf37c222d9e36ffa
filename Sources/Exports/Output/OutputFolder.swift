internal import Foundation

/// The folder that an export goes to: either new, empty, or one that an export filled before.
///
/// `manifest.json` lists what is there. It is taken away before the first file is written and comes back when all
/// is whole, so a folder without one holds no finished export. If an export is made in parts, each has a manifest
/// of its own, and `manifest.json` comes when all parts are there.
final class OutputFolder {
    let path: String
    private let shard: ShardNumber?
    /// What an earlier run of the same part left.
    private let before: WrittenManifest?
    /// Files of the previous export that this one has not written again.
    private var stale: Set<String>
    /// Whether an export was here before.
    private let isKnown: Bool
    private var folders: Set<String> = []

    /// Makes the folder or takes over one that is there; changes nothing in it yet.
    ///
    /// - Throws: `output_not_empty` if it contains files that no export of Folio put there, unless `overwrite`, or parts of
    ///   another division; `unwritable`; `disk_full`.
    init(_ path: String, overwrite: Bool, shard: ShardNumber? = nil) throws(ExportError) {
        self.path = path
        self.shard = shard
        try Self.makeFolders(path)
        let names = try SystemFile.names(in: path)
        let manifests = names.filter {
            $0.hasPrefix("manifest") && ($0.hasSuffix(".json") || $0.hasSuffix(".json.tmp"))
        }
        var found: [String: WrittenManifest] = [:]
        for name in manifests { found[name] = WrittenManifest(path: "\(path)/\(name)") }
        let holdsNothing = names.allSatisfy { manifests.contains($0) && Self.isBarelyBegun("\(path)/\($0)") }
        guard overwrite || holdsNothing || !found.isEmpty else {
            throw ExportError(
                .outputNotEmpty, "\(path) contains files that are not from a Folio export",
                hint: "choose an empty folder, or give --overwrite")
        }
        let counts = Set(found.keys.compactMap { ManifestHead.shardCount(inFileName: $0) })
        if let shard, counts.contains(where: { $0 != shard.count }) {
            throw ExportError(
                .outputNotEmpty,
                "\(path) contains an export in \(counts.sorted()[0]) parts, not in \(shard.count)",
                hint: "choose an empty folder, or remove that export")
        }
        let own = ManifestHead.fileName(shard)
        before = found[own] ?? found[own + ".tmp"]
        isFinished = found[own] != nil
        isKnown = !found.isEmpty
        var stale: Set<String> = []
        for (name, manifest) in found
        where shard == nil || name.hasPrefix(own) || name.hasPrefix("manifest.json") {
            stale.formUnion(manifest.files)
        }
        // What other parts write or have written stays.
        if let shard { stale = stale.filter { !Self.belongsToAnotherPart($0, than: shard) } }
        self.stale = stale
        removedAtStart = found.keys.filter { shard == nil || $0.hasPrefix(own) || $0 == "manifest.json" }
    }

    /// Whether a run was killed between making its manifest and writing the first word of it.
    private static func isBarelyBegun(_ manifest: String) -> Bool {
        let size = try? FileManager.default.attributesOfItem(atPath: manifest)[.size] as? Int
        return manifest.hasSuffix(".tmp") && size == 0
    }

    /// Whether the earlier run's manifest has its name; one that is complete but for that is still to be finished.
    private let isFinished: Bool

    /// The manifests that this export takes the place of.
    private let removedAtStart: [String]

    /// Reports what an earlier run of this export has finished, the last of which all is whole on disk.
    ///
    /// - Throws: `resume_mismatch` if the earlier run was another export.
    func finished(
        _ head: ManifestHead
    ) throws(ExportError) -> (shards: [ManifestShard], summary: ExportSummary?) {
        guard let before else { return ([], nil) }
        guard before.head == head.bytes(of: shard) else {
            throw ExportError(
                .resumeMismatch,
                "\(path) contains an export with other options, or of another state of the store",
                hint: "give the same options as before, or start over without --resume")
        }
        let whole = before.shards.prefix { shard in
            shard.files.allSatisfy {
                FileDigest.matches("\(path)/\($0.file)", bytes: $0.bytes, sha256: $0.sha256)
            }
        }
        return (Array(whole), isFinished && whole.count == before.shards.count ? before.summary : nil)
    }

    /// Marks files as belonging to this export, although it does not write them again.
    func keep(_ shards: [ManifestShard]) {
        for shard in shards { stale.subtract(shard.files.map(\.file)) }
    }

    /// Begins a file at a path below the folder, and the folders on the way there.
    func file(_ relativePath: String) throws(ExportError) -> sending AtomicFile {
        if let slash = relativePath.utf8.lastIndex(of: UInt8(ascii: "/")) {
            try makeFolder(String(relativePath[..<slash]))
        }
        stale.remove(relativePath)
        return try AtomicFile(absolutePath(of: relativePath))
    }

    /// Begins the manifest, which under its temporary name marks the folder as one of ours from now on, and takes
    /// away those of the export before.
    func manifest(_ shard: ShardNumber?) throws(ExportError) -> AtomicFile {
        let name = ManifestHead.fileName(shard)
        let file = try AtomicFile(absolutePath(of: name), leavesMark: true)
        for old in removedAtStart where old != name + ".tmp" { SystemFile.remove(absolutePath(of: old)) }
        return file
    }

    /// Begins the manifest of all parts; several processes may do so at the same time, with the same bytes.
    func wholeManifest() throws(ExportError) -> AtomicFile {
        let name = ManifestHead.fileName(nil)
        return try AtomicFile(absolutePath(of: name), temporaryName: ".\(shard?.index ?? 0)")
    }

    /// The manifests of all parts in order, if all are finished; nil if one is missing.
    func partManifests(count: Int) -> [WrittenManifest]? {
        var manifests: [WrittenManifest] = []
        for index in 0..<count {
            guard let part = ShardNumber(index: index, count: count),
                let manifest = WrittenManifest(path: absolutePath(of: ManifestHead.fileName(part))),
                manifest.summary != nil
            else { return nil }
            manifests.append(manifest)
        }
        return manifests
    }

    /// Removes what the previous export left and this one did not write again.
    ///
    /// - Parameter isAsset: Whether this export has an asset of that file name.
    func removeStaleFiles(keepingAssets isAsset: (String) -> Bool) {
        for file in stale { SystemFile.remove(absolutePath(of: file)) }
        stale = []
        let assets = absolutePath(of: AssetFileName.folder)
        // Other parts may show assets that this one does not.
        guard isKnown, shard == nil, SystemFile.isFolder(assets) else { return }
        for name in (try? SystemFile.names(in: assets)) ?? []
        where AssetFileName.isOne(name) && !isAsset(name) {
            SystemFile.remove("\(assets)/\(name)")
        }
    }

    /// Removes files in a folder below this one that a run which broke off left unfinished.
    func removeUnfinished(in relativeFolder: String, prefix: String) {
        let folder = relativeFolder.isEmpty ? path : absolutePath(of: relativeFolder)
        guard SystemFile.isFolder(folder) else { return }
        for name in (try? SystemFile.names(in: folder)) ?? []
        where name.hasPrefix(prefix) && name.hasSuffix(".tmp") {
            SystemFile.remove("\(folder)/\(name)")
        }
    }

    private static func belongsToAnotherPart(_ file: String, than shard: ShardNumber) -> Bool {
        guard let name = file.split(separator: "/").last,
            let match = name.prefixMatch(of: /(?:part|bulk)-([0-9]{5,6})-[0-9]{5,}\./),
            let index = Int(match.1)
        else { return true }
        return index != shard.index
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
