internal import CZlib

/// Compresses bytes as they come into one gzip member without name and time, and passes on what is ready.
final class GzipStream {
    private var stream = z_stream()
    private var chunk = [UInt8](repeating: 0, count: 1 << 16)
    private let write: (ArraySlice<UInt8>) throws(ExportError) -> Void

    /// Level 6 is zlib's own balance of time and size.
    init(level: Int32 = 6, write: @escaping (ArraySlice<UInt8>) throws(ExportError) -> Void) {
        self.write = write
        // 16 more than the window's 15 bits asks for gzip's header.
        let status = deflateInit2_(
            &stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        precondition(status == Z_OK, "no memory for zlib")
    }

    deinit { deflateEnd(&stream) }

    func append(_ bytes: [UInt8]) throws(ExportError) {
        var position = 0
        while position < bytes.count {
            let produced = step(bytes, from: &position, Z_NO_FLUSH).produced
            if produced > 0 { try write(chunk[..<produced]) }
        }
    }

    /// Writes what is left; the stream is of no more use afterwards.
    func finish() throws(ExportError) {
        var isDone = false
        var position = 0
        while !isDone {
            let step = step([], from: &position, Z_FINISH)
            if step.produced > 0 { try write(chunk[..<step.produced]) }
            isDone = step.isDone
        }
    }

    private func step(
        _ bytes: [UInt8], from position: inout Int, _ flush: Int32
    ) -> (produced: Int, isDone: Bool) {
        bytes.withUnsafeBufferPointer { bytes in
            chunk.withUnsafeMutableBufferPointer { target in
                let count = min(bytes.count - position, 1 << 30)
                // zlib reads only, though its type does not say so.
                stream.next_in = bytes.baseAddress.map { UnsafeMutablePointer(mutating: $0 + position) }
                stream.avail_in = UInt32(count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                let status = deflate(&stream, flush)
                precondition(status != Z_STREAM_ERROR, "zlib failed on valid parameters")
                position += count - Int(stream.avail_in)
                return (target.count - Int(stream.avail_out), status == Z_STREAM_END)
            }
        }
    }
}
