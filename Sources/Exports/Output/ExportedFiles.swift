internal import Foundation

/// The files of text that the manifest in a folder lists; the mark by which a folder is known as filled by an export.
struct ExportedFiles {
    /// Paths below the folder.
    let names: Set<String>

    /// What is read of a manifest.
    private struct Manifest: Decodable {
        struct File: Decodable {
            let file: String
        }

        let generator: String
        let shards: [File]
    }

    /// The files of a finished export, or none of one that was begun; nil where no export of Folio was there.
    init?(folder: String) {
        let path = "\(folder)/\(OutputFolder.manifestName)"
        if let data = FileManager.default.contents(atPath: path) {
            guard let manifest = try? JSONDecoder().decode(Manifest.self, from: data),
                manifest.generator == ManifestWriter.generator
            else { return nil }
            names = Set(manifest.shards.map(\.file).filter(Self.isBelow))
        } else {
            guard let begun = FileHandle(forReadingAtPath: path + ".tmp"),
                let start = try? begun.read(upToCount: ManifestWriter.opening.utf8.count),
                start.elementsEqual(ManifestWriter.opening.utf8)
            else { return nil }
            names = []
        }
    }

    /// Whether a path cannot lead out of the folder.
    private static func isBelow(_ path: String) -> Bool {
        path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { $0 != ".." && !$0.isEmpty }
    }
}
