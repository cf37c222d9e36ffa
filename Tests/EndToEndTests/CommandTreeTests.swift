import Foundation
import Testing

/// The declarations of the commands fit together.
///
/// The argument parser looks at that itself, at every start, but only in debug builds.
@Suite struct CommandTreeTests {
    private struct Command {
        let path: String
        let arguments: [JSON]
    }

    /// The command and all below it.
    private static func commands(_ command: JSON, _ path: [String] = []) -> [Command] {
        let path = path + [command["commandName"].string ?? ""]
        let own = Command(path: path.joined(separator: " "), arguments: command["arguments"].array ?? [])
        return [own] + (command["subcommands"].array ?? []).flatMap { commands($0, path) }
    }

    @Test func `no command has a name twice, and no argument stands behind one that may be missing`() throws {
        let dump = try Workspace().folio("--experimental-dump-help").json
        let commands = Self.commands(dump["command"])
        #expect(commands.count >= 25)
        for command in commands {
            let names = command.arguments.flatMap { argument in
                (argument["names"].array ?? []).map {
                    "\($0["kind"].string ?? "") \($0["name"].string ?? "")"
                }
            }
            #expect(Set(names).count == names.count, "\(command.path): \(names.sorted())")
            let positional = command.arguments.filter { $0["kind"] == .string("positional") }
            for (argument, next) in zip(positional, positional.dropFirst()) {
                #expect(argument["isRepeating"] == .bool(false), "\(command.path)")
                #expect(
                    argument["isOptional"] == .bool(false) || next["isOptional"] == .bool(true),
                    "\(command.path)")
            }
        }
    }
}
