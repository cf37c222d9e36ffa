internal import Archives

/// Writes records one after the other into `part-00000.jsonl` and so on, none much larger than asked for.
final class ShardWriter {
    private let folder: OutputFolder
    private let manifest: ManifestWriter
    private let options: ExportOptions
    private var number = 0
    /// Of the shards that are whole.
    private var bytes = 0
    private var shard: OpenShard?

    init(_ folder: OutputFolder, _ manifest: ManifestWriter, _ options: ExportOptions) {
        self.folder = folder
        self.manifest = manifest
        self.options = options
    }

    /// Appends one record that ends with a newline.
    func append(_ record: [UInt8], pages: Int, chars: Int) throws(ExportError) {
        if let shard, shard.file.count + (options.compression == .none ? record.count : 0) > options.shardSize
        {
            try close(shard)
        }
        let shard = try openShard()
        try shard.append(record)
        shard.entry.records += 1
        shard.entry.pages += pages
        shard.entry.chars += chars
    }

    /// Finishes the last file.
    ///
    /// - Returns: The number of files and their bytes.
    func finish() throws(ExportError) -> (files: Int, bytes: Int) {
        if let shard { try close(shard) }
        return (number, bytes)
    }

    /// The shard being written, a new one where there is none.
    private func openShard() throws(ExportError) -> OpenShard {
        if let shard { return shard }
        let digits = String(number)
        let name = "part-\(String(repeating: "0", count: max(0, 5 - digits.count)))\(digits).jsonl"
        let path = name + options.compression.suffix
        let shard = OpenShard(try folder.file(path), path: path, options.compression)
        self.shard = shard
        number += 1
        return shard
    }

    private func close(_ shard: OpenShard) throws(ExportError) {
        try shard.finish()
        bytes += shard.entry.bytes
        try manifest.add(shard.entry)
        self.shard = nil
    }
}

/// A file of records that is being written.
private final class OpenShard {
    let file: AtomicFile
    var entry: ManifestWriter.Shard
    private let zstandard: ZstandardStream<ExportError>?
    private let gzip: GzipStream?

    init(_ file: AtomicFile, path: String, _ compression: ExportOptions.Compression) {
        self.file = file
        entry = ManifestWriter.Shard(file: path, records: 0, pages: 0, chars: 0, bytes: 0, sha256: "")
        let write: (ArraySlice<UInt8>) throws(ExportError) -> Void = { bytes throws(ExportError) in
            try file.append(bytes)
        }
        zstandard = compression == .zstd ? ZstandardStream(level: 3, write: write) : nil
        gzip = compression == .gzip ? GzipStream(write: write) : nil
    }

    func append(_ record: [UInt8]) throws(ExportError) {
        if let zstandard {
            try zstandard.append(record)
        } else if let gzip {
            try gzip.append(record)
        } else {
            try file.append(record)
        }
    }

    func finish() throws(ExportError) {
        try zstandard?.finish()
        try gzip?.finish()
        entry.bytes = file.count
        entry.sha256 = try file.commit(isDurable: true)
    }
}
