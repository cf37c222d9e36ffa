import Testing

@testable import Ingestion

@Suite struct ResultGroupingTests {
    private func group(
        _ files: [String], folder: String = "", folders: [String: [String]] = [:]
    ) throws -> (results: [ResultFiles], folders: [String]) {
        try ResultGrouping(
            folder: folder, listing: FileListing(files: files, folders: Array(folders.keys)),
            subfolder: { FileListing(files: folders[$0] ?? []) }
        ).results()
    }

    @Test func `a JSON result and the markdown beside it are one result`() throws {
        let results = try group(["report.json", "report.md", "other.json"], folder: "2024").results
        #expect(results.map(\.key) == ["2024/other", "2024/report"])
        #expect(results[1].files.map(\.name) == ["report.json", "report.md"])
        #expect(results[1].path == "2024/report.json")
    }

    @Test func `the source and other exports of the same name are not read`() throws {
        let results = try group(["report.json", "report.pdf", "report.html"]).results
        #expect(results.map(\.key) == ["report"])
        #expect(results[0].files.map(\.name) == ["report.json"])
    }

    @Test func `MinerU's cloud folder is one result that has the folder's name`() throws {
        let id = "4c239c27-b1f1-4a19-adb9-9b5443ae7c2b"
        let results = try group(
            ["\(id)_content_list.json", "\(id)_content_list_v2.json", "full.md", "layout.json"],
            folder: "2026/paper.pdf_5f79b811", folders: ["images": ["a.jpg", "b.jpg"]])
        #expect(results.results.map(\.key) == ["2026/paper.pdf_5f79b811"])
        #expect(
            results.results[0].files.map(\.name).suffix(4) == [
                "full.md", "images/a.jpg", "images/b.jpg", "layout.json",
            ])
        #expect(results.folders.isEmpty)
    }

    @Test func `MinerU's command line folder loses what MinerU added`() throws {
        let files = ["report_middle.json", "report_content_list.json", "report.md", "report_origin.pdf"]
        let results = try group(files, folder: "2024/report/auto").results
        #expect(results.map(\.key).contains("2024/report"))
        #expect(results.first { $0.key == "2024/report" }?.files.count == 3)
        #expect(try group(files, folder: "report/hybrid_auto").results.map(\.key).contains("report"))
    }

    @Test func `several MinerU documents in one folder stay apart`() throws {
        let results = try group(["a_middle.json", "a.md", "b_middle.json", "b.md"]).results
        #expect(results.map(\.key) == ["a", "b"])
    }

    @Test func `a folder of images is walked where no result stands beside it`() throws {
        #expect(try group([], folders: ["images": ["a.jpg"]]).folders == ["images"])
        #expect(try group(["x.json"], folders: ["images": ["a.json"]]).folders == ["images"])
        #expect(try group(["x.json"], folders: ["x_images": ["a.png"]]).folders == [])
    }

    @Test func `the pages that PaddleOCR writes one a file are one result with their markdown and images`()
        throws
    {
        let files = [
            "scan_0_res.json", "scan_1_res.json", "scan_0.md", "scan_1.md", "scan_10_res.json", "other.md",
        ]
        let results = try group(files, folders: ["imgs": ["a.jpg"]]).results
        #expect(results.map(\.key) == ["other", "scan"])
        #expect(
            results[1].files.map(\.name) == [
                "imgs/a.jpg", "scan_0.md", "scan_0_res.json", "scan_1.md", "scan_10_res.json",
                "scan_1_res.json",
            ])
    }

    @Test func `a file that an adapter's rule gives to the folder has its name, and the pictures beside it`()
        throws
    {
        let folders = ["figures": ["f.png"], "tables": ["t.png", "t.xlsx"], "notes": ["n.xlsx"]]
        let (results, rest) = try group(["structuredData.json"], folder: "2024/report", folders: folders)
        #expect(results.map(\.key) == ["2024/report"])
        #expect(results[0].files.map(\.name) == ["figures/f.png", "structuredData.json", "tables/t.png"])
        #expect(rest == ["notes"])
    }

    @Test func `numbered files of one name may be shards of one answer, wherever the numbers begin`() throws {
        #expect(
            try group(["book-0.json", "book-1.json", "other.json"]).results.map(\.key) == ["book", "other"])
        #expect(try group(["job_1.json", "job_2.json", "job_10.json"]).results.map(\.key) == ["job"])
        #expect(try group(["book-0.json"]).results.map(\.key) == ["book-0"])
    }

    @Test func `a numbered file with markdown or images of its own is no shard`() throws {
        let files = ["a-1.json", "a-1.md", "a-2.json", "a-2.md"]
        #expect(try group(files).results.map(\.key) == ["a-1", "a-2"])
        let folders = ["b-1_images": ["x.png"], "b-2_images": ["y.png"]]
        #expect(try group(["b-1.json", "b-2.json"], folders: folders).results.map(\.key) == ["b-1", "b-2"])
    }

    @Test func `answers named by numbers alone are the folder's result`() throws {
        let results = try group(["1", "2", "3", ".s3_access_check"], folder: "out/7f3a").results
        #expect(results.map(\.key) == ["out/7f3a"])
        #expect(results[0].files.map(\.name) == ["1", "2", "3"])
        #expect(try group(["2", "3"], folder: "out").results.map(\.key) == ["out/2", "out/3"])
    }

    @Test func `a number that stands alone in the name of a page's file belongs to the name`() throws {
        #expect(try group(["invoice_2024_res.json"]).results.map(\.key) == ["invoice_2024"])
        #expect(try group(["invoice_0_res.json"]).results.map(\.key) == ["invoice"])
        #expect(try group(["photo_res.json", "photo.md"]).results.map(\.key) == ["photo"])
        #expect(try group(["scan_0_res.json.gz", "scan_1_res.json.gz"]).results.map(\.key) == ["scan"])
    }

    @Test func `files that nothing explains are results of their own`() throws {
        let results = try group(["LICENSE", "notes.txt", ".DS_Store", "archive.zip"]).results
        #expect(results.map(\.path) == ["LICENSE", "archive.zip", "notes.txt"])
        #expect(results.map(\.key) == ["LICENSE", "archive", "notes"])
    }

    @Test(arguments: [
        ("report.pdf_0_15", "report", 0, 15), ("report_16_31", "report", 16, 31),
        ("2024/r_x.PDF_32_40", "2024/r_x", 32, 40),
    ]) func `a split PDF's name tells its page range`(name: String, base: String, start: Int, end: Int) {
        let range = SplitRange(name)
        #expect(range?.name == base)
        #expect(range?.start == start)
        #expect(range?.end == end)
    }

    @Test func `a range in a name counts only where the answer can be that part`() throws {
        let first = try #require(SplitRange("report.pdf_0_15"))
        #expect(first.place(ofPages: Array(0..<16)) == 0)
        let second = try #require(SplitRange("report.pdf_16_31"))
        #expect(second.place(ofPages: Array(0..<16)) == 16)
        #expect(second.place(ofPages: [0, 1]) == 16)
        #expect(second.place(ofPages: Array(16..<32)) == 0)
        let last = try #require(SplitRange("report.pdf_32_40"))
        #expect(last.place(ofPages: Array(0..<9)) == 32)
        let years = try #require(SplitRange("city_2019_2023"))
        #expect(years.place(ofPages: [0, 1]) == nil)
        #expect(second.place(ofPages: Array(0..<17)) == nil)
    }

    @Test(arguments: ["report", "report_15", "report_31_16", "_1_2", "a_b_c"])
    func `other names tell no page range`(
        name: String
    ) {
        #expect(SplitRange(name) == nil)
    }
}

@Suite struct ResultIteratorTests {
    @Test func `an archive's members are walked folder by folder`() throws {
        let tree = NameTree(names: [
            "b/auto/b_middle.json", "b/auto/images/1.jpg", "b/auto/b.md", "a.json", "c/d/e.json",
        ])
        var iterator = ResultIterator(tree)
        var found: [ResultFiles] = []
        while let result = try iterator.next() { found.append(result) }
        #expect(found.map(\.key) == ["a", "b", "c/d/e"])
        #expect(found[1].files.map(\.path) == ["b/auto/b.md", "b/auto/b_middle.json", "b/auto/images/1.jpg"])
    }
}

@Suite struct BareMinerUNamesTests {
    private func keys(_ files: [String]) throws -> [String] {
        try ResultGrouping(
            folder: "2026/lamp", listing: FileListing(files: files), subfolder: { _ in FileListing() }
        ).results().results.map(\.key)
    }

    @Test(arguments: [
        ["content_list.json", "full.md"], ["content_list_v2.json", "full.md", "model.json"],
        ["middle_json.json", "structured_content.json", "markdown.md"],
        ["middle.json", "content_list.json", "markdown.md"],
    ])
    func `names without a prefix belong to the folder`(files: [String]) throws {
        #expect(try keys(files) == ["2026/lamp"])
    }

    @Test
    func `names that other programs use, too, are documents of their own without a MinerU file beside them`()
        throws
    {
        #expect(try keys(["markdown.md", "model.json"]) == ["2026/lamp/markdown", "2026/lamp/model"])
    }
}
