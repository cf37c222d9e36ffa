internal import Checksums
internal import Foundation
package import Providers
internal import Storage

/// A file or address that is to be parsed, as it was found.
package struct SourceFile: Sendable, Equatable {
    /// The path or address as messages name it and the ledger keeps it.
    package let name: String
    /// The document's key.
    package let key: String
    /// Decided by the first bytes; for an address by the name, and PDF if that does not say.
    package let kind: SourceKind
    package let isAddress: Bool
    package let byteCount: Int

    /// The file's name without its folder and extension: `report`.
    var stem: String {
        let file = key.split(separator: "/").last.map(String.init) ?? key
        return file.isEmpty ? "document" : file
    }

    /// The file's name: `report.pdf`.
    var fileName: String {
        let path = name.prefix { $0 != "?" }
        return path.split(separator: "/").last.map(String.init) ?? name
    }

    /// SHA-256 of the file's bytes, read piece by piece.
    func sha256() throws(SourceProblem) -> String {
        guard let file = FileHandle(forReadingAtPath: name) else { throw unreadable }
        defer { try? file.close() }
        var hash = SHA256()
        while true {
            guard let piece = try? file.read(upToCount: 1 << 20) ?? Data() else { throw unreadable }
            if piece.isEmpty { return Hexadecimal.text(hash.finish()) }
            hash.update(piece)
        }
    }

    /// All bytes of the file.
    func bytes() throws(SourceProblem) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: name) else { throw unreadable }
        return Array(data)
    }

    private var unreadable: SourceProblem {
        SourceProblem(
            source: name, code: "unreadable",
            message: "cannot read the file; check that it exists and its permissions")
    }
}

/// Why a file or address cannot be sent.
package struct SourceProblem: Error, Equatable, Sendable {
    package let source: String
    package let code: String
    package let message: String
}

extension SourceFile {
    /// The source of a job of the ledger, as it lies there now.
    init(of job: FetchJob) {
        let name = job.request.source
        let isAddress = SourceFinder.isAddress(name)
        var kind = SourceKind(fileExtension: URL(string: name)?.pathExtension ?? "") ?? .pdf
        var byteCount = 0
        if !isAddress, let file = FileHandle(forReadingAtPath: name) {
            kind = SourceKind(beginning: [UInt8]((try? file.read(upToCount: 2048)) ?? Data())) ?? kind
            byteCount = (try? file.seekToEnd()).map(Int.init) ?? 0
            try? file.close()
        }
        self.init(
            name: name, key: job.request.documentKey, kind: kind, isAddress: isAddress, byteCount: byteCount)
    }
}
