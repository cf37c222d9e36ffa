internal import Foundation
internal import Providers
internal import Storage

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
