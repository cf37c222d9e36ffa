/// Brings the files of one folder together into results.
///
/// The rules, in order:
/// 1. `X_content_list.json`, `X_middle.json`, `X.json`, `X.md` … belong to the document `X`; so do other files of that
///    stem (`X.html`, `X.pdf`), which are the source or another export and are not read. An archive (`X.zip`) is an
///    input by itself, and so are the files of OCR engines (`X.hocr`, `X.xml`, `X.tsv`).
/// 2. `layout.json`, `full.md`, `content_list.json` …, `output.md` and names that are a task's UUID belong to the folder; with one MinerU document in the
///    folder they are that document's.
/// 3. A folder `images` (or `X_images`, `X_artifacts`, or the name that an adapter gives) that holds images only belongs to the documents beside it.
/// 4. Files that an adapter's rule explains (`FileNameRules`) belong to the document that the rule names: `X_0_res.json`, `X_1_res.json`.
///    `X-0.json` and `X-1.json` may be shards of `X`; `ResultPartition` takes them apart again if they are not.
/// 5. Everything else is a result of one file.
struct ResultGrouping {
    /// The folder's path below the root, empty for the root.
    let folder: String
    let listing: FileListing
    /// The listing of a subfolder.
    let subfolder: (String) throws -> FileListing

    /// The results of the folder, sorted by path, and the subfolders that still are to be walked.
    func results() throws -> (results: [ResultFiles], folders: [String]) {
        let isMinerUFolder = listing.files.contains(where: ResultName.isMinerUFolderFile)
        let ruledStems = FileNameRules.all.stems(of: listing.files, folders: listing.folders)
        let names = listing.files.filter { !Self.isJunk($0) }.map {
            ResultName($0, isInMinerUFolder: isMinerUFolder, stem: ruledStems[$0])
        }
        var stems = Dictionary(grouping: names, by: \.stem)
        joinFolderFiles(&stems)
        var groups: [(stem: String, names: [ResultName])] = []
        for (stem, members) in stems.sorted(by: { $0.key < $1.key }) {
            let results = members.filter(\.isResultText)
            if results.isEmpty {
                groups += members.map { ($0.fileName, [$0]) }
            } else {
                groups.append((stem, results))
                groups += members.filter { $0.isArchive || $0.isOCRText }.map { ($0.fileName, [$0]) }
            }
        }
        let imageFolders = try imageFolders(for: groups)
        let claimed = Set(imageFolders.values.flatMap { $0.keys })
        let results = groups.map { group in
            makeResult(stem: group.stem, names: group.names, images: imageFolders[group.stem] ?? [:])
        }
        return (
            results.sorted { $0.path < $1.path },
            listing.folders.filter { !claimed.contains($0) && !Self.isJunk($0) }
        )
    }

    /// What operating systems leave behind.
    static func isJunk(_ name: String) -> Bool {
        // A store's lock lies beside it, as text.
        name.hasPrefix(".") || name.hasSuffix(".lock")
            || ["__MACOSX", "Thumbs.db", "desktop.ini"].contains(name)
    }

    /// Rule 2: the folder's own files go to its only MinerU document.
    private func joinFolderFiles(_ stems: inout [String: [ResultName]]) {
        guard let own = stems[""] else { return }
        let documents = stems.filter { !$0.key.isEmpty && $0.value.contains(where: \.isMinerUPart) }.keys
        guard documents.count == 1, let document = documents.first else { return }
        stems[document]?.append(contentsOf: own)
        stems[""] = nil
    }

    /// Rule 3: for each document the folders of images that belong to it, with their files.
    private func imageFolders(
        for groups: [(stem: String, names: [ResultName])]
    ) throws -> [String: [String: [String]]] {
        let documents = groups.filter { $0.names.contains(where: \.isResultText) }
        var found: [String: [String: [String]]] = [:]
        for folder in listing.folders {
            let owners = documents.filter {
                folder == "images" || folder == "\($0.stem)_images" || folder == "\($0.stem)_artifacts"
                    || FileNameRules.all.isImageFolder(folder)
            }
            guard !owners.isEmpty else { continue }
            let content = try subfolder(folder)
            let files = content.files.filter { !Self.isJunk($0) }
            // Adobe puts a table's spreadsheet beside its picture; the result has the same cells.
            let images = files.filter { ResultName($0).isImage }
            let isNamed = FileNameRules.all.isImageFolder(folder)
            let rest = files.filter {
                !(isNamed && ["csv", "xlsx"].contains(ResultName.split($0).fileExtension))
            }
            guard content.folders.isEmpty, rest.count == images.count else { continue }
            for owner in owners { found[owner.stem, default: [:]][folder] = images }
        }
        return found
    }

    private func makeResult(stem: String, names: [ResultName], images: [String: [String]]) -> ResultFiles {
        let files = names.map { ResultFiles.File(name: $0.fileName, path: path(of: $0.fileName)) }
        let imageFiles = images.flatMap { folder, names in
            names.map { ResultFiles.File(name: "\(folder)/\($0)", path: path(of: "\(folder)/\($0)")) }
        }
        let all = (files + imageFiles).sorted { $0.name < $1.name }
        let first = names.sorted { ($0.fileExtension, $0.fileName) < ($1.fileExtension, $1.fileName) }.first
        return ResultFiles(
            key: key(stem: stem, names: names), path: path(of: first?.fileName ?? stem), files: all)
    }

    /// The document's key: the path without what the parser added to it.
    private func key(stem: String, names: [ResultName]) -> String {
        var folders = folder.split(separator: "/").map(String.init)
        let isMinerU = names.contains(where: \.isMinerUPart)
        if let method = folders.last, ResultName.isMethodFolder(method),
            isMinerU || folders.dropLast().last == stem
        {
            folders.removeLast()
            if folders.last == stem { folders.removeLast() }
        } else if isMinerU, folders.last == stem {
            folders.removeLast()
        }
        let name = names.contains(where: \.isResultText) ? stem : ResultName.split(stem).base
        if !name.isEmpty { folders.append(name) }
        return folders.joined(separator: "/")
    }

    private func path(of name: String) -> String { folder.isEmpty ? name : "\(folder)/\(name)" }
}
