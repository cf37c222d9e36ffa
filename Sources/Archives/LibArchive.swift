internal import CArchive

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// libarchive's reader over a source: every call into C, and no policy.
final class LibArchive {
    /// One entry's header.
    struct Header {
        let nameBytes: [UInt8]
        let size: Int?
        let isRegularFile: Bool
        let isDirectory: Bool
        /// Whether it is another name of a file that came before.
        let isHardLink: Bool
        let isEncrypted: Bool
    }

    /// What a call for the next header or block gave.
    enum Step<Value> {
        case value(Value)
        case end
        case failure(isFatal: Bool)
    }

    private let archive: OpaquePointer
    private let locale = UTF8Locale()
    let source: ArchiveSource
    private var hasGivenEmptyFile = false

    /// Prepares to read the source; nil without memory.
    ///
    /// A zip without its directory is read from the front.
    init?(_ source: ArchiveSource, kind: ArchiveKind, hasDirectory: Bool) {
        guard let archive = archive_read_new() else { return nil }
        self.archive = archive
        self.source = source
        enable(kind, hasDirectory: hasDirectory)
    }

    deinit { archive_read_free(archive) }

    /// What libarchive says about the last failure.
    var problem: String {
        archive_error_string(archive).map { String(cString: $0) } ?? "the data ends too early"
    }

    /// How many packed bytes have been read.
    var packedBytes: Int { Int(archive_filter_bytes(archive, -1)) }

    /// How many bytes behind the filters have been read: the bytes of the tar in a tar.gz.
    var unfilteredBytes: Int { Int(archive_filter_bytes(archive, 0)) }

    /// Where, behind the filters, the last header was looked for.
    var headerPosition: Int { Int(archive_read_header_position(archive)) }

    /// Whether the content is a single file without any archive around it.
    var isSingleFile: Bool {
        let format = archive_format(archive)
        return format == ARCHIVE_FORMAT_RAW || format == ARCHIVE_FORMAT_EMPTY
    }

    /// How many compressions lie around the content.
    var filterCount: Int { max(0, Int(archive_filter_count(archive)) - 1) }

    /// Opens the archive; whether that worked.
    func open() -> Bool {
        locale.run {
            archive_read_set_read_callback(archive, readBlock)
            archive_read_set_skip_callback(archive, skipBytes)
            archive_read_set_seek_callback(archive, seekTo)
            archive_read_set_callback_data(archive, Unmanaged.passUnretained(source).toOpaque())
            return archive_read_open1(archive) >= ARCHIVE_WARN
        }
    }

    func nextHeader() -> Step<Header> {
        guard !hasGivenEmptyFile else { return .end }
        return locale.run {
            var entry: OpaquePointer?
            let status = archive_read_next_header(archive, &entry)
            if status == ARCHIVE_EOF { return endOrEmptyFile() }
            guard status >= ARCHIVE_WARN, let entry else { return .failure(isFatal: status == ARCHIVE_FATAL) }
            return .value(Header(entry))
        }
    }

    /// The next block of the member's bytes and where in the member it lies; holes of sparse files are left out.
    func nextBlock() -> Step<(bytes: UnsafeRawBufferPointer, offset: Int)> {
        guard !hasGivenEmptyFile else { return .end }
        var start: UnsafeRawPointer?
        var count = 0
        var offset: Int64 = 0
        let status = archive_read_data_block(archive, &start, &count, &offset)
        if status == ARCHIVE_EOF { return .end }
        guard status == ARCHIVE_OK else { return .failure(isFatal: status == ARCHIVE_FATAL) }
        return .value((UnsafeRawBufferPointer(start: start, count: count), Int(offset)))
    }

    /// For libarchive a compressed file without content is an archive without entries.
    private func endOrEmptyFile() -> Step<Header> {
        guard archive_format(archive) == ARCHIVE_FORMAT_EMPTY else { return .end }
        hasGivenEmptyFile = true
        return .value(.emptyFile)
    }

    private func enable(_ kind: ArchiveKind, hasDirectory: Bool) {
        switch kind {
        case .zip:
            if hasDirectory {
                archive_read_support_format_zip(archive)
            } else {
                archive_read_support_format_zip_streamable(archive)
            }
            // On macOS libarchive would fold the `__MACOSX` entries into others.
            archive_read_set_option(archive, "zip", "mac-ext", nil)
        case .sevenZip: archive_read_support_format_7zip(archive)
        case .tar: enableTar()
        case .gzip, .xz, .zstandard, .bzip2:
            enableTar()
            archive_read_support_format_raw(archive)
            archive_read_support_format_empty(archive)
            archive_read_support_filter_gzip(archive)
            archive_read_support_filter_xz(archive)
            archive_read_support_filter_zstd(archive)
            archive_read_support_filter_bzip2(archive)
        }
    }

    /// Concatenated tars are read on, which also reads the compressed stream to its end and so finds it cut.
    private func enableTar() {
        archive_read_support_format_tar(archive)
        archive_read_set_option(archive, "tar", "read_concatenated_archives", "1")
    }
}

extension LibArchive.Header {
    fileprivate static var emptyFile: LibArchive.Header {
        LibArchive.Header(
            nameBytes: [], size: 0, isRegularFile: true, isDirectory: false, isHardLink: false,
            isEncrypted: false)
    }

    fileprivate init(_ entry: OpaquePointer) {
        let name = archive_entry_pathname(entry) ?? archive_entry_pathname_utf8(entry)
        nameBytes = name.map { [UInt8](UnsafeRawBufferPointer(start: $0, count: strlen($0))) } ?? []
        let declaredSize = Int(archive_entry_size(entry))
        size = archive_entry_size_is_set(entry) != 0 && declaredSize >= 0 ? declaredSize : nil
        let type = archive_entry_filetype(entry) & 0o170000
        isHardLink = archive_entry_hardlink(entry) != nil
        let isLink = isHardLink || archive_entry_symlink(entry) != nil
        // Writers that know no file types leave 0.
        isRegularFile = !isLink && (type == 0o100000 || type == 0)
        isDirectory = type == 0o040000
        isEncrypted = archive_entry_is_encrypted(entry) != 0
    }
}
