/// Why an export could not be made or finished.
package struct ExportError: Error, Equatable, Sendable {
    /// The closed list of reasons; the raw values are stable names.
    package enum Code: String, Sendable, CaseIterable {
        /// The options do not go together.
        case badOptions = "bad_options"
        /// The output is a file, or a folder that holds what Folio did not put there.
        case outputNotEmpty = "output_not_empty"
        /// The output cannot be made or written.
        case unwritable
        /// No room is left on the device.
        case diskFull = "disk_full"
        /// What is to be resumed is another export than this one.
        case resumeMismatch = "resume_mismatch"
        /// A record is larger than its format allows.
        case recordTooLarge = "record_too_large"
        /// An asset that the store lists cannot be read from it.
        case assetUnreadable = "asset_unreadable"
    }

    package let code: Code
    /// What is wrong, and where.
    package let message: String
    /// What to do next.
    package let hint: String

    package init(_ code: Code, _ message: String, hint: String) {
        self.code = code
        self.message = message
        self.hint = hint
    }

    /// The error for an asset whose bytes are not there.
    static func assetUnreadable(_ sha256: String) -> ExportError {
        ExportError(
            .assetUnreadable, "the store lists the asset \(sha256) but does not contain it",
            hint: "run `folio check`")
    }
}

extension ExportError: CustomStringConvertible {
    package var description: String { "\(message). \(hint)." }
}
