import Foundation
import TestSupport

/// The built `folio`, run as a user runs it.
struct Program: Sendable {
    /// What a run printed and how it ended.
    struct Outcome: Sendable {
        let status: Int32
        let output: String
        let errors: String
    }

    /// The folder in which it runs; the store is `folio.db` there.
    let folder: URL

    /// The binary beside the test bundle.
    static let binary: URL = {
        let products = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
            .deletingLastPathComponent()
        return (products ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent())
            .appending(path: "folio")
    }()

    /// Runs it to its end.
    func run(_ arguments: String..., input: String? = nil) throws -> Outcome {
        try run(arguments, input: input)
    }

    /// Runs it to its end, with further variables in its environment.
    func run(
        _ arguments: [String], input: String? = nil, environment: [String: String] = [:]
    ) throws -> Outcome {
        let running = try RunningProgram(
            Self.binary, arguments, in: folder, hasInput: input != nil, environment: environment)
        if let input { running.write(input) }
        return try running.finish()
    }

    /// Runs it to its end aside.
    func runAside(_ arguments: [String], environment: [String: String]) async throws -> Outcome {
        try await Self.aside { try run(arguments, environment: environment) }
    }

    /// Waits on a thread of its own, for tests that serve what they wait for: emulators answer on the threads that tasks share.
    static func aside(_ body: @escaping @Sendable () throws -> Outcome) async throws -> Outcome {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result(catching: body)) }
        }
    }

    /// Starts it and returns at once; with `hasInput` its standard input is a pipe that stays open until `finish`.
    func start(_ arguments: [String], hasInput: Bool = false) throws -> RunningProgram {
        try RunningProgram(Self.binary, arguments, in: folder, hasInput: hasInput)
    }
}
