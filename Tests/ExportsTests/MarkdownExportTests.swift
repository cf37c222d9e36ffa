import DocumentModel
@testable import Exports
import Foundation
import Rendering
import Testing

struct MarkdownExportTests {
    private static let sha = String(repeating: "ab", count: 32)

    private var source: PlainSource {
        var source = PlainSource()
        let assets = [
            ExportAsset(name: "images/1.png", mediaType: "image/png", content: .stored(sha256: Self.sha)),
            ExportAsset(name: "copy.png", mediaType: "image/png", content: .stored(sha256: Self.sha)),
            ExportAsset(name: "https://x.y/a b.png", content: .remote(url: "https://x.y/a b.png")),
            ExportAsset(name: "gone.png", content: .missing),
            ExportAsset(name: "unused.png", content: .missing),
        ]
        let pages = [
            ExportPage(
                index: 0,
                blocks: [
                    Block(.title, text: "Report"), Block(.figure, text: "", asset: "images/1.png"),
                    Block(.figure, text: "", asset: "copy.png"),
                ]),
            ExportPage(index: 1),
            ExportPage(
                index: 11,
                blocks: [
                    Block(.figure, text: "", asset: "https://x.y/a b.png"),
                    Block(.figure, text: "", asset: "gone.png"),
                ]),
        ]
        source.documents = [
            (ExportDocument(key: "2024/report", provider: "alpha", pageCount: 12), assets, pages)
        ]
        source.contents = [Self.sha: [1, 2, 3]]
        return source
    }

    @Test(arguments: [ExportOptions.Format.markdown, .jsonl], ExportOptions.Unit.allCases)
    func `pages without the provider's markdown are rendered and counted`(
        format: ExportOptions.Format, unit: ExportOptions.Unit
    ) throws {
        var source = PlainSource()
        let text = [Block(.text, text: "text")]
        let pages = [
            ExportPage(index: 0, markdown: "# own", blocks: text), ExportPage(index: 1, blocks: text),
            ExportPage(index: 2, markdown: " \n", blocks: text), ExportPage(index: 3),
        ]
        source.documents = [(ExportDocument(key: "k", provider: "alpha", pageCount: 4), [], pages)]
        for (wanted, count) in [(MarkdownOptions.Text.provider, 2), (.blocks, 0)] {
            let folder = try TemporaryFolder()
            let options = ExportOptions(format: format, unit: unit, markdown: MarkdownOptions(text: wanted))
            let summary = try Exporter(options).run(to: folder.path, over: source)
            #expect(summary.renderedPages == count)
            #expect(try folder.json("manifest.json")["rendered_pages"] as? Int == count)
        }
    }

    @Test func `a document is a file with links to its images`() throws {
        let folder = try TemporaryFolder()
        let summary = try Exporter(ExportOptions(format: .markdown)).run(to: folder.path, over: source)
        #expect(folder.files == ["2024/report.md", "assets/\(Self.sha).png", "manifest.json"])
        let link = "![figure](../assets/\(Self.sha).png)"
        #expect(
            try folder.text("2024/report.md") == """
                # Report

                \(link)

                \(link)

                ![figure](https://x.y/a%20b.png)

                ![figure](gone.png)

                """)
        #expect(try folder.data("assets/\(Self.sha).png") == Data([1, 2, 3]))
        #expect((summary.assets, summary.remoteAssets, summary.missingAssets) == (1, 1, 1))
        #expect((summary.documents, summary.pages, summary.emptyPages, summary.files) == (1, 3, 1, 1))
    }

    @Test func `a page is a file by its number, one folder further down`() throws {
        let folder = try TemporaryFolder()
        try Exporter(ExportOptions(format: .markdown, unit: .page)).run(to: folder.path, over: source)
        #expect(
            folder.files == [
                "2024/report/0001.md", "2024/report/0012.md", "assets/\(Self.sha).png", "manifest.json",
            ])
        #expect(try folder.text("2024/report/0001.md").contains("](../../assets/\(Self.sha).png)"))
    }

    @Test func `an export takes the place of the one before and leaves none of its files`() throws {
        let folder = try TemporaryFolder()
        try Exporter(ExportOptions(format: .markdown)).run(to: folder.path, over: source)
        try folder.write("mine", to: "notes.txt")
        var later = PlainSource()
        later.add("other", texts: ["x"])
        try Exporter(ExportOptions(format: .markdown)).run(to: folder.path, over: later)
        #expect(folder.files == ["manifest.json", "notes.txt", "other.md"])
    }

    @Test func `a folder of other files is refused unless it is to be written into`() throws {
        let folder = try TemporaryFolder()
        try folder.write("{}", to: "manifest.json")
        try folder.write("mine", to: "notes.txt")
        let error = #expect(throws: ExportError.self) {
            try Exporter(ExportOptions(format: .markdown)).run(to: folder.path, over: source)
        }
        #expect(error?.code == .outputNotEmpty)
        #expect(folder.files == ["manifest.json", "notes.txt"])
        try Exporter(ExportOptions(format: .markdown, overwrite: true)).run(to: folder.path, over: source)
        #expect(folder.files.contains("notes.txt") && folder.files.contains("2024/report.md"))
    }

    @Test func `an export that breaks off leaves whole files, no manifest, and can be run again`() throws {
        struct Interruption: Error {}
        let folder = try TemporaryFolder()
        var source = source
        source.add("second", texts: ["x"])
        let exporter = Exporter(ExportOptions(format: .markdown))
        #expect(throws: Interruption.self) {
            try exporter.run(to: folder.path, over: source) { if $0.documents == 2 { throw Interruption() } }
        }
        #expect(folder.files == ["2024/report.md", "assets/\(Self.sha).png", "manifest.json.tmp"])
        try exporter.run(to: folder.path, over: source)
        #expect(folder.files == ["2024/report.md", "assets/\(Self.sha).png", "manifest.json", "second.md"])
    }

    @Test func `an output that cannot be made is an error that names it`() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "file")
        let error = #expect(throws: ExportError.self) {
            try Exporter(ExportOptions(format: .jsonl)).run(to: "\(folder.path)/file/out", over: source)
        }
        #expect(error?.code == .unwritable)
        #expect(error?.message.contains("\(folder.path)/file") == true)
    }

    @Test(arguments: [true, false])
    func `an asset that cannot be read or written is told, and all text is written`(isHeld: Bool) throws {
        let folder = try TemporaryFolder()
        var source = source
        source.add("second", texts: ["x"])
        if isHeld {
            // A folder stands where the file would be.
            try FileManager.default.createDirectory(
                atPath: "\(folder.path)/assets/\(Self.sha).png", withIntermediateDirectories: true)
        } else {
            source.contents = [:]
        }
        var options = ExportOptions(format: .markdown)
        options.overwrite = true
        var failures: [ExportFailure] = []
        let summary = try Exporter(options).run(
            to: folder.path, over: source, failed: { failures.append($0) })
        #expect(failures.map(\.document) == ["2024/report"])
        #expect(
            failures.first?.reason.hasPrefix("the image images/1.png was not written: ") == true
                && failures.first?.reason.contains(isHeld ? "cannot write" : "does not contain it") == true)
        #expect((summary.failedPages, summary.assets, summary.records) == (1, 0, 2))
        #expect(folder.files == ["2024/report.md", "manifest.json", "second.md"])
        #expect(try folder.json("manifest.json")["failed_pages"] as? Int == 1)
    }
}
