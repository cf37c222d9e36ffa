internal import Foundation

/// Draws a page of a PDF with `pdftoppm`.
enum PDFDrawing {
    /// How long a page may take, in seconds, and how large its picture may be.
    private static let seconds = 20.0
    private static let maximumBytes = 40 << 20

    /// A page of a PDF in memory as PNG; `pdftoppm` reads it from a file that is gone afterwards.
    ///
    /// - Throws: `Problem` `pdf`, and Foundation's error for a folder of temporary files that cannot be written.
    static func draw(_ bytes: [UInt8], page: Int, width: Int) throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory.appending(path: "folio-\(UUID().uuidString).pdf")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(bytes).write(to: file)
        return try draw(file, page: page, width: width)
    }

    /// The page as PNG.
    ///
    /// - Throws: `Problem` `pdf`.
    static func draw(_ file: URL, page: Int, width: Int) throws -> [UInt8] {
        guard let program = program() else {
            throw Problem(
                503, "pdf", "pdftoppm is not installed",
                hint: "install it: apt install poppler-utils poppler-data")
        }
        let target = FileManager.default.temporaryDirectory.appending(path: "folio-page-\(UUID().uuidString)")
        let picture = URL(filePath: target.path + ".png")
        defer { try? FileManager.default.removeItem(at: picture) }
        let process = Process()
        process.executableURL = program
        process.arguments = [
            "-png", "-singlefile", "-f", "\(page)", "-l", "\(page)", "-scale-to-x", "\(width)", "-scale-to-y",
            "-1",
            file.path, target.path,
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let end = Date(timeIntervalSinceNow: seconds)
        while process.isRunning, Date() < end { usleep(5_000) }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        let size = (try? picture.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0
        guard process.terminationStatus == 0, size > 0, size <= maximumBytes,
            let data = try? Data(contentsOf: picture)
        else {
            throw Problem(
                503, "pdf", "pdftoppm could not draw page \(page) of \(file.lastPathComponent)",
                hint: "open the file with another program to see what is wrong with it")
        }
        return Array(data)
    }

    private static func program() -> URL? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
        return folders.map { URL(filePath: String($0)).appending(path: "pdftoppm") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }
}
