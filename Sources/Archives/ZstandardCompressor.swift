internal import CZstd

/// Compresses one byte array after another with the same working memory; keep one a thread.
package final class ZstandardCompressor {
    private let context: OpaquePointer
    /// Kept, since room for the worst case is many times what comes out.
    private var output: [UInt8] = []
    /// More is given back.
    private static let greatestKeptOutput = 8 << 20

    /// Levels go from 1 (fast) to 22 (small); others are moved to the nearest.
    package init(level: Int) {
        context = ZstandardContext.compression(level: level, hasChecksum: false)
    }

    deinit { ZSTD_freeCCtx(context) }

    /// One frame that declares its size; the same bytes for the same input, level and library version.
    package func compress(_ bytes: [UInt8]) -> [UInt8] {
        let room = ZSTD_compressBound(bytes.count)
        defer { if output.count > Self.greatestKeptOutput { output = [] } }
        if output.count < room { output = [UInt8](repeating: 0, count: room) }
        return output.withUnsafeMutableBytes { output in
            let count = bytes.withUnsafeBytes {
                ZSTD_compress2(context, output.baseAddress, output.count, $0.baseAddress, $0.count)
            }
            precondition(ZSTD_isError(count) == 0, "zstd failed with room for the worst case")
            return Array(output[..<count])
        }
    }
}
