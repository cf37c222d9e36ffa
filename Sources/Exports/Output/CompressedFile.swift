internal import Archives
internal import Parquet

/// A file of records that is compressed as it is written: lines or files of a tar as one stream, or rows as the pages of Parquet.
final class CompressedFile {
    private enum Way {
        case plain
        case zstandard(ZstandardStream<ExportError>)
        case gzip(GzipStream)
        case parquet(ParquetWriter)
    }

    /// More than a stream holds back of what it was given.
    private static let heldBackByStreams = 1 << 20

    private let file: any ByteOutput
    private let way: Way
    private let ending: [UInt8]

    init(_ file: any ByteOutput, _ form: RecordFileForm) {
        self.file = file
        ending = form.ending
        let write: (ArraySlice<UInt8>) throws(ExportError) -> Void = { bytes throws(ExportError) in
            try file.append(bytes)
        }
        way =
            switch form {
            case .lines(.none), .tar(.none): .plain
            case .lines(.zstd), .tar(.zstd):
                .zstandard(ZstandardStream(level: ShardWriter.zstandardLevel, write: write))
            case .lines(.gzip), .tar(.gzip): .gzip(GzipStream(write: write))
            case .parquet(let parquet): .parquet(parquet.writer())
            }
    }

    /// Bytes of the file so far, as stored.
    var count: Int {
        if case .parquet(let writer) = way { writer.size } else { file.count }
    }

    /// At most how many bytes the file grows by for what it was given already, before it is ended.
    var heldBack: Int {
        if case .parquet(let writer) = way {
            Self.heldBackByStreams + writer.heldBytes
        } else {
            Self.heldBackByStreams
        }
    }

    /// Appends whole lines, rows or files.
    func append(_ bytes: [UInt8]) throws(ExportError) {
        switch way {
        case .plain: try file.append(bytes)
        case .zstandard(let stream): try stream.append(bytes)
        case .gzip(let stream): try stream.append(bytes)
        case .parquet(let writer):
            writer.append(bytes)
            try file.append(writer.takeOutput())
        }
    }

    /// Ends the file and gives it its name.
    ///
    /// - Returns: The SHA-256 of the bytes as stored, in lower-case hex.
    func commit() throws(ExportError) -> String {
        if !ending.isEmpty { try append(ending) }
        switch way {
        case .plain: break
        case .zstandard(let stream): try stream.finish()
        case .gzip(let stream): try stream.finish()
        case .parquet(let writer):
            writer.finish()
            try file.append(writer.takeOutput())
        }
        return try file.commit(isDurable: true)
    }
}
