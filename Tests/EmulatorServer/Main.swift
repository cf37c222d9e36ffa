import Foundation
import ProviderEmulators
import Providers

/// The emulators as a process, for programs that were written elsewhere: prints its address and serves until it is stopped.
///
/// With `--sign` it signs instead: a request of Volcengine's as JSON on each line in, its `Authorization` on each line out.
@main
struct EmulatorServer {
    private struct RequestToSign: Decodable {
        let url: String
        let body: String
        let date: String
        let accessKey: String
        let secretKey: String
        let token: String
        let region: String
        let service: String
        let contentType: String
    }

    static func main() async throws {
        let argument = CommandLine.arguments.dropFirst().first
        if argument == "--sign" { return try sign() }
        let emulator = try await ProviderEmulator.start(port: argument.flatMap { Int($0) } ?? 0)
        write(emulator.baseURL)
        try await emulator.wait()
    }

    private static func sign() throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        while let line = readLine() {
            let wanted = try decoder.decode(RequestToSign.self, from: Data(line.utf8))
            let signer = VolcengineSigner(
                accessKey: Secret(wanted.accessKey), secretKey: Secret(wanted.secretKey),
                sessionToken: wanted.token.isEmpty ? nil : Secret(wanted.token), region: wanted.region,
                service: wanted.service)
            let request = HTTPRequest(
                .post, wanted.url, headers: [("Content-Type", wanted.contentType)],
                body: .bytes(Array(wanted.body.utf8)))
            let time = try Date(
                wanted.date,
                strategy: Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted))
            let signed = signer.sign(request, at: time)
            write(signed.headers.first { $0.name == "Authorization" }?.value ?? "")
        }
    }

    private static func write(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }
}
