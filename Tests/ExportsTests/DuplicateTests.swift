import DocumentModel
@testable import Exports
import Foundation
import Testing
import TextQuality

/// Copies among records: which is kept, what is told, and where they fall.
struct DuplicateTests {
    /// A text of as many different words.
    private func text(_ range: Range<Int>) -> String {
        // Numbers are all the same word, so that letters are needed.
        range.map { number in
            String(number).unicodeScalars.map { String(UnicodeScalar($0.value + 49) ?? "x") }.joined()
                + "word"
        }.joined(separator: " ")
    }

    private func options(
        _ duplicates: DuplicateOptions, _ change: (inout ExportOptions) -> Void = { _ in }
    ) -> ExportOptions {
        var options = ExportOptions(format: .jsonl)
        options.duplicates = duplicates
        change(&options)
        return options
    }

    private func records(_ folder: TemporaryFolder) throws -> [[String: Any]] {
        try folder.files.filter { $0.hasSuffix(".jsonl") }.flatMap { file in
            try folder.text(file).split(separator: "\n").map { line in
                try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            }
        }
    }

    private func identifiers(_ folder: TemporaryFolder) throws -> [String] {
        try records(folder).compactMap { $0["id"] as? String }
    }

    private func metadata(_ record: [String: Any]) throws -> [String: Any] {
        try #require(record["metadata"] as? [String: Any])
    }

    @Test func `texts that differ in white space alone are one, the first is kept and the others are listed`()
        throws
    {
        var source = PlainSource()
        source.add("a", texts: ["The water level.", "Another text."])
        source.add("b", texts: ["The  water\u{A0}level.", "The water levels."])
        source.add("c", texts: ["Thewater level."])
        let folder = try TemporaryFolder()
        let summary = try Exporter(options(DuplicateOptions(.exact))).run(to: folder.path, over: source)
        // b#p1 is the longest by its two spaces.
        #expect(try identifiers(folder) == ["a#p2", "b#p1", "b#p2"])
        #expect((summary.records, summary.duplicateRecords, summary.duplicateClusters) == (3, 2, 1))
        #expect(
            try folder.text("duplicates.tsv")
                == "id\tkept_id\tsimilarity\na#p1\tb#p1\t1.0\nc#p1\tb#p1\t1.0\n")
        let note = try metadata(records(folder)[1])
        #expect(note["cluster_id"] as? String == "b#p1")
        #expect(note["duplicate_count"] as? Int == 2)
        #expect(note["duplicates"] as? String == #"["a#p1","c#p1"]"#)
        let alone = try metadata(records(folder)[0])
        #expect(alone["cluster_id"] as? String == "" && alone["duplicates"] as? String == "[]")
        let manifest = try folder.json("manifest.json")
        #expect(manifest["duplicate_records"] as? Int == 2)
        let lists = try #require(manifest["duplicate_lists"] as? [[String: Any]])
        #expect(lists.map { $0["file"] as? String } == ["duplicates.tsv"])
    }

    @Test func `whole results are kept before partial ones, longer before shorter, earlier before later`()
        throws
    {
        let texts = [text(0..<400), text(0..<402), text(0..<401), text(0..<402)]
        for (partial, expected) in [([Int](), "1"), ([1], "3"), ([1, 3], "2"), ([0, 1, 2, 3], "1")] {
            var source = PlainSource()
            for (number, text) in texts.enumerated() {
                source.add("\(number)", texts: [text])
                source.documents[number].document.isPartial = partial.contains(number)
            }
            let folder = try TemporaryFolder()
            try Exporter(options(DuplicateOptions(.minhash))).run(to: folder.path, over: source)
            #expect(try identifiers(folder) == ["\(expected)#p1"])
        }
    }

    @Test func `what is left out is similar to what is kept, even along a chain of small steps`() throws {
        var source = PlainSource()
        // Neighbours share nine tenths of their shingles, the ends nothing.
        for step in 0..<20 {
            source.add(String(format: "%02d", step), texts: [text(step * 20..<step * 20 + 400)])
        }
        let folder = try TemporaryFolder()
        try Exporter(options(DuplicateOptions(.minhash, scheme: .finepdfs))).run(
            to: folder.path, over: source)
        let kept = try identifiers(folder)
        #expect(kept.count > 1 && kept.count < 20)
        let rows = try folder.text("duplicates.tsv").split(separator: "\n").dropFirst()
        #expect(rows.count + kept.count == 20)
        for row in rows {
            let cells = row.split(separator: "\t")
            #expect(kept.contains(String(cells[1])) && (Double(cells[2]) ?? 0) >= 0.7)
        }
    }

    @Test func `a record is compared with all of its bucket, not with the first ones alone`() throws {
        let folder = try TemporaryFolder()
        let journal = try RecordJournal(in: folder.path)
        let sorter = PairSorter(in: folder.path)
        // The second is similar to both others, which are not to each other; it is the longest.
        for (record, start) in [(UInt32(0), 0), (1, 10), (2, 20)] {
            try journal.append(
                "\(record)", digest: UInt64(record), chars: record == 1 ? 300 : 200, document: record,
                isPartial: false, shingles: (start..<start + 100).map(UInt64.init))
            try sorter.add(7, record)
        }
        var resolver = DuplicateResolver(journal, minimumSimilarity: 0.7)
        try resolver.joinSimilar(sorter)
        try resolver.choose(in: folder.path)
        #expect(resolver.kept == [1, 1, 1])
    }

    @Test func `pages that share a template alone stay apart`() throws {
        var source = PlainSource()
        for number in 0..<10 {
            source.add(
                "\(number)",
                texts: [text(0..<100) + " " + text(1_000 * (number + 1)..<1_000 * (number + 1) + 100)])
        }
        let folder = try TemporaryFolder()
        let summary = try Exporter(options(DuplicateOptions(.minhash, scheme: .finepdfs)))
            .run(to: folder.path, over: source)
        #expect(summary.duplicateRecords == 0)
    }

    @Test func `Chinese pages that differ in a few characters are copies`() throws {
        let page = (0..<300).map { String(UnicodeScalar(0x4E00 + $0 * 7) ?? "水") }.joined()
        var source = PlainSource()
        source.add("a", texts: [page, String(page.reversed())])
        source.add("b", texts: [page.replacingOccurrences(of: String(page.prefix(1)), with: "㐀")])
        let folder = try TemporaryFolder()
        try Exporter(options(DuplicateOptions(.minhash))).run(to: folder.path, over: source)
        #expect(try identifiers(folder) == ["a#p1", "a#p2"])
    }

    @Test func `marked copies are exported and fall into the set of the document they are copies of`() throws
    {
        var source = PlainSource()
        for number in 0..<40 {
            source.add(
                String(format: "%02d", number),
                texts: [
                    "own page of number " + text(number * 50..<number * 50 + 30),
                    text((number / 4) * 5_000..<(number / 4) * 5_000 + 90),
                ])
        }
        let folder = try TemporaryFolder()
        let summary = try Exporter(
            options(DuplicateOptions(.minhash, fate: .mark)) {
                $0.split = try? SplitPlan("one=0.5,two=0.5")
            }
        ).run(to: folder.path, over: source)
        #expect((summary.records, summary.duplicateRecords) == (80, 30))
        #expect(!folder.files.contains("duplicates.tsv"))
        var sets: [String: Set<String>] = [:]
        for file in folder.files where file.hasSuffix(".jsonl") {
            for line in try folder.text(file).split(separator: "\n") {
                let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
                let record = try #require(object as? [String: Any])
                let note = try metadata(record)
                let cluster = try #require(note["cluster_id"] as? String)
                let document = try #require(note["document"] as? String)
                let set = String(file.prefix(3))
                if !cluster.isEmpty { sets["cluster " + cluster, default: []].insert(set) }
                sets["document " + document, default: []].insert(set)
                #expect(
                    (note["duplicate_of"] as? String == "")
                        == (cluster.isEmpty || cluster == record["id"] as? String))
            }
        }
        #expect(sets.count == 50)
        #expect(sets.values.allSatisfy { $0.count == 1 })
        #expect(Set(sets.values.flatMap(\.self)) == ["one", "two"])
    }

    @Test(arguments: [DuplicateOptions.Fate.drop, .mark])
    func `parts leave out together what one run does, and a resumed run ends in the same bytes`(
        _ fate: DuplicateOptions.Fate
    ) throws {
        var source = PlainSource()
        for number in 0..<30 {
            source.add(
                "\(number)",
                texts: [
                    text(number * 50..<number * 50 + 30), text(number % 7 * 5_000..<number % 7 * 5_000 + 90),
                ])
        }
        let duplicates = DuplicateOptions(.minhash, fate: fate)
        let whole = try TemporaryFolder()
        let sum = try Exporter(options(duplicates)).run(to: whole.path, over: source)
        let parts = try TemporaryFolder()
        for index in 0..<3 {
            try Exporter(options(duplicates) { $0.selection.shard = ShardNumber(index: index, count: 3) })
                .run(to: parts.path, over: source)
        }
        #expect(try identifiers(parts).sorted() == identifiers(whole).sorted())
        let manifest = try parts.json("manifest.json")
        #expect(manifest["duplicate_records"] as? Int == sum.duplicateRecords && sum.duplicateRecords == 23)

        struct Interruption: Error {}
        let broken = try TemporaryFolder()
        let small = options(duplicates) { $0.shardSize = 1_000 }
        try Exporter(small).run(to: whole.path, over: source)
        var documents = 0
        #expect(throws: Interruption.self) {
            try Exporter(small).run(to: broken.path, over: source) { _ in
                documents += 1
                // The first thirty are those of the search for copies.
                if documents == 45 { throw Interruption() }
            }
        }
        var resumed = small
        resumed.resumes = true
        try Exporter(resumed).run(to: broken.path, over: source)
        #expect(broken.files == whole.files)
        for file in whole.files { #expect(try broken.data(file) == whole.data(file), "\(file)") }
    }

    @Test func `an export without looking for copies takes the list of an earlier one away`() throws {
        var source = PlainSource()
        source.add("a", texts: ["Some text.", "Some text."])
        let folder = try TemporaryFolder()
        try Exporter(options(DuplicateOptions(.exact))).run(to: folder.path, over: source)
        #expect(folder.files.contains("duplicates.tsv"))
        try Exporter(options(DuplicateOptions())).run(to: folder.path, over: source)
        #expect(folder.files == ["manifest.json", "part-00000.jsonl"])
    }
}
