internal import ArgumentParser
internal import Exports

/// How `folio export` finds copies, and what becomes of them.
struct ExportDuplicateOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "none, exact (the same text but for white space) or minhash (near copies too). Records are read twice.",
            valueName: "method"), transform: Choice.reader())
    var dedup = DuplicateOptions.Method.none

    @Option(
        help: ArgumentHelp(
            "For minhash: fineweb (14 buckets of 8 hashes) or finepdfs (32 of 10, slower, finds more).",
            valueName: "scheme"), transform: Choice.reader())
    var minhash: MinHashScheme?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "For minhash: the Jaccard similarity, over 0 to 1, from which records are copies. Default: 0.7.",
            valueName: "share"))
    var minSimilarity: Double?

    @Option(
        help: ArgumentHelp(
            "drop leaves copies out and lists them in duplicates.tsv; mark exports them all. Default: drop.",
            valueName: "fate"), transform: Choice.reader())
    var duplicates: DuplicateOptions.Fate?

    func validate() throws {
        if dedup == .none, duplicates != nil {
            throw ValidationError("--duplicates needs --dedup exact or minhash.")
        }
        if dedup != .minhash, minhash != nil || minSimilarity != nil {
            throw ValidationError("--minhash and --min-similarity need --dedup minhash.")
        }
        if let minSimilarity, !(minSimilarity > 0 && minSimilarity <= 1) {
            throw ValidationError("--min-similarity is a share over 0 and up to 1.")
        }
    }

    var options: DuplicateOptions {
        DuplicateOptions(
            dedup, scheme: minhash ?? .fineweb, minimumSimilarity: minSimilarity ?? 0.7,
            fate: duplicates ?? .drop)
    }
}
