internal import Archives
internal import Providers

/// What the adapters say of the names of their files, for `ResultGrouping`.
struct FileNameRules {
    /// The rules of all adapters.
    static let all = FileNameRules(ProviderRegistry.all.flatMap(\.fileNames))

    private var suffixes: [String] = []
    private var parts: [(before: String, after: String)] = []
    private var imageFolders: Set<String> = []

    init(_ rules: [FileNameRule]) {
        for rule in rules {
            switch rule {
            case .suffix(let suffix): suffixes.append(suffix)
            case .part(let before, let after): parts.append((before, after))
            case .imageFolder(let name): imageFolders.insert(name)
            case .folderFile: break
            }
        }
    }

    /// Whether a folder of that name beside results holds their images.
    func isImageFolder(_ name: String) -> Bool { imageFolders.contains(name) }

    /// The documents' names of the files of a folder that a rule explains, by file name.
    ///
    /// `X_0_res.json` and `X_1_res.json` are parts of `X`, as are their `X_0.md` and `X_1.md`. A number that stands alone
    /// and is not 0 belongs to the name: `invoice_2024_res.json`.
    func stems(of files: [String]) -> [String: String] {
        var stems: [String: String] = [:]
        for file in files {
            let name = Self.plainName(file)
            if let suffix = suffixes.first(where: { name.hasSuffix($0) && name.count > $0.count }) {
                stems[file] = String(name.dropLast(suffix.count))
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
