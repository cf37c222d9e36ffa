internal import Foundation
package import Providers

/// The user's keys: from the environment, else from a file that only the user can read.
///
/// The file has lines `DOC2X_API_KEY=sk-…`; empty lines and lines that begin with `#` do not count.
package struct CredentialStore: Sendable {
    /// Why a key cannot be had.
    package struct Problem: Error, Equatable, Sendable {
        package let message: String
        package let hint: String
    }

    private let environment: [String: String]
    private let entries: [String: String]
    /// Where the file is, whether there or not.
    package let path: String

    /// Reads the file, if there is one: `FOLIO_CREDENTIALS`, else `folio/credentials` in the folder for configuration.
    ///
    /// - Throws: `Problem` if others may read the file, or if the file is malformed.
    package init(environment: [String: String]) throws(Problem) {
        self.environment = environment
        let folder =
            environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 }
            ?? (environment["HOME"] ?? NSHomeDirectory()) + "/.config"
        path = environment["FOLIO_CREDENTIALS"] ?? folder + "/folio/credentials"
        entries = try Self.read(path)
    }

    /// A value that need not be secret; nil if it is not set.
    package func value(_ name: String) -> String? {
        (environment[name] ?? entries[name]).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A secret that a service cannot do without.
    ///
    /// - Throws: `Problem` that says where to set it, and where to get it.
    package func secret(_ name: String, from place: String) throws(Problem) -> Secret {
        if let secret = optionalSecret(name) { return secret }
        throw Problem(
            message: "\(name) is not set",
            hint:
                "get it from \(place), and set it in the environment or as a line \(name)=… in \(path) (chmod 600)"
        )
    }

    /// A secret that may be missing.
    package func optionalSecret(_ name: String) -> Secret? { value(name).map(Secret.init) }

    private static func read(_ path: String) throws(Problem) -> [String: String] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return [:] }
            throw Problem(
                message: "cannot read \(path)", hint: "make yourself its owner: chown, and chmod 600")
        }
        defer { close(descriptor) }
        var status = stat()
        // The file that is open is looked at, so that nobody can put another in its place.
        guard fstat(descriptor, &status) == 0, status.st_mode & (S_IRWXG | S_IRWXO) == 0,
            status.st_uid == geteuid()
        else {
            throw Problem(
                message: "\(path) can be read by other users, so it was not used",
                hint: "run: chmod 600 \(path); create new keys if others had access")
        }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        let text = String(decoding: (try? file.readToEnd()) ?? Data(), as: UTF8.self)
        return try entries(of: text, path)
    }

    private static func entries(of text: String, _ path: String) throws(Problem) -> [String: String] {
        var entries: [String: String] = [:]
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = line.trimmingCharacters(in: .whitespaces)
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty else {
                // The line itself is not shown: it may be a key.
                throw Problem(
                    message: "line \(number + 1) of \(path) is not NAME=VALUE", hint: "correct that line")
            }
            entries[parts[0].trimmingCharacters(in: .whitespaces)] = parts[1].trimmingCharacters(
                in: .whitespaces)
        }
        return entries
    }
}
