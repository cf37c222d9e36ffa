internal import CZstd

/// Compresses bytes as they come into one frame with a checksum, and hands on what is ready in chunks.
///
/// The frame is complete only after `finish()`.
package final class ZstandardStream<Failure: Error> {
    private let context: OpaquePointer
    private var chunk = [UInt8](repeating: 0, count: ZSTD_CStreamOutSize())
    private let write: (ArraySlice<UInt8>) throws(Failure) -> Void

    /// `write` is given each chunk in order; what it throws comes out of `append` and `finish`.
    package init(level: Int, write: @escaping (ArraySlice<UInt8>) throws(Failure) -> Void) {
        context = ZstandardContext.compression(level: level, hasChecksum: true)
        self.write = write
    }

    deinit { ZSTD_freeCCtx(context) }

    /// Compresses more of the content.
    package func append(_ bytes: [UInt8]) throws(Failure) {
        var position = 0
        while position < bytes.count {
            let step = compressChunk(bytes, from: &position, ZSTD_e_continue)
            if step.produced > 0 { try write(chunk[..<step.produced]) }
        }
    }

    /// Writes what is left and closes the frame; what is appended later begins another one.
    package func finish() throws(Failure) {
        var position = 0
        var isDone = false
        while !isDone {
            let step = compressChunk([], from: &position, ZSTD_e_end)
            if step.produced > 0 { try write(chunk[..<step.produced]) }
            isDone = step.remaining == 0
        }
    }

    private func compressChunk(
        _ bytes: [UInt8], from position: inout Int, _ directive: ZSTD_EndDirective
    ) -> (remaining: Int, produced: Int) {
        bytes.withUnsafeBytes { source in
            chunk.withUnsafeMutableBytes { target in
                var input = ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: position)
                var output = ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
                let remaining = ZSTD_compressStream2(context, &output, &input, directive)
                precondition(ZSTD_isError(remaining) == 0, "zstd failed on valid parameters")
                position = input.pos
                return (remaining, output.pos)
            }
        }
    }
}
