/// One file inside a compression without an archive around it: `report.json.gz`.
package enum CompressedFile {
    /// The endings of such files' names.
    private static let endings = [".gz", ".gzip", ".xz", ".zst", ".zstd", ".bz2"]

    /// The name without its compression's ending (`report.json` of `report.json.gz`); nil if it has none.
    package static func innerName(of fileName: String) -> String? {
        let lowercased = fileName.lowercased()
        guard let ending = endings.first(where: { lowercased.hasSuffix($0) }),
            lowercased.utf8.count > ending.utf8.count
        else { return nil }
        return String(fileName.dropLast(ending.count))
    }

    /// The content of a compressed file; bytes that are not one compressed file are given back as they are.
    package static func content(
        of bytes: [UInt8], name: String, limits: ArchiveLimits
    ) throws(ArchiveError) -> [UInt8] {
        guard ArchiveKind.sniff(bytes)?.isStream == true else { return bytes }
        let reader = try ArchiveReader(bytes: bytes, name: name, limits: limits)
        guard try reader.next() != nil, reader.isSingleFile else { return bytes }
        let content = try reader.readBytes()
        _ = try reader.next()
        return content
    }
}

/// The name of the file inside a compressed single file.
enum SingleFileName {
    /// The last part of the compressed file's path without one suffix for each compression: `x.json` of `a/x.json.gz`.
    static func name(of path: String, filters: Int) -> String {
        var name = path.split(separator: "/").last.map(String.init) ?? ""
        for _ in 0..<filters {
            guard let inner = CompressedFile.innerName(of: name) else { break }
            name = inner
        }
        return name
    }
}
