import Archives
import Foundation
import Providers
import Testing

@testable import Ingestion

@Suite struct SourceReaderTests {
    /// A folder that goes away with the test.
    final class Folder {
        let url = FileManager.default.temporaryDirectory.appending(path: "folio-\(UUID().uuidString)")

        init(_ files: [String: [UInt8]]) throws {
            for (name, bytes) in files {
                let file = url.appending(path: name)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(bytes).write(to: file)
            }
        }

        deinit { try? FileManager.default.removeItem(at: url) }
    }

    private func items(_ paths: [String], limits: SourceLimits = SourceLimits()) async -> [SourceItem] {
        let reader = SourceReader(paths: paths, limits: limits)
        var found: [SourceItem] = []
        while let item = await reader.next() { found.append(item) }
        return found
    }

    private func memberNames(_ item: SourceItem) -> [String] {
        switch item.content {
        case .files(let files): files.map(\.name)
        case .payload(let payload, _): payload.members.map(\.name)
        case .failure(let failure): [failure.code.rawValue]
        }
    }

    private let json = Array("{}".utf8)

    private var tar: [UInt8] {
        TarWriter.archive([
            (name: "run/a.json", bytes: json), (name: "run/b/auto/b_middle.json", bytes: json),
            (name: "run/a.md", bytes: Array("# A".utf8)),
            (name: "run/b/auto/images/1.jpg", bytes: [0xFF, 0xD8, 0xFF]),
        ])
    }

    @Test func `a directory and an archive of it give the same keys below their root`() async throws {
        let folder = try Folder([
            "run/a.json": json, "run/a.md": json, "run/b/auto/b_middle.json": json, "x.tar": tar,
        ])
        let root = folder.url.path
        #expect(await items([root + "/run/"]).map(\.key) == ["a", "b"])
        #expect(await items([root + "/x.tar"]).map(\.key) == ["run/a", "run/b"])
        #expect(await items([root]).map(\.key) == ["x/run/a", "x/run/b", "run/a", "run/b"])
    }

    @Test func `an archive larger than the buffer is walked twice and gives the same`() async throws {
        let folder = try Folder(["x.tar": tar])
        var limits = SourceLimits()
        let path = folder.url.path + "/x.tar"
        let whole = await items([path], limits: limits)
        limits.archiveBuffer = 1
        let streamed = await items([path], limits: limits)
        #expect(streamed.sorted { $0.key < $1.key }.map(\.key) == whole.map(\.key))
        #expect(streamed.map(memberNames).sorted { $0[0] < $1[0] } == whole.map(memberNames))
        #expect(whole.map(\.source) == ["\(path)/run/a.json", "\(path)/run/b/auto/b_middle.json"])
    }

    @Test func `an archive inside an archive is opened and named`() async throws {
        let outer = TarWriter.archive([(name: "2024/inner.tar", bytes: tar)])
        let folder = try Folder(["outer.tar": outer])
        #expect(
            await items([folder.url.path + "/outer.tar"]).map(\.key) == [
                "2024/inner/run/a", "2024/inner/run/b",
            ])
        var limits = SourceLimits()
        limits.archive.nesting = 0
        let refused = await items([folder.url.path + "/outer.tar"], limits: limits)
        #expect(refused.map(memberNames) == [["limit_exceeded"]])
    }

    @Test func `what is missing, too large or cut short is a named failure and the rest still comes`()
        async throws
    {
        let folder = try Folder([
            "a.json": json, "large.json": [UInt8](repeating: 32, count: 100),
            "cut.tar": Array(tar.prefix(3000)),
        ])
        var limits = SourceLimits()
        limits.fileBytes = 50
        let found = await items([folder.url.path, "/nowhere/at/all.json"], limits: limits)
        let outcomes = Dictionary(
            found.map { ($0.key, memberNames($0)) }, uniquingKeysWith: { first, _ in first })
        #expect(outcomes["a"] == ["a.json"])
        #expect(outcomes["large"] == ["limit_exceeded"])
        #expect(outcomes["cut"] == ["malformed"])
        #expect(outcomes["cut/run/a"] == ["a.json"])
        #expect(outcomes["/nowhere/at/all.json"] == ["unreadable"])
    }
}
