internal import CArchive

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

// The functions libarchive calls with the source as its client data.

private func source(_ data: UnsafeMutableRawPointer?) -> ArchiveSource? {
    data.map { Unmanaged<ArchiveSource>.fromOpaque($0).takeUnretainedValue() }
}

func readBlock(
    _: OpaquePointer?, _ data: UnsafeMutableRawPointer?, _ buffer: UnsafeMutablePointer<UnsafeRawPointer?>?
) -> la_ssize_t {
    guard let source = source(data) else { return -1 }
    buffer?.pointee = UnsafeRawPointer(source.block.baseAddress)
    return la_ssize_t(source.readBlock())
}

/// Skips as far as there are bytes; libarchive reads the rest, and so finds the end.
func skipBytes(_: OpaquePointer?, _ data: UnsafeMutableRawPointer?, _ request: la_int64_t) -> la_int64_t {
    guard let source = source(data), request > 0 else { return 0 }
    let skipped = min(Int(request), max(0, source.count - source.position))
    source.position += skipped
    return la_int64_t(skipped)
}

func seekTo(
    _: OpaquePointer?, _ data: UnsafeMutableRawPointer?, _ offset: la_int64_t, _ whence: Int32
) -> la_int64_t {
    guard let source = source(data) else { return la_int64_t(ARCHIVE_FATAL) }
    let base =
        switch whence {
        case SEEK_SET: 0
        case SEEK_CUR: source.position
        default: source.count
        }
    let (target, overflow) = base.addingReportingOverflow(Int(offset))
    guard !overflow, target >= 0 else { return la_int64_t(ARCHIVE_FATAL) }
    source.position = min(target, source.count)
    return la_int64_t(source.position)
}
