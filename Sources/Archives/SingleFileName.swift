/// The name of the file inside a compressed single file.
enum SingleFileName {
    /// The last part of the compressed file's path without one suffix for each compression: `x.json` of `a/x.json.gz`.
    static func name(of path: String, filters: Int) -> String {
        var name = path.split(separator: "/").last ?? ""
        for _ in 0..<filters {
            let lowercased = name.lowercased()
            guard
                let suffix = suffixes.first(where: {
                    lowercased.hasSuffix($0) && name.utf8.count > $0.utf8.count
                })
            else { break }
            name = name.dropLast(suffix.count)
        }
        return String(name)
    }

    private static let suffixes = [".gz", ".gzip", ".xz", ".zst", ".zstd", ".bz2"]
}
