import CArchive

/// Makes small archives with libarchive's writer.
struct ArchiveBuilder {
    enum Format { case zip, pax, gnutar, ustar, v7tar, sevenZip, raw }
    enum Filter: CaseIterable { case none, gzip, xz, zstd, bzip2 }
    enum Entry {
        case file(String, [UInt8])
        case directory(String)
        case symbolicLink(String, to: String)
        case hardLink(String, to: String)
        case pipe(String)
    }

    static func archive(_ format: Format, _ filter: Filter, _ entries: [Entry]) -> [UInt8] {
        let content = entries.reduce(0) {
            if case .file(_, let bytes) = $1 { $0 + bytes.count + 8192 } else { $0 + 8192 }
        }
        return [UInt8](unsafeUninitializedCapacity: content + (1 << 16)) { buffer, count in
            guard let archive = archive_write_new() else { preconditionFailure("no memory") }
            set(format, filter, on: archive)
            archive_write_set_bytes_in_last_block(archive, 1)
            precondition(
                archive_write_open_memory(archive, buffer.baseAddress, buffer.count, &count) == ARCHIVE_OK)
            for entry in entries { write(entry, to: archive) }
            precondition(archive_write_close(archive) == ARCHIVE_OK)
            archive_write_free(archive)
        }
    }

    static func archive(_ format: Format, _ entries: [Entry]) -> [UInt8] {
        archive(format, .none, entries)
    }

    static func files(_ names: String...) -> [Entry] {
        names.map { .file($0, Array("content of \($0)".utf8)) }
    }

    private static func set(_ format: Format, _ filter: Filter, on archive: OpaquePointer) {
        switch format {
        case .zip: archive_write_set_format_zip(archive)
        case .pax: archive_write_set_format_pax(archive)
        case .gnutar: archive_write_set_format_gnutar(archive)
        case .ustar: archive_write_set_format_ustar(archive)
        case .v7tar: archive_write_set_format_v7tar(archive)
        case .sevenZip: archive_write_set_format_7zip(archive)
        case .raw: archive_write_set_format_raw(archive)
        }
        switch filter {
        case .none: break
        case .gzip: archive_write_add_filter_gzip(archive)
        case .xz: archive_write_add_filter_xz(archive)
        case .zstd: archive_write_add_filter_zstd(archive)
        case .bzip2: archive_write_add_filter_bzip2(archive)
        }
    }

    private static func write(_ entry: Entry, to archive: OpaquePointer) {
        guard let header = archive_entry_new() else { preconditionFailure("no memory") }
        defer { archive_entry_free(header) }
        archive_entry_set_perm(header, 0o644)
        archive_entry_set_filetype(header, 0o100000)
        archive_entry_set_size(header, 0)
        var content: [UInt8] = []
        switch entry {
        case .file(let name, let bytes):
            archive_entry_copy_pathname(header, name)
            archive_entry_set_size(header, Int64(bytes.count))
            content = bytes
        case .directory(let name):
            archive_entry_copy_pathname(header, name)
            archive_entry_set_filetype(header, 0o040000)
        case .symbolicLink(let name, let target):
            archive_entry_copy_pathname(header, name)
            archive_entry_set_filetype(header, 0o120000)
            archive_entry_copy_symlink(header, target)
        case .hardLink(let name, let target):
            archive_entry_copy_pathname(header, name)
            archive_entry_copy_hardlink(header, target)
        case .pipe(let name):
            archive_entry_copy_pathname(header, name)
            archive_entry_set_filetype(header, 0o010000)
        }
        precondition(archive_write_header(archive, header) >= ARCHIVE_WARN)
        precondition(archive_write_data(archive, content, content.count) == content.count)
    }
}
