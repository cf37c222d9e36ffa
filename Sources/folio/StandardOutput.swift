internal import Foundation

/// Where data goes, a piece at a time.
enum StandardOutput {
    /// Writes text as it is, at once, so that a reader at the other end of a pipe sees it.
    static func put(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

    /// Writes a value as JSON on a line of its own.
    static func putLine(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        FileHandle.standardOutput.write(try encoder.encode(value) + Data("\n".utf8))
    }
}
