internal import Foundation
internal import Synchronization

/// A compressed file that is written by another thread, behind what it is given, with the bytes that it would have otherwise.
///
/// Compressing takes as long as everything else that makes records. Pieces are compressed one after the other into one frame, since
/// many readers stop at the end of the first.
final class BackgroundFile: Sendable {
    private struct Progress {
        /// What was given and is not compressed yet, in bytes.
        var waiting = 0
        /// Bytes of the file so far.
        var count = 0
        /// At most how many more there are of what was compressed.
        var heldBack: Int
        var failure: ExportError?
    }

    private let file: Mutex<CompressedFile>
    private let progress: Mutex<Progress>
    private let queue = DispatchQueue(label: "folio-compression")
    /// For each piece that may wait.
    private let room = DispatchSemaphore(value: 16)

    /// The size from which on a piece is passed on.
    static let pieceSize = 128 << 10

    init(_ file: sending AtomicFile, _ form: RecordFileForm) {
        let file = CompressedFile(file, form)
        progress = Mutex(Progress(heldBack: file.heldBack))
        self.file = Mutex(file)
    }

    /// Passes a piece on; waits while too many are under way.
    func append(_ piece: [UInt8]) throws(ExportError) {
        if let failure = progress.withLock({ $0.failure }) { throw failure }
        progress.withLock { $0.waiting += piece.count }
        room.wait()
        queue.async { [self] in
            compress(piece)
            room.signal()
        }
    }

    /// Whether the file has more than this many bytes once no piece is under way and nothing is held back.
    func couldExceed(_ limit: Int) -> Bool {
        progress.withLock { $0.count + $0.waiting + $0.heldBack } > limit
    }

    /// Whether the file has more than this many bytes; waits for the pieces under way only if they could make a difference.
    func exceeds(_ limit: Int) throws(ExportError) -> Bool {
        couldExceed(limit) ? try wait() > limit : false
    }

    /// Ends the file and gives it its name.
    func commit() throws(ExportError) -> (sha256: String, bytes: Int) {
        _ = try wait()
        return try file.withLock { file throws(ExportError) in (try file.commit(), file.count) }
    }

    /// Waits until no piece is under way.
    func drain() { queue.sync {} }

    /// Waits for all pieces; returns the size of the file.
    private func wait() throws(ExportError) -> Int {
        drain()
        let progress = progress.withLock { $0 }
        if let failure = progress.failure { throw failure }
        return progress.count
    }

    private func compress(_ piece: [UInt8]) {
        // After a failure nothing more is written.
        guard progress.withLock({ $0.failure == nil }) else { return }
        var failure: ExportError?
        let (count, heldBack) = file.withLock { file in
            do throws(ExportError) { try file.append(piece) } catch { failure = error }
            return (file.count, file.heldBack)
        }
        progress.withLock {
            $0.waiting -= piece.count
            $0.count = count
            $0.heldBack = heldBack
            $0.failure = failure
        }
    }
}

/// A file of records: written as records come, or behind them by another thread.
final class RecordsFile {
    private enum Way {
        case direct(CompressedFile)
        case background(BackgroundFile)
    }

    private let way: Way
    private var piece: [UInt8] = []

    /// A file that is compressed as records come.
    init(_ file: CompressedFile) { way = .direct(file) }

    /// A file that another thread compresses.
    init(_ file: BackgroundFile) { way = .background(file) }

    deinit {
        // What is not committed is gone when this is: no thread still writes it.
        if case .background(let file) = way { file.drain() }
    }

    func append(_ record: [UInt8]) throws(ExportError) {
        switch way {
        case .direct(let file): try file.append(record)
        case .background(let file):
            piece += record
            guard piece.count >= BackgroundFile.pieceSize else { return }
            try handOn(to: file)
        }
    }

    /// Whether the file as stored has more than this many bytes, or fewer than 0 are allowed.
    func exceeds(_ limit: Int) throws(ExportError) -> Bool {
        switch way {
        case .direct(let file): return file.count > limit
        case .background(let file):
            guard file.couldExceed(limit - piece.count) else { return false }
            try handOn(to: file)
            return try file.exceeds(limit)
        }
    }

    /// Ends the file and gives it its name.
    ///
    /// - Returns: The SHA-256 of the bytes as stored, in lower-case hex, and their number.
    func commit() throws(ExportError) -> (sha256: String, bytes: Int) {
        switch way {
        case .direct(let file): return (try file.commit(), file.count)
        case .background(let file):
            try handOn(to: file)
            return try file.commit()
        }
    }

    private func handOn(to file: BackgroundFile) throws(ExportError) {
        guard !piece.isEmpty else { return }
        try file.append(piece)
        piece.removeAll(keepingCapacity: false)
        piece.reserveCapacity(BackgroundFile.pieceSize * 5 / 4)
    }
}
