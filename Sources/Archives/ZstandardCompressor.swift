internal import CZstd

/// Compresses one byte array after another with the same working memory; keep one a thread.
package final class ZstandardCompressor {
    private let context: OpaquePointer
    /// Room for what comes out; kept, since the worst case takes many times as much, and the kernel would clear it anew.
    private var output = UnsafeMutableRawBufferPointer.allocate(byteCount: 0, alignment: 1)
    /// More is given back.
    private static let greatestKeptOutput = 32 << 20

    /// Levels go from 1 (fast) to 22 (small); others are moved to the nearest.
    package init(level: Int) {
        context = ZstandardContext.compression(level: level, hasChecksum: false)
    }

    deinit {
        output.deallocate()
        ZSTD_freeCCtx(context)
    }

    /// One frame that declares its size; the same bytes for the same input, level and library version.
    package func compress(_ bytes: [UInt8]) -> [UInt8] {
        makeRoom(ZSTD_compressBound(bytes.count))
        defer { if output.count > Self.greatestKeptOutput { makeRoom(0) } }
        let count = bytes.withUnsafeBytes {
            ZSTD_compress2(context, output.baseAddress, output.count, $0.baseAddress, $0.count)
        }
        precondition(ZSTD_isError(count) == 0, "zstd failed with room for the worst case")
        return Array(output[..<count])
    }

    /// Makes the output at least so large; 0 gives its memory back.
    private func makeRoom(_ byteCount: Int) {
        guard byteCount == 0 || output.count < byteCount else { return }
        output.deallocate()
        // Twice as much, so that ever larger inputs do not each ask for more.
        output = .allocate(byteCount: 2 * byteCount, alignment: 1)
    }
}
