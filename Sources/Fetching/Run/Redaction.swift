package import Providers

/// Takes secrets out of texts that are printed or stored: a service may repeat a key in its error.
package struct Redaction: Sendable {
    private let secrets: [String]

    /// Secrets of fewer than four characters are no secrets, and would take words apart.
    package init(_ secrets: [Secret]) {
        self.secrets = secrets.map(\.revealed).filter { $0.utf8.count >= 4 }.sorted {
            $0.utf8.count > $1.utf8.count
        }
    }

    /// The text with dots in place of every secret.
    package func clean(_ text: String) -> String {
        secrets.reduce(text) { $0.replacing($1, with: "•••") }
    }
}
