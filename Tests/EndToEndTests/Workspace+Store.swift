import Foundation
import Storage

extension Workspace {
    /// Looks into the store that the program made.
    func read<T>(_ body: (DocumentReader) throws -> T) throws -> T { try store(.read).read(body) }

    /// What `folio check` finds.
    func check() throws -> [StoreFinding] { try store(.write).check() }

    private func store(_ mode: DocumentStore.Mode) throws -> DocumentStore {
        try DocumentStore(path: path("folio.db"), mode: mode, clock: { Date() })
    }
}
