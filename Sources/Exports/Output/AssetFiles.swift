internal import Rendering

/// Writes the assets that exported pages show, each content once, into `assets/`.
final class AssetFiles {
    private let folder: OutputFolder
    private let source: any ExportSource
    /// The first eight bytes of the hashes of the contents written, all that a million of them leave room for.
    private var written: Set<UInt64> = []
    /// Why assets of the documents so far have no file.
    private var failures: [String] = []

    init(_ folder: OutputFolder, _ source: any ExportSource) {
        self.folder = folder
        self.source = source
    }

    /// The destinations of a document's assets in a file at this depth below the top.
    static func links(to assets: [ExportAsset], depth: Int) -> AssetLinks {
        let top = String(repeating: "../", count: depth) + AssetFileName.folder + "/"
        var destinations: [String: String] = [:]
        for asset in assets {
            switch asset.content {
            case .stored(let sha256):
                let file = AssetFileName.make(sha256: sha256, mediaType: asset.mediaType, name: asset.name)
                destinations[asset.name] = top + file
            case .remote(let url): destinations[asset.name] = LinkDestination.encode(url)
            case .missing: destinations[asset.name] = LinkDestination.encode(asset.name)
            }
        }
        return AssetLinks(destinations)
    }

    /// Writes those of a document's assets that its pages showed and counts them.
    func write(_ assets: [ExportAsset], used: Set<String>, _ summary: inout ExportSummary) throws {
        for asset in assets where used.contains(asset.name) {
            switch asset.content {
            case .remote: summary.remoteAssets += 1
            case .missing: summary.missingAssets += 1
            case .stored(let sha256):
                guard written.insert(Self.prefix(sha256)).inserted else { continue }
                do {
                    summary.assetBytes += try write(asset, sha256)
                    summary.assets += 1
                } catch let error as ExportError
                    where error.code == .assetUnreadable || error.code == .unwritable
                {
                    // One image takes no text with it: the link to it stays, and the image is named.
                    failures.append("the image \(asset.name) was not written: \(error.message)")
                }
            }
        }
    }

    /// Returns why assets have no file, each once.
    func takeFailures() -> [String] {
        defer { failures = [] }
        return failures
    }

    /// Writes a file and returns its size in bytes.
    private func write(_ asset: ExportAsset, _ sha256: String) throws -> Int {
        guard let bytes = try source.bytes(ofAsset: sha256) else {
            throw ExportError.assetUnreadable(sha256)
        }
        let name = AssetFileName.make(sha256: sha256, mediaType: asset.mediaType, name: asset.name)
        let file = try folder.file("\(AssetFileName.folder)/\(name)")
        try file.append(bytes)
        _ = try file.commit(isDurable: false)
        return bytes.count
    }

    /// Whether a file of that name was written.
    func holds(_ name: String) -> Bool { written.contains(Self.prefix(name)) }

    private static func prefix(_ sha256: String) -> UInt64 { UInt64(sha256.prefix(16), radix: 16) ?? 0 }
}
