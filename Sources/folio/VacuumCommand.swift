internal import ArgumentParser
internal import Storage

/// `folio vacuum`.
struct VacuumCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vacuum",
        abstract: "Return the space freed by deletes to the disk.",
        discussion: """
            Merges the search index into one segment and rewrites the store. This temporarily needs space for a second copy, both in \
            the store's folder and in the folder for temporary files (SQLITE_TMPDIR).

            Example:
              folio vacuum
            """)

    @OptionGroup var store: StoreOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let (before, after) = try store.open(.write).vacuum()
        if json { return try JSONOutput.write(["bytes_before": before, "bytes_after": after]) }
        try StandardOutput.putLine("\(ByteCount.text(before)) before, \(ByteCount.text(after)) after")
    }
}
