import Foundation

/// A server on loopback that speaks TLS with a certificate that nobody has signed: openssl's own.
final class UntrustedServer {
    let url: String
    private let process = Process()
    private let output = Pipe()
    /// Kept open: the server ends with its input.
    private let input = Pipe()
    private let file: URL

    /// Starts it on a free port; nil where there is no openssl that tells which one.
    init?() throws {
        file = FileManager.default.temporaryDirectory.appending(
            path: "folio-untrusted-\(UUID().uuidString).pem")
        try (Self.certificate + "\n" + Self.key + "\n").write(to: file, atomically: true, encoding: .utf8)
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "openssl", "s_server", "-accept", "127.0.0.1:0", "-cert", file.path, "-key", file.path,
        ]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var text = ""
        while !text.contains("ACCEPT 127.0.0.1:") || !text.hasSuffix("\n") {
            guard let piece = try output.fileHandleForReading.read(upToCount: 1), !piece.isEmpty else {
                return nil
            }
            text += String(decoding: piece, as: UTF8.self)
        }
        let port = text.split(separator: "ACCEPT 127.0.0.1:").last?.prefix { $0.isNumber } ?? ""
        url = "https://localhost:\(port)"
    }

    deinit {
        process.terminate()
        try? FileManager.default.removeItem(at: file)
    }

    /// Ends the server.
    ///
    /// - Returns: What it printed, in which is all that clients sent after they had believed the certificate.
    func end() throws -> String {
        process.terminate()
        process.waitUntilExit()
        return String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    }

    /// For `localhost`; made for this test and used nowhere else.
    private static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBnDCCAUGgAwIBAgIUD+2wSsBp2sANXijiCUlmdvV+6UQwCgYIKoZIzj0EAwIw
        FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMTE3MDUwMFoYDzIxMjYxMDI4
        MTcwNTAwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAAS7+/tECGmuy2C4k0NX2sTO1s/Sf7r996psoy75AbEOpHJaNa6yQ2wM
        QJyBisL/6RoEpOhgyDL59cXffZcxt7r0o28wbTAdBgNVHQ4EFgQUWgdLQIg1a334
        oKTOjScwUfmkJnQwHwYDVR0jBBgwFoAUWgdLQIg1a334oKTOjScwUfmkJnQwDwYD
        VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
        zj0EAwIDSQAwRgIhAIkbu0rMX87kagqSsHIZkyFMoVj41P7gbZ2c7SWaTPCVAiEA
        7OGyyC8dMz1q646IgbWiiSS85eXZAqUsuaG8i/0ct4k=
        -----END CERTIFICATE-----
        """

    private static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgh5MgGXXabb3MSld4
        sqNGoFmocsIDUvylnjAiOxAWPc6hRANCAAS7+/tECGmuy2C4k0NX2sTO1s/Sf7r9
        96psoy75AbEOpHJaNa6yQ2wMQJyBisL/6RoEpOhgyDL59cXffZcxt7r0
        -----END PRIVATE KEY-----
        """
}
