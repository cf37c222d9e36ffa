internal import ArgumentParser
internal import Exports

/// The scores that `folio export` adds to records, and the records that it leaves out because of them.
struct ExportScoreOptions: ParsableArguments {
    @Flag(
        help:
            "Add quality scores to metadata.scores: Gopher, C4, FineWeb, and the shares of furniture, tables and garbled text."
    )
    var scores = false

    @Option(
        help: ArgumentHelp(
            "Only records that meet this condition: scores compared by <, <=, >, >=, =, !=, combined by and, or, not, ( ).",
            valueName: "condition"))
    var keep: String?

    func validate() throws {
        _ = try expression()
    }

    func expression() throws -> KeepExpression? {
        guard let keep else { return nil }
        do {
            return try KeepExpression(keep)
        } catch {
            throw ValidationError("--keep '\(keep)', \(error)")
        }
    }
}
