internal import ArgumentParser

/// The words of a command line that name a command; the parser calls one that it does not know an "unexpected argument".
enum CommandName {
    /// Refuses a word in a command's place that names none, and shows the nearest name.
    static func require(in arguments: [String], of command: any ParsableCommand.Type) throws {
        let known = command.configuration.subcommands
        guard !known.isEmpty, let word = arguments.first, !word.hasPrefix("-"), word != "help" else { return }
        let names = known.map { $0.name }
        if let next = known.first(where: { $0.name == word }) {
            return try require(in: Array(arguments.dropFirst()), of: next)
        }
        let nearest = names.map { (name: $0, distance: distance(Array(word), Array($0))) }
            .min { $0.distance < $1.distance }
        let parent = command == Folio.self ? "" : "\(command.name) "
        guard let nearest, nearest.distance <= max(1, word.count / 3) else {
            throw ValidationError(
                "unknown command '\(parent)\(word)'; the commands are \(names.joined(separator: ", "))")
        }
        throw ValidationError(
            "unknown command '\(parent)\(word)'. Did you mean '\(parent)\(nearest.name)'?")
    }

    /// The command that a command line names, with a space after each word: `assets download `.
    static func path(in arguments: [String], of command: any ParsableCommand.Type = Folio.self) -> String {
        guard let word = arguments.first,
            let next = command.configuration.subcommands.first(where: { $0.name == word })
        else { return "" }
        return word + " " + path(in: Array(arguments.dropFirst()), of: next)
    }

    /// The number of edits that turn one word into the other: letters inserted, deleted, replaced or swapped with the next.
    private static func distance(_ first: [Character], _ second: [Character]) -> Int {
        var rows = [Array(0...second.count)]
        for (i, letter) in first.enumerated() {
            var row = [i + 1]
            for (j, other) in second.enumerated() {
                var least = min(rows[i][j] + (letter == other ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, letter == second[j - 1], first[i - 1] == other {
                    least = min(least, rows[i - 1][j - 1] + 1)
                }
                row.append(least)
            }
            rows.append(row)
        }
        return rows[first.count][second.count]
    }
}

extension ParsableCommand {
    /// The word that names the command.
    fileprivate static var name: String { configuration.commandName ?? _commandName }
}
