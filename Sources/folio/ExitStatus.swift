internal import ArgumentParser

/// The exit statuses of the contract.
enum ExitStatus {
    /// Nothing was found, or some inputs failed and the rest is done.
    static let incomplete = ExitCode(1)
    /// Wrong usage, an unreadable store, or nothing could be done.
    static let failed = ExitCode(2)

    /// The run was stopped by a signal: 128 and its number, as shells report it.
    static func ended(by signal: Int32) -> ExitCode { ExitCode(128 + signal) }
}
