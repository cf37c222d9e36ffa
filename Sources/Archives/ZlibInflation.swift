internal import CZlib

/// Bytes out of a zlib (RFC 1950) or gzip (RFC 1952) stream that stands inside another file.
package enum ZlibInflation {
    /// The stream's content; nil where it is broken, cut, or longer than `limit` bytes.
    package static func content(of bytes: [UInt8], limit: Int) -> [UInt8]? {
        var stream = z_stream()
        // 32 more than the window's 15 bits lets zlib tell its own header from gzip's.
        let version = ZLIB_VERSION
        guard
            inflateInit2_(&stream, 15 + 32, version, Int32(MemoryLayout<z_stream>.size)) == Z_OK,
            bytes.count <= Int(UInt32.max)
        else { return nil }
        defer { inflateEnd(&stream) }
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        return bytes.withUnsafeBufferPointer { source in
            // zlib reads only, though its type does not say so.
            stream.next_in = source.baseAddress.map { UnsafeMutablePointer(mutating: $0) }
            stream.avail_in = UInt32(source.count)
            while true {
                let (status, produced) = chunk.withUnsafeMutableBufferPointer { target in
                    stream.next_out = target.baseAddress
                    stream.avail_out = UInt32(target.count)
                    return (inflate(&stream, Z_NO_FLUSH), target.count - Int(stream.avail_out))
                }
                guard output.count + produced <= limit else { return nil }
                output += chunk[..<produced]
                if status == Z_STREAM_END { return output }
                guard status == Z_OK, produced > 0 || stream.avail_in > 0 else { return nil }
            }
        }
    }
}
