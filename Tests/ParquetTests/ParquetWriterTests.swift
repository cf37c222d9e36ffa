@testable import Parquet
import TestSupport
import Testing

@Suite struct ParquetWriterTests {
    // Random rows.

    private static func field(_ name: String, depth: Int, _ random: inout SeededRandom) -> ParquetField {
        let leaves: [ParquetField.Kind] = [.value(.text), .value(.integer), .value(.real), .value(.boolean)]
        switch Int.random(in: 0..<(depth < 3 ? 8 : 4), using: &random) {
        case 4, 5: return ParquetField(name, .list(field("", depth: depth + 1, &random)))
        case 6, 7:
            let count = Int.random(in: 1...3, using: &random)
            return ParquetField(
                name, .group((0..<count).map { field("m\($0)", depth: depth + 1, &random) }))
        case let leaf: return ParquetField(name, leaves[leaf])
        }
    }

    private static func value(_ kind: ParquetField.Kind, _ random: inout SeededRandom) -> Value {
        if Int.random(in: 0..<8, using: &random) == 0 { return .null }
        switch kind {
        case .value(.text):
            let texts = ["", "水位", "a", "x\u{301} long \(String(repeating: "y", count: 100))"]
            return .text(texts.randomElement(using: &random) ?? "")
        case .value(.integer): return .integer([0, -1, .max, .min, 7].randomElement(using: &random) ?? 0)
        case .value(.real): return .real(Double(Int.random(in: -3...3, using: &random)) / 2)
        case .value(.boolean): return .boolean(Bool.random(using: &random))
        case .group(let fields): return .group(fields.map { value($0.kind, &random) })
        case .list(let element):
            return .list(
                (0..<Int.random(in: 0..<4, using: &random)).map { _ in value(element.kind, &random) })
        }
    }

    private static func add(_ value: Value, _ kind: ParquetField.Kind, to builder: inout RowBuilder) {
        switch (kind, value) {
        case (.value, .text(var text)): text.withUTF8 { builder.text($0) }
        case (.value, .integer(let number)): builder.integer(number)
        case (.value, .real(let number)): builder.real(number)
        case (.value, .boolean(let flag)): builder.boolean(flag)
        case (.group(let fields), .group(let values)):
            builder.beginGroup()
            for (field, value) in zip(fields, values) { add(value, field.kind, to: &builder) }
            builder.endGroup()
        case (.list(let element), .list(let values)):
            let list = builder.beginList(count: values.count)
            for (position, value) in values.enumerated() {
                builder.beginElement(position, of: list)
                add(value, element.kind, to: &builder)
            }
            builder.end(list)
        default:
            for _ in 0..<ParquetField("", kind).columnCount { builder.null() }
        }
    }

    /// What a column alone has of a value.
    private static func part(_ value: Value, _ kind: ParquetField.Kind, _ leaf: Int) -> Value {
        switch (kind, value) {
        case (.group(let fields), .group(let values)):
            var first = 0
            for (field, value) in zip(fields, values) {
                if leaf < first + field.columnCount { return part(value, field.kind, leaf - first) }
                first += field.columnCount
            }
            return .null
        case (.list(let element), .list(let values)):
            return .list(values.map { part($0, element.kind, leaf) })
        default: return value
        }
    }

    private static func file(
        _ schema: ParquetSchema, _ rows: [[Value]], _ compression: ParquetCompression,
        sizes: ParquetWriter.Sizes
    ) throws -> [UInt8] {
        var builder = RowBuilder(schema)
        let writer = ParquetWriter(
            schema, compression, createdBy: "folio version 1", keyValues: [("k", "v")], sizes: sizes)
        var (bytes, waiting): ([UInt8], [UInt8]) = ([], [])
        for (position, row) in rows.enumerated() {
            for (field, value) in zip(schema.fields, row) { add(value, field.kind, to: &builder) }
            try builder.end(appendingTo: &waiting)
            if position % 3 == 0 {
                writer.append(waiting)
                waiting = []
                bytes += writer.takeOutput()
            }
        }
        writer.append(waiting)
        writer.finish()
        bytes += writer.takeOutput()
        #expect(writer.size == bytes.count)
        return bytes
    }

    @Test func `random rows of random shape are read back`() throws {
        var random = SeededRandom.fresh()
        for round in 0..<SeededRandom.rounds(60) { try checkRandomRows(round, &random) }
    }

    private func checkRandomRows(_ round: Int, _ random: inout SeededRandom) throws {
        let count = Int.random(in: 1...3, using: &random)
        let schema = ParquetSchema((0..<count).map { Self.field("f\($0)", depth: 0, &random) })
        let rows = (0..<Int.random(in: 0...60, using: &random)).map { _ in
            schema.fields.map { Self.value($0.kind, &random) }
        }
        let sizes = [ParquetWriter.Sizes(page: 40, rowGroup: 700), ParquetWriter.Sizes()]
        for (sizes, compression) in zip(sizes, [ParquetCompression.zstd(level: 1), .none]) {
            let reader = ParquetReader(try Self.file(schema, rows, compression, sizes: sizes))
            #expect(reader.metadata[3]?.number == rows.count, "round \(round)")
            var leaf = 0
            for (position, field) in schema.fields.enumerated() {
                for part in 0..<field.columnCount {
                    let expected = rows.map { Self.part($0[position], field.kind, part) }
                    #expect(
                        try reader.rows(of: leaf) == expected, "round \(round), \(reader.leaves[leaf].path)")
                    leaf += 1
                }
            }
            #expect(reader.leaves.count == leaf)
        }
    }

    @Test func `runs and packed numbers are read back whatever follows what`() {
        var random = SeededRandom.fresh()
        for round in 0..<SeededRandom.rounds(300) {
            let width = Int.random(in: 1...20, using: &random)
            var numbers: [UInt32] = []
            for _ in 0..<Int.random(in: 0..<12, using: &random) {
                let value = UInt32.random(in: 0..<(1 << width), using: &random)
                numbers += Array(repeating: value, count: Int.random(in: 1..<20, using: &random))
            }
            var bytes: [UInt8] = []
            HybridEncoding.append(numbers, bitWidth: width, to: &bytes)
            #expect(
                ParquetReader.hybrid(bytes, width, numbers.count) == numbers.map(Int.init), "round \(round)")
        }
    }

    /// Encodings.md has the numbers 0 to 7 in three bits as 10001000 11000110 11111010.
    @Test func `the example of the format's description comes out`() {
        var bytes: [UInt8] = []
        HybridEncoding.append([UInt8](0..<8), bitWidth: 3, to: &bytes)
        #expect(bytes == [3, 0b1000_1000, 0b1100_0110, 0b1111_1010])
        var run: [UInt8] = []
        HybridEncoding.append([UInt8](repeating: 4, count: 100), bitWidth: 3, to: &run)
        #expect(run == [200, 1, 4])
    }

    // Metadata.

    private func column(_ type: ParquetType, _ values: [Value]) throws -> ThriftValue? {
        let schema = ParquetSchema([ParquetField("c", .value(type))])
        let bytes = try Self.file(schema, values.map { [$0] }, .none, sizes: ParquetWriter.Sizes())
        return ParquetReader(bytes).groups.first?[1]?.list?.first?[3]
    }

    @Test func `bounds of texts are cut at whole characters, and the upper one is raised`() throws {
        let long = String(repeating: "水", count: 30)
        let statistics = try #require(try column(.text, [.text(long + "z"), .null, .text(long)])?[12])
        #expect(statistics[6]?.text == String(repeating: "水", count: 21))
        #expect(statistics[8]?.boolean == false)
        #expect(statistics[5]?.text == String(repeating: "水", count: 20) + "氵")
        #expect(statistics[7]?.boolean == false)
        #expect(statistics[3]?.number == 1)
        let short = try #require(try column(.text, [.text("b"), .text("é"), .text("")])?[12])
        #expect(short[6]?.text == "" && short[8]?.boolean == true)
        #expect(short[5]?.text == "é" && short[7]?.boolean == true)
        let last = String(repeating: "\u{10FFFF}", count: 20)
        let unbounded = try #require(try column(.text, [.text(last)])?[12])
        #expect(unbounded[5] == nil && unbounded[6] != nil)
    }

    @Test func `bounds of numbers go by value, and zeros and what is no number have their rules`() throws {
        let integers = try #require(try column(.integer, [.integer(-1), .integer(1), .integer(.min)])?[12])
        #expect(integers[6]?.bytes == [0, 0, 0, 0, 0, 0, 0, 0x80])
        #expect(integers[5]?.bytes == [1, 0, 0, 0, 0, 0, 0, 0])
        let reals = try #require(try column(.real, [.real(0), .real(.nan), .null])?[12])
        #expect(reals[6]?.bytes == [0, 0, 0, 0, 0, 0, 0, 0x80])
        #expect(reals[5]?.bytes == [0, 0, 0, 0, 0, 0, 0, 0])
        #expect(reals[9]?.number == 1 && reals[3]?.number == 1)
        let nothing = try #require(try column(.real, [.real(.nan)])?[12])
        #expect(nothing[5] == nil && nothing[6] == nil)
    }

    @Test func `values that repeat are in a dictionary, and others are not`() throws {
        let repeated = (0..<100).map { Value.text("value \($0 % 3)") }
        #expect(try column(.text, repeated)?[11] != nil)
        let different = (0..<100).map { Value.text("value \($0)") }
        #expect(try column(.text, different)?[11] == nil)
    }

    @Test func `a file says what its columns are`() throws {
        let schema = ParquetSchema([
            ParquetField("t", .value(.text)), ParquetField("l", .list(ParquetField("", .value(.integer)))),
        ])
        let bytes = try Self.file(schema, [], .none, sizes: ParquetWriter.Sizes())
        #expect(bytes.prefix(4) == Array("PAR1".utf8)[...] && bytes.suffix(4) == Array("PAR1".utf8)[...])
        let reader = ParquetReader(bytes)
        let elements = try #require(reader.metadata[2]?.list)
        #expect(elements.compactMap { $0[4]?.text } == ["schema", "t", "l", "list", "element"])
        #expect(elements.map { $0[6]?.number } == [nil, 0, 3, nil, nil])
        #expect(elements[1][10]?[1] != nil && elements[2][10]?[3] != nil)
        #expect(reader.metadata[6]?.text == "folio version 1")
        #expect(reader.metadata[5]?.list?.first?[1]?.text == "k")
        #expect(reader.metadata[7]?.list?.count == 2)
    }
}
