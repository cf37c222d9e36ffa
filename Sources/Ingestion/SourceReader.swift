internal import Archives
internal import Checksums
internal import Foundation
internal import Providers
internal import Storage

/// Walks what the user named, directories, archives and files, and returns one result after the other.
///
/// An actor, so that unpacking runs beside decoding and writing. It holds the names of one folder, and of one archive
/// the members of results that are not complete yet.
package actor SourceReader {
    /// What a place yields next.
    enum Step {
        case item(SourceItem)
        case archive(ArchiveCursor)
        case end
    }

    private var paths: ArraySlice<String>
    private let limits: SourceLimits
    private var directory: DirectoryCursor?
    private var archives: [ArchiveCursor] = []

    /// Makes a reader of files, directories and archives, in the order given; `-` is standard input.
    package init(paths: [String], limits: SourceLimits = SourceLimits()) {
        self.paths = paths[...]
        self.limits = limits
    }

    /// The processor time that reading took so far.
    private(set) var seconds = 0.0

    /// The next result, nil at the end; what cannot be read is an item with a failure.
    package func next() -> SourceItem? {
        let start = ThreadClock.seconds()
        defer { seconds += ThreadClock.seconds() - start }
        while true {
            if let archive = archives.last {
                switch archive.next() {
                case .item(let item): return item
                case .archive(let nested): archives.append(nested)
                case .end: archives.removeLast()
                }
            } else if directory != nil {
                switch directory?.next() ?? .end {
                case .item(let item): return item
                case .archive(let archive): archives.append(archive)
                case .end: directory = nil
                }
            } else if let path = paths.popFirst() {
                if let item = open(path) { return item }
            } else {
                return nil
            }
        }
    }

    /// Starts on a path of the command line; returns an item if the path is a result by itself or cannot be read.
    private func open(_ path: String) -> SourceItem? {
        if path == "-" { return open(stream: FileHandle.standardInput, source: path, name: "stdin") }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            return SourceItem(
                source: path, key: path,
                content: .failure(
                    ProviderFailure(.unreadable, "there is no such file or directory; check the path")))
        }
        if isFolder.boolValue {
            directory = DirectoryCursor(root: path, limits: limits)
            return nil
        }
        let url = URL(filePath: path)
        if FileReader.isStream(path), let stream = FileHandle(forReadingAtPath: path) {
            return open(stream: stream, source: path, name: url.lastPathComponent)
        }
        let fileName = url.lastPathComponent
        let file = DirectoryCursor(
            root: url.deletingLastPathComponent().path, display: String(path.dropLast(fileName.count)),
            limits: limits)
        switch file.open(fileName: fileName) {
        case .item(let item): return item
        case .archive(let archive):
            archives.append(archive)
            return nil
        case .end: return nil
        }
    }

    /// Reads what can be read only once: standard input, a pipe.
    private func open(stream: FileHandle, source: String, name: String) -> SourceItem? {
        let bytes: [UInt8]
        do throws(ProviderFailure) {
            bytes = try FileReader.bytes(ofStream: stream.fileDescriptor, limit: limits.fileBytes)
        } catch {
            return SourceItem(source: source, key: name, content: .failure(error))
        }
        guard ArchiveKind.sniff(bytes) == nil else {
            // A result without a name inside gets one that no other archive from a pipe has.
            let name = "\(name)-\(SHA256.text(bytes).prefix(8))"
            do throws(ArchiveError) {
                archives.append(
                    try ArchiveCursor(
                        bytes: bytes, name: name,
                        place: ArchivePlace(source: source, keyPrefix: "", name: name),
                        limits: limits))
                return nil
            } catch {
                return .failed(source: source, key: name, error)
            }
        }
        let payload = Payload(name: name, members: [.init(name: name, bytes: bytes)])
        return SourceItem(
            source: source, key: name, content: .payload(payload, container: nil), isNamed: true,
            isNameless: true)
    }
}
