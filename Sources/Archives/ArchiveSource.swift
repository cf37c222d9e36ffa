#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// The packed bytes of an archive, in a file or in memory, read block by block at any place.
final class ArchiveSource {
    private enum Storage {
        case file(descriptor: Int32)
        case bytes([UInt8])
    }

    /// What the system said when the file could not be read.
    private(set) var readError: String?
    /// Where the next block is read.
    var position = 0
    let count: Int
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    private let storage: Storage

    init(bytes: [UInt8]) {
        storage = .bytes(bytes)
        count = bytes.count
    }

    /// Opens a regular file.
    init(path: String) throws(ArchiveError) {
        func unreadable(_ problem: String, _ advice: String) -> ArchiveError {
            ArchiveError(.unreadable, problem, advice: advice, archive: path, endsArchive: true)
        }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw unreadable(ArchiveSource.systemError(), "check the path and its permissions")
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw unreadable("is not a regular file", "save it as a file first")
        }
        storage = .file(descriptor: descriptor)
        count = Int(status.st_size)
    }

    deinit {
        if case .file(let descriptor) = storage { close(descriptor) }
        block.deallocate()
    }

    /// Fills the block from `position` on and moves there; the number of bytes read, 0 at the end, -1 on an error.
    func readBlock() -> Int {
        let got = read(at: position, into: block)
        position += max(0, got)
        return got
    }

    /// Up to `length` bytes from `offset` on; fewer at the end.
    func bytes(at offset: Int, length: Int) -> [UInt8] {
        let length = min(length, count - offset)
        // The empty array is one for all threads, and the standard library writes its count all the same.
        guard length > 0 else { return [] }
        return [UInt8](unsafeUninitializedCapacity: length) { buffer, filled in
            while filled < buffer.count {
                let rest = UnsafeMutableRawBufferPointer(
                    rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
                let got = read(at: offset + filled, into: rest)
                guard got > 0 else { return }
                filled += got
            }
        }
    }

    private func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        switch storage {
        case .bytes(let bytes):
            let slice = bytes[min(offset, count)..<min(offset + buffer.count, count)]
            buffer.copyBytes(from: slice)
            return slice.count
        case .file(let descriptor):
            while true {
                let got = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
                if got >= 0 { return got }
                if errno == EINTR { continue }
                readError = ArchiveSource.systemError()
                return -1
            }
        }
    }

    private static func systemError() -> String {
        String(cString: strerror(errno))
    }
}
