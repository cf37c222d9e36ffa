import Foundation
import Synchronization

/// A server on loopback, openssl's own, that speaks TLS with a certificate that nobody else has signed.
final class UntrustedServer: Sendable {
    private static let openssl = URL(filePath: "/usr/bin/openssl")

    private let process: Process
    private let output: FileHandle
    private let port: String

    /// Starts it on a free port; nil where there is no openssl.
    init?(in folder: URL) throws {
        guard FileManager.default.isExecutableFile(atPath: Self.openssl.path) else { return nil }
        let files = ["-out", "cert.pem", "-keyout", "key.pem"]
        let making = try Self.run(
            ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"] + files,
            in: folder)
        making.process.waitUntilExit()
        (process, output) = try Self.run(
            ["s_server", "-accept", "127.0.0.1:0", "-cert", "cert.pem", "-key", "key.pem"], in: folder)
        // It tells its port before it takes anybody.
        var said = ""
        while !said.contains(/ACCEPT .*:\d+\n/) {
            let piece = output.availableData
            guard !piece.isEmpty else { throw CocoaError(.fileReadUnknown) }
            said += String(decoding: piece, as: UTF8.self)
        }
        port = said.firstMatch(of: /ACCEPT .*:(\d+)\n/).map { String($0.1) } ?? ""
    }

    deinit { process.terminate() }

    var url: String { "https://localhost:\(port)" }

    /// Ends it and returns what clients sent after they had believed the certificate, with its own remarks.
    func finish() throws -> String {
        process.terminate()
        return String(decoding: try output.readToEnd() ?? Data(), as: UTF8.self)
    }

    private static func run(
        _ arguments: [String], in folder: URL
    ) throws -> (process: Process, output: FileHandle) {
        let (process, pipe) = (Process(), Pipe())
        process.executableURL = openssl
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardInput = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        return (process, pipe.fileHandleForReading)
    }
}
