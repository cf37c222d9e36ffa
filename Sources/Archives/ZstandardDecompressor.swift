internal import CZstd

/// Decompresses one byte array after another with the same working memory; keep one a thread.
package final class ZstandardDecompressor {
    private let context = ZstandardContext.decompression()
    private var chunk = [UInt8](repeating: 0, count: ZSTD_DStreamOutSize())

    package init() {}

    deinit { ZSTD_freeDCtx(context) }

    /// The content of one frame or several one after another.
    ///
    /// Throws `malformed` for bytes that are broken, cut or followed by others, and `limit_exceeded`
    /// (`memberBytes`) where the content has more than `maximumBytes`.
    package func decompress(_ bytes: [UInt8], maximumBytes: Int) throws(ArchiveError) -> [UInt8] {
        if let size = soleFrameSize(bytes) {
            guard size <= maximumBytes else { throw tooLarge(maximumBytes, at: 0) }
            // Four bytes of a frame stand for 128 KiB at most (RFC 8878, 3.1.1.2): more is not asked for.
            guard size >> 15 <= bytes.count else {
                throw malformed("the content is longer than the frame declares", at: 0)
            }
            return try decompressFrame(bytes, size: size)
        }
        return try decompressFrames(bytes, maximumBytes: maximumBytes)
    }

    /// The declared size of the content where the bytes are one whole frame that declares it.
    private func soleFrameSize(_ bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBytes {
            guard ZSTD_findFrameCompressedSize($0.baseAddress, $0.count) == $0.count else { return nil }
            // "Unknown" and "error" are the two highest numbers, which are no Int.
            return Int(exactly: ZSTD_getFrameContentSize($0.baseAddress, $0.count))
        }
    }

    private func decompressFrame(_ bytes: [UInt8], size: Int) throws(ArchiveError) -> [UInt8] {
        var status = 0
        // Room for a byte at least: the empty array is one for all threads, and its count would be written.
        let output = [UInt8](unsafeUninitializedCapacity: max(size, 1)) { output, count in
            status = bytes.withUnsafeBytes {
                ZSTD_decompressDCtx(context, output.baseAddress, size, $0.baseAddress, $0.count)
            }
            count = ZSTD_isError(status) == 0 ? status : 0
        }
        guard ZSTD_isError(status) == 0 else { throw malformed(status, at: 0) }
        return output
    }

    private func decompressFrames(_ bytes: [UInt8], maximumBytes: Int) throws(ArchiveError) -> [UInt8] {
        ZSTD_DCtx_reset(context, ZSTD_reset_session_only)
        var output: [UInt8] = []
        var position = 0
        var isFrameOpen = true
        while isFrameOpen || position < bytes.count {
            let before = position
            let (status, produced) = decompressChunk(bytes, from: &position)
            guard ZSTD_isError(status) == 0 else { throw malformed(status, at: position) }
            guard output.count + produced <= maximumBytes else { throw tooLarge(maximumBytes, at: position) }
            output += chunk[..<produced]
            isFrameOpen = status != 0
            if isFrameOpen && produced == 0 && position == before {
                throw malformed("the data ends too early", at: position)
            }
        }
        return output
    }

    /// Fills the chunk from `position` on; libzstd's status (0 at the end of a frame) and the bytes produced.
    private func decompressChunk(_ bytes: [UInt8], from position: inout Int) -> (status: Int, produced: Int) {
        bytes.withUnsafeBytes { source in
            chunk.withUnsafeMutableBytes { target in
                var input = ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: position)
                var output = ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
                let status = ZSTD_decompressStream(context, &output, &input)
                position = input.pos
                return (status, output.pos)
            }
        }
    }

    private func malformed(_ status: Int, at offset: Int) -> ArchiveError {
        malformed(String(cString: ZSTD_getErrorName(status)), at: offset)
    }

    private func malformed(_ problem: String, at offset: Int) -> ArchiveError {
        ArchiveError(
            .malformed, "zstd: \(problem)", advice: "download or compress the data again", archive: "",
            offset: offset,
            endsArchive: true)
    }

    private func tooLarge(_ limit: Int, at offset: Int) -> ArchiveError {
        .exceeded(
            .memberBytes, value: limit, found: "has zstd content that is larger", archive: "", offset: offset,
            endsArchive: true)
    }
}
