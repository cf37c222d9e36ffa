import Foundation

/// One store of all samples, made once for the tests that only read, and copied for those that write.
///
/// Its preferred parse is OpenDataLoader's, which comes last.
enum SampleStore {
    static let folders = ["doc2x", "volcengine", "mineru", "complexdocr", "opendataloader"]

    private static let shared = Result {
        let workspace = try Workspace()
        let paths = folders.map { "\(Workspace.samples)/\($0)" }
        let outcome = try workspace.program.run(["ingest"] + paths)
        guard outcome.status == 0 else {
            throw CocoaError(.fileReadUnknown, userInfo: ["said": outcome.errors])
        }
        // A global is never deinitialized.
        atexit { SampleStore.remove() }
        return workspace
    }

    /// The program in the shared store's folder, to read only.
    static func reading() throws -> Program { try shared.get().program }

    /// A copy of the store, to be changed.
    static func copy() throws -> Workspace {
        let workspace = try Workspace()
        try workspace.copy(try shared.get().folder.appending(path: "folio.db"), to: "folio.db")
        return workspace
    }

    private static func remove() {
        if let folder = try? shared.get().folder { try? FileManager.default.removeItem(at: folder) }
    }
}
