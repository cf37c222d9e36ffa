internal import Archives

/// What a file's name says about the result that it belongs to.
///
/// Parsers write several files for one document and add to its name what they are. The names only bring files
/// together and give the document's key; the content decides which provider wrote them.
struct ResultName {
    /// What MinerU adds to a document's name, longest first.
    private static let minerUSuffixes = [
        "_content_list_v2.json", "_content_list.json", "_middle.json", "_model.json",
    ]
    /// The files of a MinerU result that have the folder's name instead of their own: the cloud's zip, MinerU 4's
    /// `ParseResult.save()`, and results that were saved under bare names.
    private static let minerUFolderFiles: Set<String> = [
        "layout.json", "full.md", "content_list.json", "content_list_v2.json", "middle.json",
        "middle_json.json",
        "structured_content.json",
    ]
    /// Files that belong to the folder only beside one of those, since other programs use these names, too.
    private static let minerUCompanions: Set<String> = ["markdown.md", "model.json"]
    /// The default name of Doc2X's exported markdown.
    private static let exportFile = "output.md"
    /// The subfolders in which MinerU's command line puts a document's files.
    private static let methodFolders: Set<String> = ["auto", "txt", "ocr", "vlm", "pipeline", "office"]

    let fileName: String
    /// The document's part of the name; empty if the folder is the document.
    let stem: String
    /// Lower case, without the dot.
    let fileExtension: String
    /// Whether the file is one of several that MinerU writes for a document.
    let isMinerUPart: Bool
    /// Whether a rule made it part of a result.
    private let isRuled: Bool

    /// Whether a file of that name makes its folder a MinerU result.
    static func isMinerUFolderFile(_ fileName: String) -> Bool { minerUFolderFiles.contains(fileName) }

    /// Reads a name; `isInMinerUFolder` says whether a file beside it makes the folder a MinerU result, `stem` what an adapter's rule
    /// says is the document's part.
    init(_ fileName: String, isInMinerUFolder: Bool = false, stem ruled: String? = nil) {
        self.fileName = fileName
        isRuled = ruled != nil
        // A compressed file is what it holds: `r_content_list.json.gz` belongs to `r`.
        let whole = fileName
        let fileName = CompressedFile.innerName(of: whole).flatMap { Self.isText($0) ? $0 : nil } ?? whole
        let (base, fileExtension) = ResultName.split(fileName)
        self.fileExtension = fileExtension
        if Self.minerUFolderFiles.contains(fileName)
            || isInMinerUFolder && Self.minerUCompanions.contains(fileName)
        {
            stem = ""
            isMinerUPart = true
        } else if fileName == Self.exportFile {
            stem = ""
            isMinerUPart = false
        } else if let suffix = Self.minerUSuffixes.first(where: { fileName.hasSuffix($0) }) {
            let name = String(fileName.dropLast(suffix.count))
            stem = Self.isUUID(name) ? "" : name
            isMinerUPart = true
        } else {
            stem = ruled ?? base
            isMinerUPart = false
        }
    }

    private static func isText(_ fileName: String) -> Bool {
        ["json", "md"].contains(split(fileName).fileExtension)
    }

    /// Whether the file can hold a result by itself: JSON, markdown, or a name without extension that a rule knows.
    var isResultText: Bool {
        fileExtension == "json" || fileExtension == "md" || isRuled && fileExtension.isEmpty
    }

    /// Whether the name says that the file is an archive, which may hold any number of results.
    var isArchive: Bool { ArchivePlace.ending(of: fileName) != nil && !isResultText }

    /// Whether the name is one that OCR engines give to a result of one file.
    var isOCRText: Bool { ["hocr", "xml", "tsv"].contains(fileExtension) }

    /// Whether the name says that the file is an image.
    var isImage: Bool {
        ["jpg", "jpeg", "png", "gif", "webp", "bmp", "tif", "tiff", "svg"].contains(fileExtension)
    }

    /// Whether a folder of that name only says how MinerU parsed the document.
    static func isMethodFolder(_ name: String) -> Bool {
        methodFolders.contains(name) || name.hasPrefix("hybrid_") || name.hasPrefix("vlm-")
    }

    /// The name without its extension, and the extension in lower case.
    static func split(_ fileName: String) -> (base: String, fileExtension: String) {
        guard let dot = fileName.lastIndex(of: "."), dot != fileName.startIndex else { return (fileName, "") }
        return (String(fileName[..<dot]), fileName[fileName.index(after: dot)...].lowercased())
    }

    /// `8-4-4-4-12` hexadecimal digits: the name of a task, not of a document.
    private static func isUUID(_ name: String) -> Bool {
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.count) == [8, 4, 4, 4, 12] && parts.allSatisfy { $0.allSatisfy(\.isHexDigit) }
    }
}
