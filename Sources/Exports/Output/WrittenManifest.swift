internal import Foundation

/// A manifest as an earlier run left it, finished or not.
struct WrittenManifest {
    /// The first line, which decides everything after it.
    let head: [UInt8]
    let shards: [ManifestShard]
    /// The sums; nil if the run broke off.
    let summary: ExportSummary?

    /// Reads a manifest, or the part of it that is complete; nil if Folio did not write the file.
    init?(path: String) {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        let lines = data.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard let first = lines.first, first.starts(with: ManifestHead.opening.utf8) else { return nil }
        head = Array(first)
        let decoder = JSONDecoder()
        var shards: [ManifestShard] = []
        for line in lines.dropFirst() {
            let object = line.last == UInt8(ascii: ",") ? line.dropLast() : line
            guard let shard = try? decoder.decode(ManifestShard.self, from: Data(object)) else { break }
            shards.append(shard)
        }
        self.shards = shards
        let sums = JSONDecoder()
        sums.keyDecodingStrategy = .convertFromSnakeCase
        summary = try? sums.decode(ExportSummary.self, from: data)
    }

    /// The paths below the folder of all files that it lists; none that leads out of it.
    var files: [String] {
        let all = shards.flatMap(\.files) + (summary?.duplicateLists ?? [])
        return all.map(\.file).filter { path in
            path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
                $0 != ".." && !$0.isEmpty
            }
        }
    }
}
