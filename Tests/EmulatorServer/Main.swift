import Foundation
import ProviderEmulators

/// The emulators as a process, for programs that were written elsewhere: prints its address and serves until it is stopped.
@main
struct EmulatorServer {
    static func main() async throws {
        let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 0
        let emulator = try await ProviderEmulator.start(port: port)
        FileHandle.standardOutput.write(Data((emulator.baseURL + "\n").utf8))
        try await emulator.wait()
    }
}
