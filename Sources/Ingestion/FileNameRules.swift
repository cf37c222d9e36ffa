internal import Archives
internal import Providers

/// What the adapters say of the names of their files, for `ResultGrouping`.
struct FileNameRules {
    /// The rules of all adapters.
    static let all = FileNameRules(ProviderRegistry.all.flatMap(\.fileNames))

    private var suffixes: [String] = []
    private var parts: [(before: String, after: String)] = []
    private var shards: [(before: String, after: String)] = []
    private var imageFolders: Set<String> = []
    private var folderFiles: Set<String> = []
    private var hasNumbered = false

    init(_ rules: [FileNameRule]) {
        for rule in rules {
            switch rule {
            case .suffix(let suffix): suffixes.append(suffix)
            case .part(let before, let after): parts.append((before, after))
            case .shard(let before, let after): shards.append((before, after))
            case .numbered: hasNumbered = true
            case .imageFolder(let name): imageFolders.insert(name)
            case .folderFile(let name): folderFiles.insert(name)
            }
        }
    }

    /// Whether a folder of that name beside results holds their images.
    func isImageFolder(_ name: String) -> Bool { imageFolders.contains(name) }

    /// The documents' names of the files of a folder that a rule explains, by file name.
    ///
    /// `X_0_res.json` and `X_1_res.json` are parts of `X`, as are their `X_0.md` and `X_1.md`. A single number
    /// and is not 0 belongs to the name: `invoice_2024_res.json`. Files named `1`, `2` … are the folder's, and their stem is empty.
    ///
    /// A shard has no markdown and no folder of images of its own: if one is beside it, in `folders`, it is a result by itself.
    func stems(of files: [String], folders: [String] = []) -> [String: String] {
        var stems: [String: String] = [:]
        for file in files {
            let name = Self.plainName(file)
            if folderFiles.contains(name) { stems[file] = "" }
            if let suffix = suffixes.first(where: { name.hasSuffix($0) && name.count > $0.count }) {
                stems[file] = String(name.dropLast(suffix.count))
            }
        }
        // The content says which answer a shard is part of; if it does not, each file keeps its own name (`ResultPartition`).
        let others = Set(files + folders)
        for rule in shards {
            let numbered = files.compactMap { file in Self.part(file, rule).map { (file: file, part: $0) } }
                .filter { found in
                    ![".md", "_images", "_artifacts"].contains { others.contains(found.part.name + $0) }
                }
            for (stem, group) in Dictionary(grouping: numbered, by: \.part.stem) where group.count > 1 {
                for (file, _) in group where stems[file] == nil { stems[file] = stem }
            }
        }
        if hasNumbered {
            let numbered = files.filter { name in
                Int(name).map { $0 > 0 && $0 <= files.count && String($0) == name } ?? false
            }
            if numbered.count > 1, Set(numbered.compactMap { Int($0) }) == Set(1...numbered.count) {
                for file in numbered { stems[file] = "" }
            }
        }
        let names = Set(files)
        for rule in parts {
            let numbered = files.compactMap { file in Self.part(file, rule).map { (file: file, part: $0) } }
            for (stem, group) in Dictionary(grouping: numbered, by: \.part.stem)
            where group.count > 1 || group.allSatisfy({ $0.part.number == 0 }) {
                for (file, part) in group {
                    stems[file] = stem
                    let markdown = part.name + ".md"
                    if names.contains(markdown) { stems[markdown] = stem }
                }
            }
        }
        return stems
    }

    /// Whether files are together only because their names are numbered, as shards are.
    func areShards(_ files: [String]) -> Bool {
        guard files.count > 1 else { return false }
        if hasNumbered, files.allSatisfy({ Int($0) != nil }) { return true }
        return shards.contains { rule in
            let stems = files.map { Self.part($0, rule)?.stem }
            return stems[0] != nil && Set(stems).count == 1
        }
    }

    private typealias Part = (name: String, stem: String, number: Int)

    private static func part(_ file: String, _ rule: (before: String, after: String)) -> Part? {
        let file = plainName(file)
        guard file.hasSuffix(rule.after) else { return nil }
        let name = String(file.dropLast(rule.after.count))
        let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }.count
        guard (1...6).contains(digits), let number = Int(name.suffix(digits)),
            case let stem = name.dropLast(digits), stem.hasSuffix(rule.before), stem.count > rule.before.count
        else { return nil }
        return (name, String(stem.dropLast(rule.before.count)), number)
    }

    /// The name of the file inside a compressed one.
    private static func plainName(_ file: String) -> String { CompressedFile.innerName(of: file) ?? file }
}
