import Foundation
import TestSupport

/// A folder with inputs and a store, which goes when the test is over.
final class Workspace: Sendable {
    let folder: URL
    let program: Program

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "folio-\(UUID().uuidString)")
            .resolvingSymlinksInPath()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        program = Program(folder: folder)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The samples of the repository.
    static let samples = Fixtures.repository.appending(path: "samples").path

    /// The payload of a fixture.
    static func fixture(_ name: String) -> URL { Fixtures.folder.appending(path: "\(name)/payload") }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    /// Writes a file and the folders above it.
    func write(_ bytes: [UInt8], to name: String) throws {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

    func copy(_ file: URL, to name: String) throws {
        let target = folder.appending(path: name)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: file, to: target)
    }

    func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: name))) }

    func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    /// Runs `folio`.
    func folio(_ arguments: String..., input: String? = nil) throws -> Program.Outcome {
        try program.run(arguments, input: input)
    }

    /// Runs `folio … --json` and reads what it prints.
    func json(_ arguments: String...) throws -> JSON { try program.run(arguments + ["--json"]).json }

    /// The digest of a store's content.
    func digest(store: String = "folio.db") throws -> String? {
        try json("stats", "--digest", "--store", store)["digest"].string
    }

    /// The keys of a store's documents, sorted.
    func keys(store: String = "folio.db") throws -> [String] {
        (try json("documents", "--store", store).array ?? []).compactMap { $0["key"].string }.sorted()
    }

    /// Runs a tool of the system in this folder; nil where the system does not have it.
    func tool(_ name: String, _ arguments: String...) throws -> Program.Outcome? {
        let candidates = ["/usr/bin/", "/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].map { $0 + name }
        guard let path = candidates.first(where: FileManager.default.isExecutableFile(atPath:)) else {
            return nil
        }
        return try RunningProgram(URL(filePath: path), arguments, in: folder, hasInput: false).finish()
    }
}
