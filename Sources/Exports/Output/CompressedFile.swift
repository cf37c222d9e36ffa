internal import Archives

/// A file that is compressed as it is written.
final class CompressedFile {
    private let file: AtomicFile
    private let zstandard: ZstandardStream<ExportError>?
    private let gzip: GzipStream?

    init(_ file: AtomicFile, _ compression: ExportOptions.Compression) {
        self.file = file
        let write: (ArraySlice<UInt8>) throws(ExportError) -> Void = { bytes throws(ExportError) in
            try file.append(bytes)
        }
        zstandard =
            compression == .zstd ? ZstandardStream(level: ShardWriter.zstandardLevel, write: write) : nil
        gzip = compression == .gzip ? GzipStream(write: write) : nil
    }

    /// Bytes written so far, as stored.
    var count: Int { file.count }

    func append(_ bytes: [UInt8]) throws(ExportError) {
        if let zstandard {
            try zstandard.append(bytes)
        } else if let gzip {
            try gzip.append(bytes)
        } else {
            try file.append(bytes)
        }
    }

    /// Ends the file and gives it its name.
    ///
    /// - Returns: The SHA-256 of the bytes as stored, in lower-case hex.
    func commit() throws(ExportError) -> String {
        try zstandard?.finish()
        try gzip?.finish()
        return try file.commit(isDurable: true)
    }
}
