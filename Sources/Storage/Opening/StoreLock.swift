internal import Foundation

/// The lock that lets one process at a time write to a store: `flock` on `<store>.lock`.
///
/// The kernel releases it when the holder dies, however it dies. The file stays; its text names the holder for the
/// message that a second writer gets, and is not a lock by itself.
final class StoreLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock or says who has it.
    ///
    /// - Parameters:
    ///   - store: The path of the store.
    ///   - startedAt: The time to write into the lock file.
    /// - Throws: `StoreError` `locked` or `unreadable`.
    init(store: String, startedAt: String) throws(StoreError) {
        let path = Self.path(of: store)
        // Not through a link: whoever can write to the folder could let it lead to a file of ours.
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o644)
        guard descriptor >= 0 else {
            if errno == ELOOP { throw Self.foreign(path) }
            throw StoreError(
                .unreadable, "cannot create \(path): \(String(cString: strerror(errno)))",
                hint: "to write to a store, its folder must be writable")
        }
        guard Self.isLockFile(descriptor) else {
            close(descriptor)
            throw Self.foreign(path)
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = Self.text(of: descriptor)
            close(descriptor)
            throw StoreError(
                .locked, "\(store) is being written by another process\(holder.map { " (\($0))" } ?? "")",
                hint: "wait until it ends, or stop it; you can read the store meanwhile")
        }
        self.descriptor = descriptor
        write(startedAt: startedAt)
    }

    /// Beside the file itself, so that two links to one store have one lock.
    private static func path(of store: String) -> String {
        guard let real = realpath(store, nil) else { return store + ".lock" }
        defer { free(real) }
        return String(cString: real) + ".lock"
    }

    /// Whether a file can be a lock that an earlier run has left: a regular file with one name, empty or with a holder's line.
    private static func isLockFile(_ descriptor: Int32) -> Bool {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_nlink == 1 else {
            return false
        }
        return text(of: descriptor)?.hasPrefix("pid ") ?? true
    }

    private static func foreign(_ path: String) -> StoreError {
        StoreError(
            .unreadable, "\(path) is not a lock file of Folio", hint: "move it away, or use another store")
    }

    deinit {
        ftruncate(descriptor, 0)
        // A child that was forked and has not begun its program yet holds the descriptor too; unlocking counts for both.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    private func write(startedAt: String) {
        let process = ProcessInfo.processInfo
        let command = process.arguments.prefix(6).joined(separator: " ")
        let text = "pid \(process.processIdentifier) on \(process.hostName), since \(startedAt): \(command)\n"
        ftruncate(descriptor, 0)
        _ = text.utf8CString.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count - 1, 0) }
    }

    private static func text(of descriptor: Int32) -> String? {
        var bytes = [UInt8](repeating: 0, count: 1024)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0 else { return nil }
        return String(decoding: bytes[..<count], as: UTF8.self).trimmingCharacters(
            in: .whitespacesAndNewlines)
    }
}
