internal import Foundation
internal import Search
internal import Storage
internal import TextAnalysis

/// Measures searches inside one process, for `tools/bench search`; not a part of Folio.
///
/// `measure STORE` reads `class<TAB>query` lines and prints a JSON object for each; `tokens STORE` prints the tokens of
/// every page, for engines to compare with.
@main struct SearchBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3 else {
            FileHandle.standardError.write(Data("usage: SearchBenchmark measure|tokens STORE\n".utf8))
            exit(2)
        }
        let store = try DocumentStore(path: arguments[2], mode: .read, clock: Date.init)
        if arguments[1] == "tokens" {
            try store.read { try PageTokens(reader: $0).write() }
        } else {
            while let line = readLine() {
                let parts = line.split(separator: "\t", maxSplits: 1).map(String.init)
                guard parts.count == 2 else { continue }
                let measured = try QueryMeasurement(name: parts[0], query: parts[1], store: store)
                print(String(decoding: try JSONEncoder().encode(measured), as: UTF8.self))
            }
        }
    }
}
