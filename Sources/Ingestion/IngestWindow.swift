/// What is between reading and writing: how much of it, and the decoded results that wait for their turn.
struct IngestWindow {
    private let maximumBytes: Int
    private let maximumResults: Int
    private var byteCounts: [Int: Int] = [:]
    private var decoded: [Int: DecodedResult] = [:]
    private var admitted = 0
    private var written = 0
    private var bytes = 0

    /// Whether a read is under way; there is one at a time.
    var isReading = false
    /// Whether everything has been read.
    var isAtEnd = false

    init(bytes: Int, results: Int) {
        maximumBytes = bytes
        maximumResults = max(2, results)
    }

    /// Whether another result may be read now.
    var hasRoom: Bool {
        !isReading && !isAtEnd && bytes < maximumBytes && admitted - written < maximumResults
    }

    /// Takes a result in and gives its place in the order of writing.
    mutating func admit(byteCount: Int) -> Int {
        defer { admitted += 1 }
        byteCounts[admitted] = byteCount
        bytes += byteCount
        return admitted
    }

    /// Keeps a decoded result until its turn.
    mutating func complete(_ order: Int, _ result: DecodedResult) { decoded[order] = result }

    /// The result whose turn it is, if it has been decoded.
    mutating func popNext() -> DecodedResult? {
        guard let result = decoded.removeValue(forKey: written) else { return nil }
        bytes -= byteCounts.removeValue(forKey: written) ?? 0
        written += 1
        return result
    }
}
