internal import GRDB

extension DocumentStore {
    /// Runs `body` on the writer's connection, in whatever transaction is open there.
    func writing<T>(_ body: (Database) throws -> T) throws -> T {
        try StoreError.naming(path: path) { try database.writeWithoutTransaction(body) }
    }
}
