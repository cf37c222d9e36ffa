/// What follows from an answer.
package enum ClientStep: Equatable, Sendable {
    /// Another phase; the task is noted in the ledger first.
    case next(JobPhase, ClientTask)
    /// The same phase again later; `progress` in percent if the provider sends it.
    case wait(Duration, progress: Int?)
    /// The result. If `then` names a phase, more of it is to be fetched.
    case result(ClientResult, then: JobPhase?)
    /// No result: the pages asked for are beyond the end of the source.
    case nothing
    /// A further file of the result, which ends the job.
    case attachment(ClientResult)
}

/// Bytes that a provider gave as a result.
package struct ClientResult: Equatable, Sendable {
    package var bytes: [UInt8]
    /// `json` or `zip` and the like, without a dot.
    package var fileExtension: String
    package var mediaType: String

    package init(_ bytes: [UInt8], fileExtension: String, mediaType: String) {
        self.bytes = bytes
        self.fileExtension = fileExtension
        self.mediaType = mediaType
    }

    /// A JSON answer.
    package static func json(_ bytes: [UInt8]) -> ClientResult {
        ClientResult(bytes, fileExtension: "json", mediaType: "application/json")
    }

    /// A zip.
    package static func zip(_ bytes: [UInt8]) -> ClientResult {
        ClientResult(bytes, fileExtension: "zip", mediaType: "application/zip")
    }
}

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
