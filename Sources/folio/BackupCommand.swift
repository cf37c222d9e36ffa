internal import ArgumentParser
internal import Storage

/// `folio backup`.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the store to a new file and verify the copy.",
        discussion: """
            The copy is of one moment, whatever is written meanwhile. It appears under its name only when it is complete, \
            has passed what `folio check` looks at, and is on the disk.

            Example:
              folio backup /backups/folio-2026-11-21.db
            """)

    @OptionGroup var store: StoreOptions

    @Argument(help: "The new file.")
    var destination: String

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        guard !destination.isEmpty else {
            throw ValidationError("The name of the new file must not be empty.")
        }
    }

    func run() throws {
        try store.open(.read).backup(to: destination)
        if json {
            try JSONOutput.write(["backup": destination])
        } else {
            try StandardOutput.putLine("\(destination) written and checked")
        }
    }
}
