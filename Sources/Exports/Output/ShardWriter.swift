internal import Archives

/// Writes records one after the other into `part-00000.jsonl` or `part-00000.parquet` and so on, none much larger than asked for.
///
/// Records in files that an earlier run has finished are skipped.
final class ShardWriter {
    /// zstd's own balance of time and size.
    static let zstandardLevel = 3

    private let folder: OutputFolder
    private let manifest: ManifestWriter
    private let format: RecordFormat
    private let options: ExportOptions
    private let form: RecordFileForm
    /// Whether another thread compresses.
    private let inBackground: Bool
    /// The set of the split, below which the files are; empty for none.
    private let part: String
    private var number = 0
    /// Of the shards that are whole.
    private var bytes = 0
    private var shard: OpenShard?
    /// Records to skip.
    private var finishedRecords = 0

    /// Makes a writer for one set of the split.
    ///
    /// `kept` is what an earlier run has finished, of all sets. With `inBackground` another thread compresses.
    init(
        _ folder: OutputFolder, _ manifest: ManifestWriter, _ format: RecordFormat,
        _ options: ExportOptions, part: String, kept: [ManifestShard], inBackground: Bool = false
    ) {
        self.inBackground = inBackground
        self.folder = folder
        self.manifest = manifest
        self.format = format
        self.options = options
        form = RecordFileForm(format, options)
        self.part = part
        let prefix = pathPrefix(in: format.folder)
        let own = kept.filter { $0.file.hasPrefix(prefix) }
        number = own.count
        bytes = own.reduce(0) { $0 + $1.bytes }
        finishedRecords = own.reduce(0) { $0 + $1.records }
        for place in [format.folder, format.attributesFolder].compactMap({ $0 }) {
            let prefix = pathPrefix(in: place)
            let slash = prefix.lastIndex(of: "/")
            folder.removeUnfinished(
                in: slash.map { String(prefix[..<$0]) } ?? "",
                prefix: slash.map { String(prefix[prefix.index(after: $0)...]) } ?? prefix)
        }
    }

    /// Appends a record.
    func append(_ record: EncodedRecord) throws(ExportError) {
        guard record.records > 0 else { return }
        guard finishedRecords == 0 else {
            finishedRecords -= min(record.records, finishedRecords)
            return
        }
        let added = form.isPlain ? record.bytes.count + form.ending.count : 0
        if let shard, try shard.file.exceeds(options.shardSize - added) { try close(shard) }
        let shard = try openShard()
        try shard.append(record.bytes, record.attributes)
        if shard.entry.records == 0 { shard.entry.firstID = record.firstID }
        shard.entry.records += record.records
        shard.entry.pages += record.pages
        shard.entry.chars += record.chars
        shard.entry.lastID = record.lastID
    }

    /// Finishes the last file.
    ///
    /// - Returns: The number of files and their bytes.
    func finish() throws(ExportError) -> (files: Int, bytes: Int) {
        if let shard { try close(shard) }
        return (number, bytes)
    }

    /// What the paths of files in a folder of the format begin with, up to the number.
    private func pathPrefix(in place: String) -> String {
        let set = part.isEmpty ? "" : part + "/"
        let shard = options.selection.shard.map { ManifestHead.padded($0.index) + "-" } ?? ""
        // Dolma finds attributes at the path of the documents with one part of it changed.
        return place + set + format.filePrefix + shard
    }

    /// The shard being written, a new one if none is open.
    private func openShard() throws(ExportError) -> OpenShard {
        if let shard { return shard }
        let ending = ManifestHead.padded(number) + format.suffix(options.compression)
        let path = pathPrefix(in: format.folder) + ending
        let attributes = format.attributesFolder.map { pathPrefix(in: $0) + ending }
        let shard = OpenShard(
            try records(at: path), path: path,
            attributes: try attributes.map { path throws(ExportError) in (path, try records(at: path)) })
        self.shard = shard
        number += 1
        return shard
    }

    private func records(at path: String) throws(ExportError) -> RecordsFile {
        inBackground && !form.isPlain
            ? RecordsFile(BackgroundFile(try folder.file(path), form))
            : RecordsFile(CompressedFile(try folder.file(path), form))
    }

    private func close(_ shard: OpenShard) throws(ExportError) {
        try shard.finish()
        bytes += shard.entry.bytes
        try manifest.add(shard.entry)
        self.shard = nil
    }
}

/// A file of records that is being written, with the one beside it.
private final class OpenShard {
    let file: RecordsFile
    var entry: ManifestShard
    private let attributes: (path: String, file: RecordsFile)?

    init(_ file: RecordsFile, path: String, attributes: (path: String, file: RecordsFile)?) {
        self.file = file
        self.attributes = attributes
        entry = ManifestShard(
            file: path, records: 0, pages: 0, chars: 0, bytes: 0, sha256: "", firstID: "", lastID: "",
            attributes: [])
    }

    func append(_ record: [UInt8], _ attributes: [UInt8]) throws(ExportError) {
        try file.append(record)
        if let beside = self.attributes { try beside.file.append(attributes) }
    }

    /// Gives both files their names, that of the records last.
    func finish() throws(ExportError) {
        if let attributes {
            let (sha256, bytes) = try attributes.file.commit()
            entry.attributes = [
                ManifestShard.Companion(file: attributes.path, bytes: bytes, sha256: sha256)
            ]
        }
        (entry.sha256, entry.bytes) = try file.commit()
    }
}
