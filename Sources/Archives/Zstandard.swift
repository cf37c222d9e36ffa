internal import CZstd

/// Zstandard (RFC 8878) for whole byte arrays; for many of them keep a compressor or decompressor instead.
package enum Zstandard {
    /// The version of the library, on which the compressed bytes depend: `1.5.4`.
    package static var libraryVersion: String { String(cString: ZSTD_versionString()) }

    /// One frame that declares its size.
    ///
    /// Levels go from 1 (fast) to 22 (small); others are moved to the nearest.
    package static func compress(_ bytes: [UInt8], level: Int) -> [UInt8] {
        ZstandardCompressor(level: level).compress(bytes)
    }

    /// The content of one frame or several; see ``ZstandardDecompressor/decompress(_:maximumBytes:)``.
    package static func decompress(_ bytes: [UInt8], maximumBytes: Int) throws(ArchiveError) -> [UInt8] {
        try ZstandardDecompressor().decompress(bytes, maximumBytes: maximumBytes)
    }
}

/// Makes the contexts of libzstd.
enum ZstandardContext {
    static func compression(level: Int, hasChecksum: Bool) -> OpaquePointer {
        guard let context = ZSTD_createCCtx() else { preconditionFailure("no memory for zstd") }
        let nearest = min(max(level, 1), Int(ZSTD_maxCLevel()))
        ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, Int32(nearest))
        ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, hasChecksum ? 1 : 0)
        return context
    }

    static func decompression() -> OpaquePointer {
        guard let context = ZSTD_createDCtx() else { preconditionFailure("no memory for zstd") }
        return context
    }
}
