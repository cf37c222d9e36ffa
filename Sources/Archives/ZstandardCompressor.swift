internal import CZstd

/// Compresses one byte array after another with the same working memory; keep one a thread.
package final class ZstandardCompressor {
    private let context: OpaquePointer

    /// Levels go from 1 (fast) to 22 (small); others are moved to the nearest.
    package init(level: Int) {
        context = ZstandardContext.compression(level: level, hasChecksum: false)
    }

    deinit { ZSTD_freeCCtx(context) }

    /// One frame that declares its size; the same bytes for the same input, level and library version.
    package func compress(_ bytes: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: ZSTD_compressBound(bytes.count)) { output, count in
            count = bytes.withUnsafeBytes {
                ZSTD_compress2(context, output.baseAddress, output.count, $0.baseAddress, $0.count)
            }
            precondition(ZSTD_isError(count) == 0, "zstd failed with room for the worst case")
        }
    }
}
