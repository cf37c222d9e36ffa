/// Which state of a store an export was made from.
package struct StoreOrigin: Hashable, Sendable {
    /// Changes with anything that could change the export.
    package let generation: String
    package let schemaVersion: Int

    package init(generation: String, schemaVersion: Int) {
        self.generation = generation
        self.schemaVersion = schemaVersion
    }
}
