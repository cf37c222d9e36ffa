internal import ArgumentParser
internal import Foundation

/// The token as a file holds it.
enum TokenFile {
    /// The first line of a file that only its owner may read.
    static func read(_ path: String) throws -> String {
        var status = stat()
        guard stat(path, &status) == 0, let data = FileManager.default.contents(atPath: path) else {
            throw ValidationError("cannot read the token file \(path)")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw ValidationError("others may read the token file \(path); run chmod 600 on it")
        }
        let line = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).first
        return try require(line.map(String.init) ?? "", from: path)
    }

    /// Refuses a token that can be guessed.
    @discardableResult
    static func require(_ token: String, from place: String) throws -> String {
        guard (16...1_024).contains(token.utf8.count) else {
            throw ValidationError("the token of \(place) must have 16 to 1024 bytes")
        }
        return token
    }
}
