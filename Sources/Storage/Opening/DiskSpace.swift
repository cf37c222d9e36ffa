internal import Foundation

/// The room on the device that a file lies on.
enum DiskSpace {
    /// The bytes that are free for this user in the folder of a file; nil if unknown.
    static func available(for path: String) -> Int? {
        var status = statvfs()
        guard statvfs(URL(filePath: path).deletingLastPathComponent().path, &status) == 0 else { return nil }
        let (bytes, overflows) = Int(status.f_bavail).multipliedReportingOverflow(by: Int(status.f_frsize))
        return overflows ? Int.max : bytes
    }

    /// Refuses what would not fit, before anything is written.
    ///
    /// - Parameters:
    ///   - bytes: What is needed.
    ///   - path: A file in the folder that is written to.
    ///   - purpose: What the message says it is needed for: "a backup of folio.db".
    /// - Throws: `StoreError` `disk_full`.
    static func require(_ bytes: Int, for path: String, purpose: String) throws(StoreError) {
        guard let available = available(for: path), available < bytes else { return }
        throw StoreError(
            .diskFull,
            "\(purpose) needs \(bytes) bytes in the folder of \(path), and \(available) bytes are free",
            hint: "free some disk space and run the same command again; nothing was changed")
    }

    /// The size of a file; 0 if it is missing.
    static func byteCount(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Brings a finished file and its name to the disk.
    static func synchronize(_ path: String) {
        for name in [path, URL(filePath: path).deletingLastPathComponent().path] {
            let descriptor = open(name, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { continue }
            fsync(descriptor)
            close(descriptor)
        }
    }
}
