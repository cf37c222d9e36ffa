import Archives
import Foundation
@testable import Parquet

/// A value of a row.
indirect enum Value: Hashable {
    case null
    case text(String)
    case integer(Int)
    case real(Double)
    case boolean(Bool)
    case group([Value])
    case list([Value])
}

/// Reads what the tests write, from the format's description alone: data pages of version 1, PLAIN and dictionaries, zstd or nothing.
struct ParquetReader {
    struct Leaf {
        let path: [String]
        let type: Int
        /// What a value passes on its way: whether each group or value may be missing (1) or is repeated (2).
        let steps: [Int]
    }

    let bytes: [UInt8]
    let metadata: ThriftValue
    let leaves: [Leaf]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        let size = Self.number(bytes, bytes.count - 8, 4)
        var reader = ThriftReader(bytes, at: bytes.count - 8 - size)
        metadata = reader.structure()
        var leaves: [Leaf] = []
        var elements = (metadata[2]?.list ?? [])[...]
        func walk(_ path: [String], _ steps: [Int]) {
            guard let element = elements.popFirst() else { return }
            let isRoot = element[3] == nil
            let path = isRoot ? path : path + [element[4]?.text ?? ""]
            let steps = isRoot ? steps : steps + [element[3]?.number ?? 0]
            if let type = element[1]?.number {
                leaves.append(Leaf(path: path, type: type, steps: steps))
            } else {
                for _ in 0..<(element[5]?.number ?? 0) { walk(path, steps) }
            }
        }
        walk([], [])
        self.leaves = leaves
    }

    var groups: [ThriftValue] { metadata[4]?.list ?? [] }

    /// The values of a column as if its rows had no others.
    func rows(of leaf: Int) throws -> [Value] {
        var rows: [Value] = []
        for group in groups {
            let column = group[1]?.list?[leaf][3]
            let entries = try entries(column, leaves[leaf])
            var position = 0
            while position < entries.count {
                rows.append(Self.assemble(entries, &position, leaves[leaf].steps[...], 0, 0))
            }
        }
        return rows
    }

    private typealias Entry = (repetition: Int, definition: Int, value: Value)

    private static func assemble(
        _ entries: [Entry], _ position: inout Int, _ steps: ArraySlice<Int>, _ definition: Int,
        _ repetition: Int
    ) -> Value {
        guard let step = steps.first else {
            position += 1
            return entries[position - 1].value
        }
        guard entries[position].definition > definition else {
            position += 1
            return step == 2 ? .list([]) : .null
        }
        let rest = steps.dropFirst()
        if step == 1 { return assemble(entries, &position, rest, definition + 1, repetition) }
        var list = [assemble(entries, &position, rest, definition + 1, repetition + 1)]
        while position < entries.count, entries[position].repetition == repetition + 1 {
            list.append(assemble(entries, &position, rest, definition + 1, repetition + 1))
        }
        return .list(list)
    }

    private func entries(_ column: ThriftValue?, _ leaf: Leaf) throws -> [Entry] {
        let isCompressed = column?[4]?.number == 6
        var position = column?[11]?.number ?? column?[9]?.number ?? 0
        let end = position + (column?[7]?.number ?? 0)
        var (dictionary, entries): ([Value], [Entry]) = ([], [])
        while position < end {
            var reader = ThriftReader(bytes, at: position)
            let header = reader.structure()
            let stored = Array(bytes[reader.position..<reader.position + (header[3]?.number ?? 0)])
            position = reader.position + stored.count
            let content = isCompressed ? try Zstandard.decompress(stored, maximumBytes: 1 << 26) : stored
            if let page = header[7] {
                dictionary = Self.plain(content, 0, leaf.type, page[1]?.number ?? 0)
            } else if let page = header[5] {
                entries += Self.page(content, page, leaf, dictionary)
            }
        }
        return entries
    }

    private static func page(
        _ content: [UInt8], _ page: ThriftValue, _ leaf: Leaf, _ dictionary: [Value]
    ) -> [Entry] {
        let count = page[1]?.number ?? 0
        var offset = 0
        func levels(_ greatest: Int) -> [Int] {
            guard greatest > 0 else { return [Int](repeating: 0, count: count) }
            let size = number(content, offset, 4)
            defer { offset += 4 + size }
            let width = Int.bitWidth - greatest.leadingZeroBitCount
            return hybrid(Array(content[offset + 4..<offset + 4 + size]), width, count)
        }
        let repetitions = levels(leaf.steps.filter { $0 == 2 }.count)
        let definitions = levels(leaf.steps.count)
        let present = definitions.filter { $0 == leaf.steps.count }.count
        let values =
            page[2]?.number == 8
            ? hybrid(Array(content[(offset + 1)...]), Int(content[offset]), present).map { dictionary[$0] }
            : plain(content, offset, leaf.type, present)
        var rest = values[...]
        return (0..<count).map {
            let value = definitions[$0] == leaf.steps.count ? rest.removeFirst() : .null
            return (repetitions[$0], definitions[$0], value)
        }
    }

    /// Reads runs and packed numbers.
    static func hybrid(_ bytes: [UInt8], _ width: Int, _ count: Int) -> [Int] {
        var numbers: [Int] = []
        var reader = ThriftReader(bytes)
        var position = 0
        while numbers.count < count {
            reader = ThriftReader(bytes, at: position)
            let header = Int(reader.variable())
            position = reader.position
            if header & 1 == 0 {
                let value = number(bytes, position, (width + 7) / 8)
                numbers += [Int](repeating: value, count: header >> 1)
                position += (width + 7) / 8
            } else {
                let packed = (header >> 1) * 8
                for index in 0..<packed {
                    numbers.append(
                        (0..<width).reduce(0) { value, bit in
                            let place = index * width + bit
                            return value | Int(bytes[position + place / 8] >> (place % 8) & 1) << bit
                        })
                }
                position += packed * width / 8
            }
        }
        return Array(numbers.prefix(count))
    }

    private static func plain(_ bytes: [UInt8], _ start: Int, _ type: Int, _ count: Int) -> [Value] {
        var offset = start
        return (0..<count).map { index in
            switch type {
            case 0: return .boolean(bytes[start + index / 8] >> (index % 8) & 1 == 1)
            case 2:
                defer { offset += 8 }
                return .integer(number(bytes, offset, 8))
            case 5:
                defer { offset += 8 }
                return .real(Double(bitPattern: UInt64(bitPattern: Int64(number(bytes, offset, 8)))))
            default:
                let size = number(bytes, offset, 4)
                defer { offset += 4 + size }
                return .text(String(decoding: bytes[offset + 4..<offset + 4 + size], as: UTF8.self))
            }
        }
    }

    private static func number(_ bytes: [UInt8], _ offset: Int, _ width: Int) -> Int {
        (0..<width).reduce(0) { $0 | Int(truncatingIfNeeded: UInt64(bytes[offset + $1]) << (8 * $1)) }
    }
}
