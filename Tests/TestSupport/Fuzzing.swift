internal import Foundation

/// Tries mutated inputs on what reads hostile bytes, after those that were found to be bad once.
///
/// What was found is kept in `Tests/Fixtures/regressions/<name>`. With `FOLIO_FUZZ_FOLDER`, every input is written there before it is
/// tried, so that the one that ends the process can be looked at.
package enum Fuzzing {
    /// Runs `body` on every regression and on `count` mutations of the seeds; `FOLIO_ROUNDS` multiplies these.
    ///
    /// - Parameters:
    ///   - name: The name of the target, which is that of its regression folder.
    ///   - seeds: Inputs to begin with; at least one.
    ///   - pieces: What steers mutations toward the rules of the target.
    ///   - count: How many mutations are tried by `tools/check --all`; the gate tries half of them.
    ///   - body: Reads an input; throws where a promise is broken.
    /// - Throws: What `body` throws; the input is then kept in the folder for temporary files, and told.
    package static func run(
        _ name: String, seeds: [[UInt8]], pieces: [[UInt8]], count: Int, _ body: ([UInt8]) throws -> Void
    ) throws {
        for (_, bytes) in Fixtures.files(below: Fixtures.folder.appending(path: "regressions/\(name)")) {
            try attempt(name, bytes, body)
        }
        var generator = SeededRandom.fresh("fuzz \(name)")
        let mutator = ByteMutator(pieces: pieces)
        let rounds = SeededRandom.mutations(count)
        for _ in 0..<rounds {
            var bytes = generator.element(of: seeds)
            for _ in 0..<Int.random(in: 1...6, using: &generator) { mutator.mutate(&bytes, &generator) }
            try attempt(name, bytes, body)
        }
        print("fuzzed \(rounds) inputs of \(name)")
    }

    private static func attempt(_ name: String, _ bytes: [UInt8], _ body: ([UInt8]) throws -> Void) throws {
        if let folder = ProcessInfo.processInfo.environment["FOLIO_FUZZ_FOLDER"] {
            try Data(bytes).write(to: URL(filePath: folder).appending(path: name))
        }
        do {
            try body(bytes)
        } catch {
            let kept = FileManager.default.temporaryDirectory.appending(path: "folio-fuzz-\(name)")
            try Data(bytes).write(to: kept)
            print("the input is kept as \(kept.path)")
            throw error
        }
    }
}

/// A promise that an input broke.
package struct BrokenPromise: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}

/// Changes bytes a little, at random and toward what a format gives meaning to.
package struct ByteMutator: Sendable {
    private let pieces: [[UInt8]]

    package init(pieces: [[UInt8]]) {
        self.pieces = pieces + [[0], [0xFF], [0xEF, 0xBB, 0xBF], [0xED, 0xA0, 0x80], Array("中".utf8)]
    }

    package func mutate(_ bytes: inout [UInt8], _ generator: inout SeededRandom) {
        let offset = Int.random(in: 0...bytes.count, using: &generator)
        let length = min(bytes.count - offset, Int.random(in: 0...32, using: &generator))
        switch Int.random(in: 0..<7, using: &generator) {
        case 0 where offset < bytes.count: bytes[offset] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 1 where offset < bytes.count: bytes[offset] = UInt8.random(in: 0...255, using: &generator)
        case 2: bytes.removeSubrange(offset..<offset + length)
        case 3: bytes.insert(contentsOf: bytes[offset..<offset + length], at: offset)
        case 4 where Int.random(in: 0..<8, using: &generator) == 0: bytes.removeSubrange(offset...)
        case 5:
            // A piece over and over is what makes readers slow or deep.
            let piece = generator.element(of: pieces)
            let count = 1 << Int.random(in: 0...9, using: &generator)
            bytes.insert(contentsOf: (0..<count).flatMap { _ in piece }, at: offset)
        default: bytes.insert(contentsOf: generator.element(of: pieces), at: offset)
        }
    }
}
