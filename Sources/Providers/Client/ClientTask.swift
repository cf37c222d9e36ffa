/// What a client knows of a job that the provider has.
package struct ClientTask: Equatable, Sendable {
    /// The provider's name for the task; empty before it has one.
    package var id: String
    /// Where to upload or download; not kept in the ledger, since such addresses expire and may be secrets.
    package var address: String?

    package init(id: String = "", address: String? = nil) {
        self.id = id
        self.address = address
    }
}
