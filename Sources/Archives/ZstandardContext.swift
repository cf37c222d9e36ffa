internal import CZstd

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
