internal import ArgumentParser
internal import Exports

/// What `folio export` tells of the quality of records, and which it leaves out for that.
struct ExportScoreOptions: ParsableArguments {
    @Flag(
        help:
            "Tell the scores of Gopher, C4 and FineWeb, and what is furniture, table or garbled, in metadata.scores."
    )
    var scores = false

    @Option(
        help: ArgumentHelp(
            "Only records for which this holds: scores compared by <, <=, >, >=, =, !=, with and, or, not, ( ).",
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
            throw ValidationError("--keep '\(keep)', \(error).")
        }
    }
}
