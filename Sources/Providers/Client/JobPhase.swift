/// The calls that a job is made of; a client uses those that its service has.
package enum JobPhase: String, Sendable, CaseIterable {
    /// Makes the task; with services that answer at once it is the whole job.
    case submit
    /// Sends the file to the address that `submit` gave.
    case upload
    /// Asks whether the file has arrived, if the end of its upload is unknown.
    case confirm
    /// Asks whether the task is done.
    case poll
    /// Asks for another form of the result.
    case export
    /// Asks whether that form is ready.
    case exportPoll = "export_poll"
    /// Downloads the result from its address.
    case download
    /// Downloads the other form from its address.
    case exportDownload = "export_download"

    /// The phase in which a job continues that was interrupted in this phase: addresses are not kept, so they are asked for again.
    package var resumed: JobPhase {
        switch self {
        case .upload: .confirm
        case .download: .poll
        case .exportDownload: .exportPoll
        case .submit, .confirm, .poll, .export, .exportPoll: self
        }
    }
}
