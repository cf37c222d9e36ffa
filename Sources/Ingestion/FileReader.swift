internal import Archives
internal import Foundation
internal import Providers

/// Reads files from disk.
enum FileReader {
    /// The first bytes of a file, enough to recognize an archive; empty if it cannot be read.
    static func prefix(of path: String) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        return [UInt8](unsafeUninitializedCapacity: ArchiveKind.prefixLength) { buffer, count in
            count = max(0, Foundation.read(descriptor, buffer.baseAddress, buffer.count))
        }
    }

    /// Whether a path is a pipe, a socket or a device: what `<(command)` and `/dev/stdin` are.
    static func isStream(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
    }

    /// The size of a file; 0 if it is missing.
    static func byteCount(of path: String) -> Int {
        var status = stat()
        return lstat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// All bytes of a file.
    static func bytes(at path: String) throws(ProviderFailure) -> [UInt8] {
        if let bytes = read(path) { return bytes }
        // What Foundation puts in the place of bytes that are not UTF-8; the path then leads nowhere.
        if path.unicodeScalars.contains("\u{FFFD}") {
            throw ProviderFailure(
                .unreadable,
                "the file name is not UTF-8, so the file cannot be opened; rename it",
                at: path)
        }
        throw ProviderFailure(
            .unreadable, "cannot read the file; check that it exists and its permissions", at: path)
    }

    /// Reads a file straight into an array; `Data` and a copy of it take twice the memory and time.
    private static func read(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        var hasFailed = false
        // More than the file has, so that a file that grows meanwhile is noticed, and JSON need not be copied to be parsed.
        let room = Int(status.st_size) + 64
        var bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            guard let start = buffer.baseAddress else { return }
            while count < buffer.count {
                let got = Foundation.read(descriptor, start + count, buffer.count - count)
                if got < 0 && errno == EINTR { continue }
                hasFailed = got < 0
                guard got > 0 else { return }
                count += got
            }
        }
        guard !hasFailed else { return nil }
        guard bytes.count > status.st_size else { return bytes }
        guard let rest = try? FileHandle(fileDescriptor: descriptor, closeOnDealloc: false).readToEnd() else {
            return bytes
        }
        bytes += rest
        return bytes
    }

    /// All that a pipe or standard input gives.
    ///
    /// - Throws: `unreadable` if it cannot be read (a directory, say), `limitExceeded` over `limit` bytes.
    static func bytes(ofStream descriptor: Int32, limit: Int) throws(ProviderFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let got = chunk.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress, $0.count) }
            if got < 0 && errno == EINTR { continue }
            guard got >= 0 else {
                throw ProviderFailure(
                    .unreadable,
                    "cannot read standard input: \(String(cString: strerror(errno))); pipe a result into it")
            }
            guard got > 0 else { return bytes }
            guard got <= limit - bytes.count else {
                throw ProviderFailure(
                    .limitExceeded, "limit fileBytes: standard input has more than \(limit) bytes"
                )
            }
            bytes += chunk[..<got]
        }
    }

    /// The bytes of a file that is a zip of at most that size, else nil.
    static func bytesOfZip(at path: String, limit: Int) -> [UInt8]? {
        guard ArchiveKind.sniff(prefix(of: path)) == .zip, byteCount(of: path) <= limit else { return nil }
        return try? bytes(at: path)
    }
}
