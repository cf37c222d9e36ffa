internal import Foundation
package import Providers

/// Walks what the user named, files, folders and addresses, and returns one source after the other.
package struct SourceFinder {
    /// What was found next.
    package enum Found: Equatable, Sendable {
        case source(SourceFile)
        case problem(SourceProblem)
        /// A file in a folder that is of none of the kinds that the provider takes.
        case passedOver(String)
    }

    private var names: ArraySlice<String>
    private let limits: ClientLimits
    private let service: String
    private let key: String?
    /// The folder that is being walked.
    private var folder: String?
    /// What is left of it, the last first, so that the same folder gives the same order.
    private var waiting: [String] = []

    /// Makes a finder.
    ///
    /// - Parameters:
    ///   - names: Paths and addresses.
    ///   - limits: What the provider takes.
    ///   - service: The provider's name, for messages.
    ///   - key: The document's key, if the user gave one.
    package init(names: [String], limits: ClientLimits, service: String, key: String? = nil) {
        self.names = names[...]
        self.limits = limits
        self.service = service
        self.key = key
    }

    /// The next source; nil at the end.
    package mutating func next() -> Found? {
        while true {
            if let root = folder {
                if let path = waiting.popLast() { return open(path, below: root) }
                folder = nil
            }
            guard let name = names.popFirst() else { return nil }
            if Self.isAddress(name) { return address(name) }
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: name, isDirectory: &isFolder) else {
                return .problem(
                    SourceProblem(
                        source: name, code: "unreadable",
                        message: "there is no such file or directory; check the path"))
            }
            guard isFolder.boolValue else { return file(name, key: Self.stem(of: name)) }
            enter(name)
        }
    }

    package static func isAddress(_ name: String) -> Bool {
        name.hasPrefix("https://") || name.hasPrefix("http://")
    }

    /// Lists the files below a folder, hidden ones aside, the last first.
    private mutating func enter(_ root: String) {
        folder = root
        waiting = ((try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []).filter { path in
            guard !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) else { return false }
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isFolder)
                && !isFolder.boolValue
        }
        waiting.sort(by: >)
    }

    private func open(_ path: String, below root: String) -> Found {
        let name = root.hasSuffix("/") ? root + path : root + "/" + path
        let found = file(name, key: Self.withoutExtension(path))
        if case .problem(let problem) = found, problem.code == "kind" { return .passedOver(name) }
        return found
    }

    private func file(_ name: String, key stem: String) -> Found {
        guard limits.takesFiles else {
            return problem(
                name, "needs_url",
                "\(service) accepts URLs only; upload the file to a server that the service can reach, and give its URL"
            )
        }
        guard let handle = FileHandle(forReadingAtPath: name) else {
            return problem(name, "unreadable", "cannot read the file; check its permissions")
        }
        defer { try? handle.close() }
        let beginning = [UInt8]((try? handle.read(upToCount: 2048)) ?? Data())
        guard let kind = SourceKind(beginning: beginning), limits.kinds.contains(kind) else {
            let kinds = limits.kinds.map(\.rawValue).sorted().joined(separator: ", ")
            return problem(
                name, "kind", "\(service) does not accept this type of file; it accepts \(kinds)")
        }
        let byteCount = (try? handle.seekToEnd()).map(Int.init) ?? 0
        return .source(
            SourceFile(name: name, key: key ?? stem, kind: kind, isAddress: false, byteCount: byteCount))
    }

    private func address(_ name: String) -> Found {
        guard limits.takesURLs else {
            return problem(
                name, "needs_file", "\(service) accepts files only; download the file, and give its path")
        }
        let place = name.prefix { $0 != "?" && $0 != "#" }.replacing("https://", with: "").replacing(
            "http://", with: "")
        let path = String(place).removingPercentEncoding ?? String(place)
        let ending = path.split(separator: "/").last?.split(separator: ".").dropFirst().last.map(String.init)
        let kind = ending.flatMap(SourceKind.init(fileExtension:))
        guard limits.kinds.contains(kind ?? .pdf) else {
            return problem(
                name, "kind", "\(service) does not accept .\(ending ?? "") files; convert it to PDF")
        }
        return .source(
            SourceFile(
                name: name, key: key ?? (kind == nil ? path : Self.withoutExtension(path)),
                kind: kind ?? .pdf,
                isAddress: true, byteCount: 0))
    }

    private func problem(_ name: String, _ code: String, _ message: String) -> Found {
        .problem(SourceProblem(source: name, code: code, message: message))
    }

    private static func stem(of path: String) -> String {
        withoutExtension(String(path.split(separator: "/").last ?? Substring(path)))
    }

    private static func withoutExtension(_ path: String) -> String {
        guard let dot = path.lastIndex(of: "."), dot != path.startIndex,
            !path[dot...].contains("/"), path[path.index(before: dot)] != "/"
        else { return path }
        return String(path[..<dot])
    }
}
