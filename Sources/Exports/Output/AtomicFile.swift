internal import Checksums
internal import Storage

/// A file that has its name only when it is whole: it is written as `NAME.tmp` and renamed.
final class AtomicFile {
    private let path: String
    private let temporaryPath: String
    private var descriptor: Int32
    private var buffer: [UInt8] = []
    private var hash = SHA256()
    /// The bytes appended so far.
    private(set) var count = 0

    /// Whether what was written stays as `NAME.tmp` if the file is not committed.
    private let leavesMark: Bool

    private static let bufferSize = 1 << 18

    /// Begins a file in an existing folder.
    ///
    /// `temporaryName` keeps processes apart that write the same file.
    init(_ path: String, leavesMark: Bool = false, temporaryName: String = "") throws(ExportError) {
        self.path = path
        self.leavesMark = leavesMark
        temporaryPath = path + temporaryName + ".tmp"
        descriptor = try SystemFile.create(temporaryPath)
    }

    /// Leaves nothing behind of a file that was not committed, unless that is a mark for the next run.
    deinit {
        guard descriptor >= 0 else { return }
        try? SystemFile.close(descriptor, temporaryPath)
        if !leavesMark { SystemFile.remove(temporaryPath) }
    }

    func append(_ bytes: some Collection<UInt8>) throws(ExportError) {
        buffer.append(contentsOf: bytes)
        count += bytes.count
        if buffer.count >= Self.bufferSize { try flush() }
    }

    /// Gives the file its name.
    ///
    /// - Parameter isDurable: Whether to wait until the content is on the device; many small files are
    ///   faster without, and one `SystemFile.synchronizeAll()` after the last.
    /// - Throws: `unwritable` or `disk_full`; then nothing is left of the file.
    /// - Returns: The SHA-256 of the content in lower-case hex.
    func commit(isDurable: Bool) throws(ExportError) -> String {
        try flush()
        if isDurable { try SystemFile.synchronize(descriptor, temporaryPath) }
        let open = descriptor
        descriptor = -1
        do {
            try SystemFile.close(open, temporaryPath)
            try SystemFile.move(temporaryPath, to: path)
        } catch {
            SystemFile.remove(temporaryPath)
            throw error
        }
        return Hexadecimal.text(hash.finish())
    }

    /// Hands what was appended to the operating system.
    func flush() throws(ExportError) {
        hash.update(buffer)
        let (descriptor, path) = (descriptor, temporaryPath)
        try buffer.withUnsafeBufferPointer { bytes throws(ExportError) in
            try SystemFile.write(UnsafeRawBufferPointer(bytes), to: descriptor, path)
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
