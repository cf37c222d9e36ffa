/// How values are encoded, with the numbers of `Encoding` in parquet.thrift.
enum ParquetEncoding: Int32 {
    case plain = 0
    /// Of levels.
    case runLength = 3
    case dictionary = 8
}

/// Makes the pages of a column's chunk, and counts what the file's metadata says of them.
struct PageCounts {
    enum Kind {
        case data(ParquetEncoding)
        case dictionary
    }

    /// Values of data pages, with those that are missing.
    private(set) var values = 0
    /// Bytes with headers, before and after compression.
    private(set) var rawBytes = 0
    private(set) var storedBytes = 0
    private(set) var plainPages: Int32 = 0
    private(set) var dictionaryPages: Int32 = 0

    /// A page: its header (`PageHeader`), then its content, compressed.
    ///
    /// Data pages are of version 1, which every reader knows.
    mutating func page(
        _ kind: Kind, values count: Int, _ content: [UInt8], _ compressor: PageCompressor
    ) -> [UInt8] {
        let stored = compressor.compress(content)
        let header = ThriftStruct.encoded { header in
            if case .dictionary = kind { header.int32(1, 2) } else { header.int32(1, 0) }
            header.int32(2, Int32(clamping: content.count))
            header.int32(3, Int32(clamping: stored.count))
            header.int32(4, PageCompressor.checksum(stored))
            switch kind {
            case .data(let encoding):
                header.structure(5) {
                    $0.int32(1, Int32(clamping: count))
                    $0.int32(2, encoding.rawValue)
                    $0.int32(3, ParquetEncoding.runLength.rawValue)
                    $0.int32(4, ParquetEncoding.runLength.rawValue)
                }
            case .dictionary:
                header.structure(7) {
                    $0.int32(1, Int32(clamping: count))
                    $0.int32(2, ParquetEncoding.plain.rawValue)
                }
            }
        }
        rawBytes += header.count + content.count
        storedBytes += header.count + stored.count
        if case .data(let encoding) = kind {
            values += count
            if encoding == .plain { plainPages += 1 } else { dictionaryPages += 1 }
        }
        return header + stored
    }
}
