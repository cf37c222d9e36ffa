/// How an input that failed is told to people.
enum FailureLine {
    static func text(source: String, code: String, message: String, location: String?) -> String {
        "failed: \(source): \(code): \(message)" + (location.map { " (\($0))" } ?? "")
    }
}
