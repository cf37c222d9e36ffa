import Foundation

/// A process whose output is gathered in files, so that it never waits for a reader.
final class RunningProgram {
    private let process = Process()
    private let input: Pipe?
    private let output: URL
    private let errors: URL

    init(
        _ binary: URL, _ arguments: [String], in folder: URL, hasInput: Bool,
        environment more: [String: String] = [:]
    ) throws {
        let name = UUID().uuidString
        output = FileManager.default.temporaryDirectory.appending(path: "folio-\(name).out")
        errors = FileManager.default.temporaryDirectory.appending(path: "folio-\(name).err")
        for file in [output, errors] { try Data().write(to: file) }
        input = hasInput ? Pipe() : nil
        process.executableURL = binary
        process.arguments = arguments
        process.currentDirectoryURL = folder
        var environment = ProcessInfo.processInfo.environment
        environment["FOLIO_STORE"] = nil
        environment.merge(more) { _, new in new }
        process.environment = environment
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        if let input { process.standardInput = input } else { process.standardInput = FileHandle.nullDevice }
        try process.run()
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        for file in [output, errors] { try? FileManager.default.removeItem(at: file) }
    }

    var identifier: Int32 { process.processIdentifier }
    var isRunning: Bool { process.isRunning }

    /// What it has printed so far.
    var printed: String { (try? String(contentsOf: output, encoding: .utf8)) ?? "" }

    /// Writes to its standard input.
    func write(_ text: String) { try? input?.fileHandleForWriting.write(contentsOf: Data(text.utf8)) }

    /// Closes its standard input, waits for its end and reads what it printed.
    func finish() throws -> Program.Outcome {
        try? input?.fileHandleForWriting.close()
        process.waitUntilExit()
        return Program.Outcome(
            status: process.terminationStatus,
            output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }

    /// Sends it a signal.
    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Waits for its end, with its standard input open; returns the signal that ended it, nil if it ended by itself.
    func waitForSignal() -> Int32? {
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal ? process.terminationStatus : nil
    }

    /// Kills it as the kernel's out-of-memory killer does; says whether it was still running.
    func killNow() -> Bool {
        let wasRunning = process.isRunning
        if wasRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        return wasRunning && process.terminationReason == .uncaughtSignal
    }
}
