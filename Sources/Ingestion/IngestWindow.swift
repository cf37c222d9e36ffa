/// What is between reading and writing: how much of it, and the decoded results that wait for their turn.
///
/// Any number of workers read and decode, one writer takes the results in the order in which they were read. Reading
/// waits while the window is full, writing waits while the next result is not decoded, and neither waits for the other
/// otherwise.
actor IngestWindow {
    private let maximumBytes: Int
    private let maximumResults: Int
    private var byteCounts: [Int: Int] = [:]
    private var decoded: [Int: [DecodedResult]] = [:]
    private var admitted = 0
    private var written = 0
    private var bytes = 0
    /// Whether a read is under way; there is one at a time, so that the order is that of the sources.
    private var isReading = false
    /// Whether nothing more is read: the sources are at their end, or the writer has failed.
    private var isAtEnd = false
    private var waitingReaders: [CheckedContinuation<Void, Never>] = []
    private var waitingWriter: CheckedContinuation<Void, Never>?

    /// Makes an empty window.
    ///
    /// At most `bytes` bytes and `results` results are between reading and writing, or one result if it is larger.
    init(bytes: Int, results: Int) {
        maximumBytes = bytes
        maximumResults = max(2, results)
    }

    /// Waits until the caller may read the next result; false if nothing is left to read.
    ///
    /// Whoever gets true calls `admit` or `end` next.
    func beginReading() async -> Bool {
        while !isAtEnd {
            if !isReading && bytes < maximumBytes && admitted - written < maximumResults {
                isReading = true
                return true
            }
            await withCheckedContinuation { waitingReaders.append($0) }
        }
        return false
    }

    /// Takes in the result that was read and gives its place in the order of writing.
    func admit(byteCount: Int) -> Int {
        let order = admitted
        admitted += 1
        byteCounts[order] = byteCount
        bytes += byteCount
        isReading = false
        wakeReaders()
        return order
    }

    /// Says that nothing more is to be read.
    func end() {
        isReading = false
        isAtEnd = true
        wakeReaders()
        wakeWriter()
    }

    /// Keeps what was decoded until its turn.
    func complete(_ order: Int, _ results: [DecodedResult]) {
        decoded[order] = results
        if order == written { wakeWriter() }
    }

    /// Waits for the results whose turn it is; nil after the last.
    func next() async -> [DecodedResult]? {
        while true {
            if let results = decoded.removeValue(forKey: written) {
                bytes -= byteCounts.removeValue(forKey: written) ?? 0
                written += 1
                wakeReaders()
                return results
            }
            if isAtEnd && written == admitted { return nil }
            await withCheckedContinuation { waitingWriter = $0 }
        }
    }

    private func wakeReaders() {
        let waiting = waitingReaders
        waitingReaders = []
        for reader in waiting { reader.resume() }
    }

    private func wakeWriter() {
        waitingWriter?.resume()
        waitingWriter = nil
    }
}
