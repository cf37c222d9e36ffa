internal import Foundation
internal import PDFFiles
internal import DocumentModel

/// The PDFs that a user named, found by the document that a result is about.
package struct PDFCatalog: Sendable {
    /// A path that the user named does not exist.
    package struct NotFound: Error {
        package let path: String
    }

    /// What a search among the PDFs ended in.
    enum Answer: Equatable {
        case sizes([PageSize])
        /// No PDF has the name.
        case unknown
        /// PDFs have the name and cannot be used; the text says why.
        case unusable(String)
    }

    /// The paths of the PDFs by their names without `.pdf`, in lower case.
    private var paths: [String: [String]] = [:]
    /// The number of PDFs.
    package private(set) var count = 0

    /// Lists the PDFs of files and folders, and of the folders below them.
    ///
    /// - Throws: `NotFound` for a path that leads nowhere.
    package init(paths named: [String]) throws(NotFound) {
        for path in named {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw NotFound(path: path)
            }
            guard isFolder.boolValue else {
                add(path)
                continue
            }
            let below = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
            for name in below.sorted() where name.lowercased().hasSuffix(".pdf") {
                add(path + (path.hasSuffix("/") ? "" : "/") + name)
            }
        }
    }

    private mutating func add(_ path: String) {
        count += 1
        paths[Self.name(path), default: []].append(path)
    }

    /// The sizes of a document's pages.
    ///
    /// - Parameters:
    ///   - key: The document's key; a PDF of the name of its last part is looked for, and of several the one whose path ends in the key.
    ///   - fileName: The name of the PDF in the result; used if no PDF has the name of the key.
    ///   - pageCount: The pages of the result; a PDF of another number is another document.
    /// - Returns: The sizes, or why they are missing.
    func pageSizes(key: String, fileName: String?, pageCount: Int) -> Answer {
        let candidates = candidates(key: key) ?? fileName.flatMap { paths[Self.name($0)] } ?? []
        var found: [PageSize]?
        var problem: String?
        for path in candidates {
            do throws(PDFFile.Problem) {
                let sizes = try PDFFile(path: path).pageSizes()
                guard sizes.count == pageCount else {
                    problem =
                        "\(path) has \(sizes.count) \(sizes.count == 1 ? "page" : "pages"), and the result has \(pageCount)"
                    continue
                }
                guard found == nil || found == sizes else {
                    return .unusable(
                        "several PDFs have this name (one is \(path)), and their page sizes differ")
                }
                found = sizes
            } catch {
                problem = "cannot read \(path): \(error.message)"
            }
        }
        if let found { return .sizes(found) }
        return problem.map(Answer.unusable) ?? .unknown
    }

    private func candidates(key: String) -> [String]? {
        guard let named = paths[Self.name(key)] else { return nil }
        let whole = "/" + Self.withoutEnding(key.lowercased())
        let exact = named.filter { ("/" + Self.withoutEnding($0.lowercased())).hasSuffix(whole) }
        return exact.isEmpty ? named : exact
    }

    /// The last part of a path or key without `.pdf`, in lower case.
    private static func name(_ path: String) -> String {
        withoutEnding(path.split(separator: "/").last.map { $0.lowercased() } ?? "")
    }

    private static func withoutEnding(_ name: String) -> String {
        name.hasSuffix(".pdf") ? String(name.dropLast(4)) : name
    }
}
