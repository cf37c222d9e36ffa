import Archives
import Foundation
import Providers
import Storage
import TestSupport
import Testing
import TextEncodings

@testable import Ingestion

/// Archives and folders as people really make them.
@Suite struct ArchiveInputTests {
    private func items(
        _ path: String, _ change: (inout SourceLimits) -> Void = { _ in }
    ) async -> [SourceItem] {
        var limits = SourceLimits()
        change(&limits)
        let reader = SourceReader(paths: [path], limits: limits)
        var found: [SourceItem] = []
        while let item = await reader.next() { found.append(item) }
        return found
    }

    private func texts(_ item: SourceItem) -> [String] {
        guard case .payload(let payload, _) = item.content else { return [] }
        return payload.members.map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    @Test(arguments: ["zip", "tar"])
    func `every member of a name that an archive holds twice comes in`(_ kind: String) async throws {
        let members = ["1", "2", "3"].map { (name: "a/r.json", bytes: Array("[\($0)]".utf8)) }
        let archive = kind == "zip" ? StoredZip.archive(members) : TarWriter.archive(members)
        let folder = try SourceReaderTests.Folder(["x.\(kind)": archive])
        let found = await items(folder.url.path + "/x.\(kind)")
        #expect(found.flatMap(texts).sorted() == ["[1]", "[2]", "[3]"])
        #expect(Set(found.map(\.key)) == ["a/r"])
        let streamed = await items(folder.url.path + "/x.\(kind)") { $0.archiveBuffer = 1 }
        #expect(streamed.flatMap(texts).sorted() == ["[1]", "[2]", "[3]"])
    }

    /// The layout and the PDF of a document, as MinerU packs them.
    private static let packed = StoredZip.archive([
        (
            name: "layout.json",
            bytes: Array(
                #"{"pdf_info":[{"para_blocks":[],"page_idx":0,"page_size":[10,10],"discarded_blocks":[]}],"_backend":"pipeline","_version_name":"2.5.0"}"#
                    .utf8)
        ), (name: "report_origin.pdf", bytes: Array("%PDF-1.4".utf8)),
    ])

    @Test func `the PDF in a zip of MinerU is stored if it was fetched, and left out if it is ingested`()
        async throws
    {
        let folder = try SourceReaderTests.Folder(["report.zip": Self.packed])
        let ingested = try DocumentStore.inMemory(clock: { Date(timeIntervalSince1970: 0) })
        _ = try await IngestPipeline(store: ingested, options: IngestOptions())
            .run(paths: [folder.url.path + "/report.zip"])
        let file = try #require(try ingested.read { try $0.payload(after: 0) })
        #expect(file.mediaType != "application/zip" && file.byteCount < Self.packed.count)
        let fetched = try DocumentStore.inMemory(clock: { Date(timeIntervalSince1970: 0) })
        let answer = FetchedAnswer(
            bytes: Self.packed, name: "report.zip", adapter: "mineru", key: "report", source: "report.pdf",
            pages: nil,
            request: ParseRequest())
        let writer = try DocumentWriter(fetched)
        _ = try AnswerIngest.record(AnswerIngest.decode(answer, for: fetched), with: writer)
        try writer.commit()
        let zip = try #require(try fetched.read { try $0.payload(after: 0) })
        #expect(zip.mediaType == "application/zip" && zip.byteCount == Self.packed.count)
    }

    @Test func `two results of one name keep their own images`() async throws {
        var members: [(name: String, bytes: [UInt8])] = []
        for number in ["1", "2"] {
            members.append((name: "r/r_middle.json", bytes: Array("[\(number)]".utf8)))
            members.append((name: "r/images/a.jpg", bytes: [0xFF, 0xD8, 0xFF] + Array(number.utf8)))
        }
        let folder = try SourceReaderTests.Folder(["x.zip": StoredZip.archive(members)])
        let found = await items(folder.url.path + "/x.zip")
        let ends = found.map { texts($0).map { String($0.suffix(2)) } }
        #expect(ends == [["\u{FFFD}1", "1]"], ["\u{FFFD}2", "2]"]])
    }

    /// Names whose second byte is 0x5C, the backslash of ASCII.
    @Test(arguments: [
        (TextEncoding.shiftJIS, "表示", [0x95, 0x5C, 0x8E, 0xA6]), (.big5, "功能", [0xA5, 0x5C, 0xAF, 0xE0]),
        (.gb18030, "玕璡", [0xAB, 0x5C, 0xAD, 0x5C]),
    ])
    func `a backslash inside a character of a name is no separator`(
        encoding: TextEncoding, name: String, bytes: [Int]
    ) async throws {
        let raw = bytes.map { UInt8($0) } + Array(".json".utf8)
        let archive = StoredZip.archive([(name: raw, bytes: Array("[1]".utf8))], areNamesUTF8: false)
        let folder = try SourceReaderTests.Folder(["x.zip": archive])
        let found = await items(folder.url.path + "/x.zip") {
            $0.nameEncoding = encoding
        }
        #expect(found.map(\.key) == [name])
        let guessed = await items(folder.url.path + "/x.zip")
        #expect(guessed.count == 1 && !guessed[0].key.contains("/"), "\(guessed.map(\.key))")
    }

    @Test func `names that are not UTF-8 are decoded by the likeliest encoding, with a note that names it`()
        async throws
    {
        // 水位观测 in GB18030.
        let raw: [UInt8] = [0xCB, 0xAE, 0xCE, 0xBB, 0xB9, 0xDB, 0xB2, 0xE2] + Array(".json".utf8)
        let archive = StoredZip.archive([(name: raw, bytes: Array("[1]".utf8))], areNamesUTF8: false)
        let folder = try SourceReaderTests.Folder(["x.zip": archive])
        let found = await items(folder.url.path + "/x.zip")
        #expect(found.map(\.key) == ["水位观测"])
        #expect(found[0].notes.map(\.code) == ["names_decoded"])
        #expect(found[0].notes[0].message.contains("gb18030"))
    }

    /// 图片 in GBK is `ͼƬ` in UTF-8.
    @Test func `a name that is UTF-8 by chance is read as the archive's other names are`() async throws {
        let chance: [UInt8] = [0xCD, 0xBC, 0xC6, 0xAC]
        let other: [UInt8] = [0xCB, 0xAE, 0xCE, 0xBB, 0xB9, 0xDB, 0xB2, 0xE2]
        func keys(_ names: [[UInt8]], _ encoding: TextEncoding? = nil) async throws -> [String] {
            let members = names.map { (name: $0 + Array(".json".utf8), bytes: Array("[1]".utf8)) }
            let folder = try SourceReaderTests.Folder([
                "x.zip": StoredZip.archive(members, areNamesUTF8: false)
            ])
            return await items(folder.url.path + "/x.zip") { $0.nameEncoding = encoding }.map(\.key)
        }
        #expect(try await keys([chance, other]).sorted() == ["图片", "水位观测"].sorted())
        #expect(try await keys([chance], .gb18030) == ["图片"])
        #expect(try await keys([chance]) == ["ͼƬ"])
        // Three bytes a letter are UTF-8 by no chance.
        #expect(try await keys([Array("图片".utf8), other]).sorted() == ["图片", "水位观测"].sorted())
    }

    /// A tar (POSIX ustar) of `a.json` and a link `b.json` to it.
    private static func tar(link type: String) -> [UInt8] {
        func header(_ name: String, size: Int, type: String, link: String = "") -> [UInt8] {
            var block = [UInt8](repeating: 0, count: 512)
            func put(_ text: String, at start: Int) {
                for (offset, byte) in text.utf8.enumerated() { block[start + offset] = byte }
            }
            put(name, at: 0)
            put("0000644", at: 100)
            put(
                String(repeating: "0", count: 11 - String(size, radix: 8).count) + String(size, radix: 8),
                at: 124)
            put("        " + type + link, at: 148)
            put("ustar\u{0}00", at: 257)
            let sum = String(block.reduce(0) { $0 + Int($1) }, radix: 8)
            put(String(repeating: "0", count: 6 - sum.count) + sum + "\u{0}", at: 148)
            return block
        }
        let content = Array("[1]".utf8)
        return header("a.json", size: content.count, type: "0") + content
            + [UInt8](repeating: 0, count: 512 - content.count)
            + header("b.json", size: 0, type: type, link: "a.json") + [UInt8](repeating: 0, count: 1024)
    }

    @Test func `names that a zip says are UTF-8 and that are not are decoded like others`() async throws {
        // 水位观测 and 图片 in GB18030.
        let names: [[UInt8]] = [[0xCB, 0xAE, 0xCE, 0xBB, 0xB9, 0xDB, 0xB2, 0xE2], [0xB5, 0xD8, 0xCD, 0xBC]]
        let members = names.map { (name: $0 + Array(".json".utf8), bytes: Array("[1]".utf8)) }
        let folder = try SourceReaderTests.Folder(["x.zip": StoredZip.archive(members, areNamesUTF8: true)])
        let found = await items(folder.url.path + "/x.zip")
        #expect(found.map(\.key).sorted() == ["水位观测", "地图"].sorted())
        #expect(found.first?.notes.map(\.code) == ["names_decoded"])
    }

    @Test func `links in an archive are named, since their files do not come in`() async throws {
        let folder = try SourceReaderTests.Folder([
            "x.tar": Self.tar(link: "1"), "y.tar": Self.tar(link: "2"),
        ])
        let hard = await items(folder.url.path + "/x.tar")
        #expect(hard.map(\.key) == ["a", "x"])
        guard case .failure(let failure) = try #require(hard.last).content else {
            return #expect(Bool(false))
        }
        #expect(failure.message.contains("(1, the first is b.json)"))
        let symbolic = await items(folder.url.path + "/y.tar")
        guard case .failure(let remark) = try #require(symbolic.last).content else {
            return #expect(Bool(false))
        }
        #expect(remark.isNoResult && symbolic.last?.isNamed == false)
    }

    @Test func `an archive without anything that can be a result is told as such if it was named`()
        async throws
    {
        let folder = try SourceReaderTests.Folder([
            "d/letter.docx": StoredZip.archive([
                (name: "[Content_Types].xml", bytes: [0x3C]), (name: "word/a.xml", bytes: [0x3C]),
            ])
        ])
        let named = await items(folder.url.path + "/d/letter.docx")
        #expect(named.map(\.isNamed) == [true])
        let found = await items(folder.url.path)
        #expect(found.map(\.isNamed) == [false])
    }

    @Test func `a compressed file has the key that it would have without its compression`() async throws {
        let content = Zstandard.compress(Array("[1]".utf8), level: 3)
        let folder = try SourceReaderTests.Folder([
            "a/r_content_list.json.zst": content, "b/s.json.zst": content, "c/t.json": Array("[1]".utf8),
        ])
        #expect(await items(folder.url.path).map(\.key) == ["a/r", "b/s", "c/t"])
        #expect(await items(folder.url.path + "/a/r_content_list.json.zst").map(\.key) == ["r"])
    }

    @Test func `folders that link to each other are walked once`() async throws {
        let folder = try SourceReaderTests.Folder(["a/one.json": [0x5B, 0x5D], "b/two.json": [0x5B, 0x5D]])
        for (link, target) in [("a/x", "../b"), ("b/y", "../a"), ("b/z", "../a"), ("a/self", ".")] {
            try FileManager.default.createSymbolicLink(
                atPath: folder.url.path + "/" + link, withDestinationPath: target)
        }
        let names = await items(folder.url.path + "/a").map { String($0.key.suffix(3)) }
        #expect(names.sorted() == ["one", "two"])
    }

    @Test func `the bound on waiting members changes nothing but the order`() async throws {
        let results = (0..<20).map { (name: "r\($0).json", bytes: Array("[\($0)]".utf8)) }
        let members = results + (0..<20).map { (name: "r\($0).md", bytes: Array("\($0)".utf8)) }
        let folder = try SourceReaderTests.Folder(["x.tar": TarWriter.archive(members)])
        let whole = await items(folder.url.path + "/x.tar")
        let bounded = await items(folder.url.path + "/x.tar") {
            $0.archiveBuffer = 1
            $0.archiveWaiting = 10
        }
        #expect(whole.count == 20)
        #expect(Set(bounded.map(texts)) == Set(whole.map(texts)))
    }
}
