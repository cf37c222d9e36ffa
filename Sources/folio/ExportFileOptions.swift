internal import ArgumentParser
internal import Exports
internal import Foundation

/// Where `folio export` writes, and in how many files.
struct ExportFileOptions: ParsableArguments {
    @Option(
        name: [.short, .long],
        help:
            "Directory to write to. It is created if missing, and must be empty or contain an earlier export. '-' writes the records of \(ExportOptions.streamFormats) to standard output, as one file."
    )
    var output: String

    @Option(
        help:
            "Compression of records: \(Choice.names(of: ExportOptions.Compression.self)). Default: none; zstd for parquet and dolma.",
        transform: Choice.reader())
    var compression: ExportOptions.Compression?

    @Option(
        parsing: .unconditional,
        help: "Approximate size of a file of records. Default: 256MB; 10MB for opensearch.",
        transform: ByteCount.init)
    var shardSize: ByteCount?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Export only part i of N, counted from 0. Documents are assigned to parts by a hash of their keys. Default in a Slurm array: its task.",
            valueName: "i/N"))
    var shard: String?

    @Option(
        help: ArgumentHelp(
            "Split documents into sets by a salted hash of their keys; each set is a folder.",
            valueName: "train=0.99,validation=0.01"))
    var split: String?

    @Option(help: "Salt of the hash for --split; another salt gives another split.")
    var splitSalt = "folio"

    @Option(
        parsing: .unconditional,
        help: "Number of cores to use for records; the output does not depend on it. Default: all.")
    var jobs: Int?

    @Flag(help: "Continue an interrupted export and keep its finished files.")
    var resume = false

    @Flag(help: "Write to a directory that contains other files.")
    var overwrite = false

    func validate() throws {
        _ = try shardNumber()
        _ = try splitPlan()
        if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs must be from 1 to 1024") }
    }

    /// Whether records go to standard output.
    var isStream: Bool { output == "-" }

    /// How many cores work.
    var jobCount: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

    func splitPlan() throws -> SplitPlan? {
        guard let split else { return nil }
        do {
            return try SplitPlan(split, salt: splitSalt)
        } catch {
            throw ValidationError("--split: \(error)")
        }
    }

    /// The part asked for, else that of the Slurm array this runs in.
    func shardNumber() throws -> ShardNumber? {
        if let shard {
            guard let number = ShardNumber(shard) else {
                throw ValidationError(
                    "--shard '\(shard)' is invalid; write i/N with i from 0 to N-1, such as 0/16")
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
                "SLURM_ARRAY_TASK_ID '\(task)' is not one of SLURM_ARRAY_TASK_COUNT '\(count)' tasks; "
                    + "number the array from 0 to N-1, or give --shard i/N (0/1 for everything)")
        }
        return number.count == 1 ? nil : number
    }
}
