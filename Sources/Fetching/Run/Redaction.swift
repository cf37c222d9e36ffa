package import Providers

/// Takes secrets out of texts that are printed or stored: a service may repeat a key in its error.
package struct Redaction: Sendable {
    private let secrets: [String]

    /// Values of fewer than four characters are not treated as secrets; replacing them would garble other words.
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
