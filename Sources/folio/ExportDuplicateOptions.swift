internal import ArgumentParser
internal import Exports
internal import TextQuality

/// How `folio export` finds copies, and what becomes of them.
struct ExportDuplicateOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Find duplicates: none, exact (the same text, ignoring white space) or minhash (near duplicates too). Records are read twice.",
            valueName: "method"), transform: Choice.reader())
    var dedup = DuplicateOptions.Method.none

    @Option(
        help: ArgumentHelp(
            "For minhash: fineweb (14 buckets of 8 hashes) or finepdfs (32 buckets of 10 hashes; slower, finds more).",
            valueName: "scheme"), transform: Choice.reader())
    var minhash: MinHashScheme?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "For minhash: the minimum Jaccard similarity of duplicates, above 0 and up to 1. Default: 0.7.",
            valueName: "share"))
    var minSimilarity: Double?

    @Option(
        help: ArgumentHelp(
            "What to do with duplicates: drop (leave them out, list them in duplicates.tsv) or mark (export them with a mark). Default: drop.",
            valueName: "fate"), transform: Choice.reader())
    var duplicates: DuplicateOptions.Fate?

    func validate() throws {
        if dedup == .none, duplicates != nil {
            throw ValidationError("--duplicates needs --dedup exact or --dedup minhash")
        }
        if dedup != .minhash, minhash != nil || minSimilarity != nil {
            throw ValidationError("--minhash and --min-similarity need --dedup minhash")
        }
        if let minSimilarity, !(minSimilarity > 0 && minSimilarity <= 1) {
            throw ValidationError("--min-similarity must be above 0 and at most 1")
        }
    }

    var options: DuplicateOptions {
        DuplicateOptions(
            dedup, scheme: minhash ?? .fineweb, minimumSimilarity: minSimilarity ?? 0.7,
            fate: duplicates ?? .drop)
    }
}
