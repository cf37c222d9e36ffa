/// How many bytes an archive has been unpacked to, and the limits that hold for it as a whole.
struct UnpackedBytes {
    /// A limit that is exceeded, with its value and what was found instead.
    struct Excess {
        let limit: ArchiveError.Limit
        let value: Int
        let found: String
    }

    private let limits: ArchiveLimits
    /// Shared with the archives around this one and within it.
    let usage: ArchiveUsage
    private var count = 0

    init(limits: ArchiveLimits, usage: ArchiveUsage) {
        self.limits = limits
        self.usage = usage
    }

    /// Adds unpacked bytes, and the zeros of the hole before them, unless they exceed what all archives together may have.
    mutating func add(hole: Int, bytes: Int) -> Excess? {
        // A sparse file may claim holes so large that sums would overflow; hence differences.
        guard hole <= limits.totalBytes - usage.totalBytes - bytes else {
            return Excess(limit: .totalBytes, value: limits.totalBytes, found: "unpacks to more bytes")
        }
        count += hole + bytes
        usage.totalBytes += hole + bytes
        return nil
    }

    /// Compares what came out, of members or of the compression around them, with what went in.
    func ratioExcess(in library: LibArchive) -> Excess? {
        let count = max(count, library.unfilteredBytes)
        let ratio = count / max(1, library.packedBytes)
        guard count > ArchiveLimits.bytesBeforeRatio, ratio > limits.expansionRatio else { return nil }
        return Excess(
            limit: .expansionRatio, value: limits.expansionRatio, found: "unpacks to \(ratio) times its size")
    }
}
