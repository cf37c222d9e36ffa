internal import Foundation

/// Which stores a text names: one file, or a set by a folder, a pattern or a list.
package enum StorePaths {
    /// The paths in the order of their bytes, each file once.
    ///
    /// A file that is there is meant itself, whatever its name. A folder means the files `*.db` in it; in a pattern, `*` means any text
    /// within a name, `?` for one character, `[ab]` for one of several. Neither finds hidden files and the files beside stores. Commas
    /// separate several of these.
    ///
    /// - Throws: `StoreError` `not_found` for a pattern or folder without a store, `unreadable` for a folder that may not be listed. A path
    ///   without the marks of patterns may name no file.
    package static func find(_ text: String) throws(StoreError) -> [String] {
        if exists(text) && !isFolder(text) { return [text] }
        let parts = exists(text) || !text.contains(",") ? [text] : text.split(separator: ",").map(String.init)
        // A new store may have a comma in its name.
        guard parts.contains(where: { exists($0) || isPattern($0) }) else { return [text] }
        var paths: Set<String> = []
        for part in parts {
            let found = try stores(at: part)
            guard !found.isEmpty else {
                throw StoreError(
                    .notFound,
                    "there is no store \(isFolder(part) ? "in the folder" : "that fits the pattern") \(part)",
                    hint: "a set of stores is a folder with files *.db, or a pattern such as 'parts/*.db'")
            }
            paths.formUnion(found)
        }
        return oneOfEachFile(paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    private static func stores(at path: String) throws(StoreError) -> [String] {
        if isFolder(path) {
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
                throw StoreFile.unreadable(path, errno)
            }
            let folder = path.hasSuffix("/") ? path : path + "/"
            return names.filter { $0.hasSuffix(".db") && !$0.hasPrefix(".") }.map { folder + $0 }
                .filter { !isFolder($0) }
        }
        guard !exists(path), isPattern(path) else { return [path] }
        var matches = glob_t()
        defer { globfree(&matches) }
        guard glob(path, 0, nil, &matches) == 0, let names = matches.gl_pathv else { return [] }
        return (0..<Int(matches.gl_pathc)).compactMap { index in names[index].map { String(cString: $0) } }
            .filter { path in !isFolder(path) && !StoreFiles.endingsBeside.contains { path.hasSuffix($0) } }
    }

    /// Leaves out a file that an earlier path names, too, by a link or in other words.
    private static func oneOfEachFile(_ paths: [String]) -> [String] {
        var known: Set<FileIdentity> = []
        return paths.filter { path in FileIdentity(path: path).map { known.insert($0).inserted } ?? true }
    }

    private static func isPattern(_ path: String) -> Bool { path.contains(where: "*?[".contains) }

    private static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
