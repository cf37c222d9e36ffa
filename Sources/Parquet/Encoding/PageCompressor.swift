internal import Archives
internal import CZlib

/// How the pages of a file are compressed.
package enum ParquetCompression: Sendable, Hashable {
    case none, gzip
    case zstd(level: Int)

    /// The number of the codec (`CompressionCodec` in parquet.thrift).
    var codec: Int32 {
        switch self {
        case .none: 0
        case .gzip: 2
        case .zstd: 6
        }
    }
}

/// Compresses one page after another.
final class PageCompressor {
    private let zstandard: ZstandardCompressor?
    let compression: ParquetCompression

    init(_ compression: ParquetCompression) {
        self.compression = compression
        if case .zstd(let level) = compression {
            zstandard = ZstandardCompressor(level: level)
        } else {
            zstandard = nil
        }
    }

    /// The page as one frame of zstd, one member of gzip (Compression.md), or as it is.
    func compress(_ page: [UInt8]) -> [UInt8] {
        if let zstandard { return zstandard.compress(page) }
        return compression == .gzip ? Self.gzip(page) : page
    }

    /// CRC-32 as gzip has it; of what is stored after a page's header.
    static func checksum(_ bytes: [UInt8]) -> Int32 {
        Int32(bitPattern: UInt32(truncatingIfNeeded: crc32(0, bytes, UInt32(clamping: bytes.count))))
    }

    private static func gzip(_ page: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        // 16 more than the window's 15 bits asks for gzip's header; level 6 is zlib's own balance.
        let begun = deflateInit2_(
            &stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        precondition(begun == Z_OK, "no memory for zlib")
        defer { deflateEnd(&stream) }
        let room = Int(deflateBound(&stream, UInt(page.count)))
        return page.withUnsafeBufferPointer { source in
            [UInt8](unsafeUninitializedCapacity: room) { target, count in
                // zlib reads only, though its type does not say so.
                stream.next_in = source.baseAddress.map { UnsafeMutablePointer(mutating: $0) }
                stream.avail_in = UInt32(clamping: source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(clamping: room)
                let status = deflate(&stream, Z_FINISH)
                precondition(status == Z_STREAM_END, "zlib failed with room for the worst case")
                count = room - Int(stream.avail_out)
            }
        }
    }
}
