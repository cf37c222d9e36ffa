/// The place of an archive: its name in messages, and the beginning of its members' keys.
struct ArchivePlace {
    /// The endings of archives' names, longest first.
    private static let endings = [
        ".tar.gz", ".tar.xz", ".tar.zst", ".tar.bz2", ".tgz", ".txz", ".tzst", ".tbz2", ".tar", ".zip", ".7z",
        ".gz",
        ".xz", ".zst", ".bz2",
    ]

    let source: String
    /// What the keys of the members begin with, with a `/` at its end unless it is empty.
    let keyPrefix: String
    /// The archive's name without its ending: the key of a result that has no name of its own inside.
    let name: String
    /// Whether the user named the archive itself.
    let isRoot: Bool

    init(source: String, keyPrefix: String, name: String, isRoot: Bool = true) {
        self.isRoot = isRoot
        self.source = source
        self.keyPrefix = keyPrefix
        self.name = name
    }

    /// The place of an archive at a path below the root.
    ///
    /// If `isRoot`, the user named the archive itself, and keys are the paths inside it.
    init(source: String, path: String, isRoot: Bool) {
        let fileName = path.split(separator: "/").last.map(String.init) ?? path
        let folder = String(path.dropLast(fileName.count))
        let stem = Self.stem(of: fileName)
        self.init(
            source: source, keyPrefix: isRoot ? "" : "\(folder)\(stem)/",
            name: isRoot ? stem : "\(folder)\(stem)", isRoot: isRoot)
    }

    /// The key of a member's result: below the archive, or the archive's own if the result has no name inside.
    ///
    /// An archive that `isSingleFile`, one compressed file (`report.json.gz`), adds no folder.
    func key(of result: ResultFiles, isSingleFile: Bool) -> String {
        guard !result.key.isEmpty else { return name }
        guard isSingleFile else { return keyPrefix + result.key }
        let folder = name.lastIndex(of: "/").map { String(name[...$0]) } ?? ""
        return folder + result.key
    }

    /// The ending of an archive's name, with its dots.
    static func ending(of fileName: String) -> String? {
        let lower = fileName.lowercased()
        return endings.first { lower.hasSuffix($0) && lower.count > $0.count }
    }

    private static func stem(of fileName: String) -> String {
        ending(of: fileName).map { String(fileName.dropLast($0.count)) } ?? ResultName.split(fileName).base
    }
}
