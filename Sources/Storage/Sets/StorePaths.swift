internal import Foundation

/// Which stores a text names: one file, or a set by a folder, a pattern or a list.
package enum StorePaths {
    /// The paths in the order of their bytes, each once.
    ///
    /// A path of a file that exists means that file. A folder means the files `*.db` in it; in a pattern, `*` means any text
    /// within a name, `?` for one character, `[ab]` for one of several. Commas separate several of these.
    ///
    /// - Throws: `StoreError` `not_found` for a pattern or folder without a store. A path that is not a pattern may name no file.
    package static func find(_ text: String) throws(StoreError) -> [String] {
        if exists(text) && !isFolder(text) { return [text] }
        let parts = exists(text) || !text.contains(",") ? [text] : text.split(separator: ",").map(String.init)
        var paths: Set<String> = []
        for part in parts where !part.isEmpty {
            let found = stores(at: part)
            guard !found.isEmpty else {
                throw StoreError(
                    .notFound,
                    "there is no store \(isFolder(part) ? "in the folder" : "that fits the pattern") \(part)",
                    hint: "a set of stores is a folder with files *.db, or a pattern such as 'parts/*.db'")
            }
            paths.formUnion(found)
        }
        return paths.isEmpty ? [text] : paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func stores(at path: String) -> [String] {
        if isFolder(path) {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            let folder = path.hasSuffix("/") ? path : path + "/"
            return names.filter { $0.hasSuffix(".db") }.map { folder + $0 }.filter { !isFolder($0) }
        }
        guard !exists(path), path.contains(where: "*?[".contains) else { return [path] }
        var matches = glob_t()
        defer { globfree(&matches) }
        guard glob(path, 0, nil, &matches) == 0, let names = matches.gl_pathv else { return [] }
        return (0..<Int(matches.gl_pathc)).compactMap { index in names[index].map { String(cString: $0) } }
            .filter { !isFolder($0) }
    }

    private static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
