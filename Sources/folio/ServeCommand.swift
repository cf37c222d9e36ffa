internal import ArgumentParser
internal import Foundation

/// `folio serve`: starts `folio-serve`, which lies beside this program.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Show the store in a browser, and answer programs over HTTP.")

    @Argument(parsing: .captureForPassthrough, help: "The options of the server; see folio serve --help.")
    var arguments: [String] = []

    func run() throws { try SiblingProgram("folio-serve").replaceThisProcess(arguments) }
}

/// A program of Folio's that lies beside this one, as git finds its commands, or else in a folder of `PATH`.
struct SiblingProgram {
    private let name: String

    init(_ name: String) { self.name = name }

    /// Where the program is; nil if it is nowhere.
    private var path: String? {
        let own = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent().path
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(
            String.init)
        return ([own].compactMap(\.self) + folders).map { $0 + "/" + name }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Runs the program in the place of this process.
    ///
    /// - Throws: `CommandFailure` `no_program` if it is nowhere or cannot be run.
    func replaceThisProcess(_ arguments: [String]) throws -> Never {
        guard let path else {
            throw CommandFailure(
                "no_program", "the program \(name) is not beside folio, and not in PATH",
                hint: "build it with `tools/build \(name)`, and keep both programs in one folder")
        }
        var words = ([path] + arguments).map { strdup($0) } + [nil]
        execv(path, &words)
        throw CommandFailure("no_program", "cannot run \(path): \(String(cString: strerror(errno)))")
    }
}
