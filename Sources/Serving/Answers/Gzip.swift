internal import CZlib

/// Compresses answers.
enum Gzip {
    /// The bytes as one gzip member, at zlib's fastest level; nil if zlib refuses.
    static func compress(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        // 16 more than the window's 15 bits asks for gzip's header.
        let status = deflateInit2_(
            &stream, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK, bytes.count < 1 << 30 else { return nil }
        defer { deflateEnd(&stream) }
        var packed = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        let isDone = bytes.withUnsafeBufferPointer { bytes in
            packed.withUnsafeMutableBufferPointer { packed in
                // zlib reads only, though its type does not say so.
                stream.next_in = bytes.baseAddress.map { UnsafeMutablePointer(mutating: $0) }
                stream.avail_in = UInt32(bytes.count)
                stream.next_out = packed.baseAddress
                stream.avail_out = UInt32(packed.count)
                return deflate(&stream, Z_FINISH) == Z_STREAM_END
            }
        }
        guard isDone else { return nil }
        packed.removeLast(Int(stream.avail_out))
        return packed
    }
}
