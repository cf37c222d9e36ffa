internal import ArgumentParser
internal import Exports
internal import Foundation

/// Where `folio export` writes, and in how many files.
struct ExportFileOptions: ParsableArguments {
    @Option(
        name: [.short, .long],
        help: "The directory to write to; it is made, and must be empty or an earlier export.")
    var output: String

    @Option(
        help: "For records: none, zstd or gzip. Default: none; zstd for dolma.",
        transform: Choice.reader())
    var compression: ExportOptions.Compression?

    @Option(
        parsing: .unconditional,
        help: "For records: about how many bytes a file takes. Default: 256MB; 10MB for opensearch.",
        transform: ByteCount.init)
    var shardSize: ByteCount?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Only part i, from 0, of N: documents are dealt out by a hash of their keys. Default in a Slurm array: its task.",
            valueName: "i/N"))
    var shard: String?

    @Option(
        help: ArgumentHelp(
            "Sets to divide documents into by a salted hash of their keys, as folders.",
            valueName: "train=0.99,validation=0.01"))
    var split: String?

    @Option(help: "Another salt makes another division.")
    var splitSalt = "folio"

    @Option(
        parsing: .unconditional,
        help: "For records: how many cores work; the bytes do not depend on it. Default: all.")
    var jobs: Int?

    @Flag(help: "Keep what an export that broke off has finished, and do the rest.")
    var resume = false

    @Flag(help: "Write into a directory that holds other files.")
    var overwrite = false

    func validate() throws {
        _ = try shardNumber()
        _ = try splitPlan()
        if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs counts from 1 to 1024.") }
    }

    /// How many cores work.
    var jobCount: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

    func splitPlan() throws -> SplitPlan? {
        guard let split else { return nil }
        do {
            return try SplitPlan(split, salt: splitSalt)
        } catch {
            throw ValidationError("--split: \(error).")
        }
    }

    /// The part asked for, else that of the Slurm array this runs in.
    func shardNumber() throws -> ShardNumber? {
        if let shard {
            guard let number = ShardNumber(shard) else {
                throw ValidationError(
                    "--shard '\(shard)' is no part of a whole, like 0/16; parts count from 0.")
            }
            return number.count == 1 ? nil : number
        }
        let environment = ProcessInfo.processInfo.environment
        guard let task = environment["SLURM_ARRAY_TASK_ID"], let count = environment["SLURM_ARRAY_TASK_COUNT"]
        else {
            return nil
        }
        let first = environment["SLURM_ARRAY_TASK_MIN"].flatMap { Int($0) } ?? 0
        guard let task = Int(task), let count = Int(count),
            case let (index, overflows) = task.subtractingReportingOverflow(first), !overflows,
            let number = ShardNumber(index: index, count: count)
        else {
            throw ValidationError(
                "SLURM_ARRAY_TASK_ID '\(task)' of SLURM_ARRAY_TASK_COUNT '\(count)' is no part of a whole; "
                    + "number the array 0 to N-1, or give --shard i/N (0/1 for everything).")
        }
        return number.count == 1 ? nil : number
    }
}
