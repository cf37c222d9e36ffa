import Testing

/// What the program says of itself.
@Suite struct HelpTests {
    /// The commands of the contract.
    private static let commands = [
        "ingest", "fetch", "jobs", "assets", "search", "similar", "show", "locate", "documents", "prefer",
        "export",
        "convert", "stats", "check",
        "renormalize",
        "reindex", "delete", "vacuum", "merge",
        "backup", "providers", "compare", "serve", "open", "mcp", "extension-path",
    ]

    /// Options of the contract by command.
    private static let options: [(command: String, options: [String])] = [
        ("ingest", ["--provider", "--as", "--key", "--page-offset", "--jobs", "--force"]),
        (
            "search",
            [
                "--limit", "--offset", "--provider", "--type", "--document", "--pages", "--sort",
                "--group-by",
                "--all-parses", "--furniture", "--count", "--explain", "--facets", "--cursor", "--format",
                "--stem", "--passages", "--size",
            ]
        ),
        ("similar", ["--page", "--limit", "--provider", "--format"]),
        ("show", ["--page", "--format", "--provider", "--context"]),
        ("locate", ["--page", "--span", "--text", "--provider"]), ("export", ["--format", "--unit", "-o"]),
        ("stats", ["--digest", "--failures"]),
        (
            "fetch",
            [
                "--resume", "--jobs", "--max-pages", "--dry-run", "--force", "--assets", "--allow-host",
                "--allow-private-network",
            ]
        ), ("jobs", ["--state", "--provider", "--source"]), ("check", ["--deep"]), ("delete", ["--provider"]),
    ]

    private let program: Program

    init() throws { program = try SampleStore.reading() }

    @Test func `the program lists exactly the commands of the contract`() throws {
        let help = try program.run("--help")
        #expect(help.status == 0)
        let lines = help.output.split(separator: "\n")
        let start = try #require(lines.firstIndex { $0.hasPrefix("SUBCOMMANDS") })
        let listed = lines[(start + 1)...].compactMap { line -> String? in
            guard line.hasPrefix("  "), let name = line.split(separator: " ").first, !line.hasPrefix("   ")
            else { return nil }
            return String(name)
        }
        #expect(listed.filter { $0 != "See" && $0 != "help" } == Self.commands)
    }

    @Test(arguments: commands)
    func `a command's help has an abstract, --json and --store`(_ command: String) throws {
        // `folio assets` has nothing but a command of its own.
        let help = try program.run([command] + (command == "assets" ? ["download"] : []) + ["--help"])
        #expect(help.status == 0)
        #expect(help.errors == "")
        let overview = try #require(help.output.split(separator: "\n").first)
        #expect(overview.hasPrefix("OVERVIEW: "))
        #expect(overview.hasSuffix("."))
        // What these print is for a browser or an agent.
        if !["serve", "open", "mcp", "extension-path"].contains(command) {
            #expect(help.output.contains("--json"))
        }
        if !["providers", "convert", "extension-path"].contains(command) {
            #expect(help.output.contains("--store <store>"))
        }
    }

    @Test(arguments: ["serve", "open", "mcp"])
    func `an example of a command that serves is one line`(_ command: String) throws {
        let help = try program.run(command, "--help").output
        let examples = help[try #require(help.firstRange(of: "xample")).upperBound...]
        let lines = examples.split(separator: "\n").dropFirst().prefix { !$0.hasPrefix("USAGE") }
        #expect(!lines.isEmpty)
        for line in lines { #expect(line.hasPrefix("  folio \(command)"), "\(line)") }
    }

    @Test(arguments: options)
    func `a command has the options of the contract`(_ command: String, _ options: [String]) throws {
        let help = try program.run(command, "--help").output
        for option in options { #expect(help.contains(option), "\(option)") }
    }

    @Test(arguments: [
        ("search", ["-n, --limit", "-f, --format", "-p, --provider"]),
        ("similar", ["-n, --limit", "-f, --format", "-p, --provider"]),
        ("documents", ["-n, --limit", "-p, --provider"]), ("compare", ["-n, --limit", "-p, --provider"]),
        ("show", ["-f, --format", "-p, --provider"]),
        ("export", ["-f, --format", "-p, --provider", "-o, --output"]), ("ingest", ["-p, --provider"]),
        ("delete", ["-p, --provider"]), ("renormalize", ["-p, --provider"]), ("jobs", ["-p, --provider"]),
    ])
    func `the options that are used most have a letter`(_ command: String, _ options: [String]) throws {
        let help = try program.run(command, "--help").output
        for option in options + ["-s, --store"] { #expect(help.contains("  \(option) "), "\(option)") }
        // Without a doubled letter, whatever options a command has.
        let letters = help.matches(of: /\n  (-[a-z]), --/).map { String($0.1) }
        #expect(Set(letters).count == letters.count)
    }

    @Test(arguments: ["export", "convert", "locate"])
    func `the help of an option with a closed list of values names them all`(_ command: String) throws {
        let options = try program.run(command, "--help").output.split(separator: /\n  (?=-)/).dropFirst()
        var lists = 0
        for help in options {
            guard let option = help.firstMatch(of: /--[a-z-]+(?= <)/) else { continue }
            let answer = try program.run(command, String(option.output), "?").errors
            guard let list = answer.firstMatch(of: /use one of: (.*)/) else { continue }
            lists += 1
            let named = Set(help.split { !$0.isLetter && !$0.isNumber && !"-_".contains($0) })
            for value in list.1.split(separator: ", ") {
                #expect(named.contains(value), "\(option.output) \(value)")
            }
        }
        #expect(lists > 0)
    }

    @Test func `the help of export explains every format`() throws {
        let answer = try program.run("export", "--format", "?").errors
        let formats = try #require(answer.firstMatch(of: /use one of: (.*)/)).1.split(separator: ", ")
        #expect(formats.count > 10)
        let lines = try program.run("export", "--help").output.split(separator: "\n")
        let explained = lines.compactMap { $0.prefixMatch(of: #/([a-z, ]+): /#)?.1.split(separator: ", ") }
        #expect(Set(formats).isSubset(of: explained.joined()))
    }

    @Test func `a letter does what the whole option does`() throws {
        let store = "folio.db"
        let short = try program.run(["search", "river", "-s", store, "-n", "1", "-f", "json", "-p", "mineru"])
        let long = try program.run([
            "search", "river", "--store", store, "--limit", "1", "--format", "json", "--provider", "mineru",
        ])
        #expect(short.status == 0)
        #expect(short.output == long.output)
    }

    @Test func `no command at all explains the program`() throws {
        let outcome = try program.run()
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("SUBCOMMANDS"))
    }

    @Test(arguments: [
        ["nonsense"], ["search"], ["show"], ["delete"], ["prefer", "key"], ["backup"], ["merge"],
    ])
    func `an unknown command or a missing argument is status 2`(_ arguments: [String]) throws {
        let outcome = try program.run(arguments)
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
        #expect(outcome.errors.hasPrefix("folio: "))
    }
}
