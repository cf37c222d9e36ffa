internal import Agents
internal import ArgumentParser
internal import Foundation
internal import Locating
internal import Rows
internal import Storage

/// `folio mcp`.
struct MCPCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mcp",
        abstract: "Answer language-model agents by the Model Context Protocol.",
        discussion: """
            Reads the protocol's messages from standard input and writes the replies to standard output, one on a line. An agent's program \
            starts it; docs/agents.md shows how. The tools are search, passages, read, documents and locate. Nothing is written to the store.

            Example, as an agent's program calls it:
              folio mcp --store /data/folio.db
            """)

    @OptionGroup var store: StoreOptions

    func run() throws {
        // What is wrong with the store is reported at once, and not at the first question.
        _ = try store.openSet()
        let server = AgentServer(
            StoreSetKeeper(stores: store.path, clock: { Date() }), version: FolioVersion.current,
            more: [.locate])
        // A longer message ends the session: no agent sends one.
        var lines = LineReader(descriptor: STDIN_FILENO, limit: AgentServer.messageLimit)
        while let line = try lines.next() {
            guard line.contains(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\r") }),
                let reply = server.reply(to: line)
            else { continue }
            try StandardOutput.putLine(String(decoding: reply, as: UTF8.self))
        }
    }
}

/// Reads lines of bounded length as they come.
struct LineReader {
    private let descriptor: Int32
    private let limit: Int
    private var pending: [UInt8] = []
    private var hasEnded = false

    init(descriptor: Int32, limit: Int) {
        self.descriptor = descriptor
        self.limit = limit
    }

    /// The next line without its end; nil at the end of the input.
    ///
    /// - Throws: `CommandFailure` for a line that is too long.
    mutating func next() throws -> [UInt8]? {
        var searched = 0
        while true {
            if let end = pending[searched...].firstIndex(of: 0x0A) {
                defer { pending.removeSubrange(...end) }
                return Array(pending[..<end])
            }
            searched = pending.count
            guard searched <= limit else {
                throw CommandFailure("message", "a message has more than \(ByteCount.text(limit))")
            }
            if hasEnded {
                defer { pending = [] }
                return pending.isEmpty ? nil : pending
            }
            var chunk = [UInt8](repeating: 0, count: 1 << 16)
            let count = read(descriptor, &chunk, chunk.count)
            if count > 0 {
                pending += chunk[..<count]
            } else if count == 0 || errno != EINTR {
                hasEnded = true
            }
        }
    }
}
