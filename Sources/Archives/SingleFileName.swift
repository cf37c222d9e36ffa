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
