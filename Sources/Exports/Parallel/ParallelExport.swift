internal import Foundation
internal import Synchronization

/// Makes records on several cores and writes them in the order of their documents, so that the bytes are those of one core.
///
/// The calling thread reads and writes. What it reads goes in batches of whole documents to workers; memory is bounded by the number of
/// batches. A document that is larger than a batch may be is worked on by the calling thread, a page at a time, after all batches before it.
final class ParallelExport {
    /// How large batches are, by `ExportEvent.size`.
    struct BatchSizes {
        /// From here on a batch goes to a worker with the end of its document.
        var usual = 512 << 10
        /// A larger one is worked on by the calling thread.
        var greatest = 8 << 20
    }

    private let sizes: BatchSizes
    private let format: RecordFormat
    private let options: ExportOptions
    private let jobs: Int
    private let records: RecordsWriter
    private let failed: (ExportFailure) -> Void
    private let progress: (ExportSummary) throws -> Void
    private let workers = OperationQueue()
    private var batch: [ExportEvent] = []
    private var size = 0
    private var pending: [PendingBatch] = []
    /// Works on a large document.
    private var own: RecordProducer?
    /// Of what is written.
    private(set) var summary = ExportSummary()

    init(
        _ format: RecordFormat, _ options: ExportOptions, jobs: Int, sizes: BatchSizes,
        to records: RecordsWriter,
        failed: @escaping (ExportFailure) -> Void, progress: @escaping (ExportSummary) throws -> Void
    ) {
        (self.format, self.options, self.jobs, self.sizes) = (format, options, jobs, sizes)
        self.records = records
        (self.failed, self.progress) = (failed, progress)
        workers.maxConcurrentOperationCount = jobs
    }

    /// Takes what comes next.
    func add(_ event: ExportEvent) throws {
        if case .document = event {
            try endOwn()
            if size >= sizes.usual { try submit() }
        }
        if let own {
            try own.take(event)
            return try write(own.takeItems())
        }
        batch.append(event)
        size += event.size
        if size > sizes.greatest { try beginOwn() }
    }

    /// Ends the last document and all files.
    func finish() throws {
        try endOwn()
        try submit()
        while !pending.isEmpty { try writeFirst() }
        try records.finish(&summary)
    }

    private func submit() throws {
        guard !batch.isEmpty else { return }
        while pending.count >= 2 * jobs || pending.first?.isDone == true { try writeFirst() }
        let (next, events, format, options) = (PendingBatch(), batch, format, options)
        pending.append(next)
        workers.addOperation {
            next.end(
                Result {
                    let producer = RecordProducer(format, options)
                    for event in events { try producer.take(event) }
                    try producer.finish()
                    return (producer.takeItems(), producer.summary)
                })
        }
        (batch, size) = ([], 0)
    }

    private func writeFirst() throws {
        let (items, sums) = try pending.removeFirst().wait().get()
        summary.addSums(of: sums)
        try write(items)
    }

    private func beginOwn() throws {
        while !pending.isEmpty { try writeFirst() }
        let producer = RecordProducer(format, options)
        own = producer
        for event in batch {
            try producer.take(event)
            try write(producer.takeItems())
        }
        (batch, size) = ([], 0)
    }

    private func endOwn() throws {
        guard let own else { return }
        self.own = nil
        try own.finish()
        summary.addSums(of: own.summary)
        try write(own.takeItems())
    }

    private func write(_ items: [RecordProducer.Item]) throws {
        for item in items {
            switch item {
            case .document(let document):
                records.begin(document)
                try progress(summary)
            case .record(let record): try records.append(record)
            case .failure(let failure): failed(failure)
            }
        }
    }
}

/// A batch that a worker has, or has had.
private final class PendingBatch: Sendable {
    typealias Output = (items: [RecordProducer.Item], summary: ExportSummary)

    private let result = Mutex<Result<Output, any Error>?>(nil)
    private let done = DispatchSemaphore(value: 0)

    var isDone: Bool { result.withLock { $0 != nil } }

    func end(_ output: Result<Output, any Error>) {
        result.withLock { $0 = output }
        done.signal()
    }

    /// Waits for the worker; to be called once.
    func wait() -> Result<Output, any Error> {
        done.wait()
        guard let output = result.withLock({ $0 }) else {
            preconditionFailure("a batch that is done has a result")
        }
        return output
    }
}

extension ExportSummary {
    /// Adds the sums of a part that counts no files.
    fileprivate mutating func addSums(of part: ExportSummary) {
        documents += part.documents
        pages += part.pages
        emptyPages += part.emptyPages
        failedPages += part.failedPages
        renderedPages += part.renderedPages
        records += part.records
        excludedRecords += part.excludedRecords
        unwantedRecords += part.unwantedRecords
        chars += part.chars
        remoteAssets += part.remoteAssets
        missingAssets += part.missingAssets
    }
}
