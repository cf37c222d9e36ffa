/// The line that reports a failed input to people.
enum FailureLine {
    static func text(source: String, code: String, message: String, location: String?) -> String {
        "failed: \(source): \(code): \(message)" + (location.map { " (\($0))" } ?? "")
    }
}
