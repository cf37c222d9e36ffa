#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The calls of the operating system that writing whole files takes, with errors that say what to do.
enum SystemFile {
    /// Opens a file for writing, empty, in the place of what was there.
    static func create(_ path: String) throws(ExportError) -> Int32 {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure("cannot write \(path)") }
        return descriptor
    }

    /// Makes a file for reading and writing that has no name in the folder once this returns.
    static func createNameless(in folder: String) throws(ExportError) -> Int32 {
        // `mkstemp` puts letters of its own over the six at the end.
        var template = Array("\(folder)/.scratch-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw failure("cannot write to \(folder)") }
        unlink(template)
        return descriptor
    }

    /// Fills a buffer from a byte of a file on.
    static func read(
        _ bytes: UnsafeMutableRawBufferPointer, from descriptor: Int32, at offset: Int, _ path: String
    ) throws(ExportError) {
        var done = 0
        while done < bytes.count {
            let count = pread(
                descriptor, UnsafeMutableRawBufferPointer(rebasing: bytes[done...]).baseAddress,
                bytes.count - done, off_t(offset + done))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure("cannot read back \(path)") }
            done += count
        }
    }

    static func write(
        _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, _ path: String
    ) throws(ExportError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            #if canImport(Darwin)
                let written = Darwin.write(
                    descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            #elseif canImport(Musl)
                let written = Musl.write(
                    descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            #else
                let written = Glibc.write(
                    descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            #endif
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw failure("cannot write \(path)") }
            rest = rest.dropFirst(written)
        }
    }

    /// Waits until a file's content is on the device.
    static func synchronize(_ descriptor: Int32, _ path: String) throws(ExportError) {
        guard fsync(descriptor) == 0 else { throw failure("cannot write \(path)") }
    }

    /// Has everything that was written to any file brought to its device; Linux waits until it is there.
    static func synchronizeAll() { sync() }

    static func close(_ descriptor: Int32, _ path: String) throws(ExportError) {
        #if canImport(Darwin)
            let status = Darwin.close(descriptor)
        #elseif canImport(Musl)
            let status = Musl.close(descriptor)
        #else
            let status = Glibc.close(descriptor)
        #endif
        guard status == 0 || errno == EINTR else { throw failure("cannot write \(path)") }
    }

    static func move(_ path: String, to final: String) throws(ExportError) {
        guard rename(path, final) == 0 else { throw failure("cannot write \(final)") }
    }

    /// Removes a file if it exists.
    static func remove(_ path: String) { unlink(path) }

    /// Makes a folder unless it is there.
    static func makeFolder(_ path: String) throws(ExportError) {
        guard mkdir(path, 0o755) != 0, errno != EEXIST || !isFolder(path) else { return }
        throw failure("cannot create the folder \(path)")
    }

    static func exists(_ path: String) -> Bool {
        var information = stat()
        return lstat(path, &information) == 0
    }

    static func isFolder(_ path: String) -> Bool {
        var information = stat()
        return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
    }

    /// The names in a folder, in any order.
    static func names(in folder: String) throws(ExportError) -> [String] {
        guard let directory = opendir(folder) else { throw failure("cannot read the folder \(folder)") }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
                name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// The error for the last failed call.
    private static func failure(_ problem: String) -> ExportError {
        let number = errno
        let reason = String(cString: strerror(number))
        switch number {
        case ENOSPC, EDQUOT:
            return ExportError(
                .diskFull, "\(problem): \(reason)",
                hint: "free some disk space and export again; finished files are complete")
        default:
            return ExportError(
                .unwritable, "\(problem): \(reason)", hint: "choose a writable folder with -o")
        }
    }
}
