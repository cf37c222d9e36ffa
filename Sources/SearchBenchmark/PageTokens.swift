internal import Foundation
internal import Storage
internal import TextAnalysis

/// Prints the tokens of every page: its row id, a tab, and the tokens that are searched by default, by spaces.
///
/// Columns are parted by a token that no text has, so that phrases end with them.
struct PageTokens {
    let reader: DocumentReader

    func write() throws {
        let tokenizer = Tokenizer()
        try reader.forEachPageText { page, columns in
            var line = String(page) + "\t"
            for (index, text) in columns.enumerated() {
                if index > 0 { line += "\u{1E} " }
                for token in tokenizer.indexTokens(in: text) { line += token.text + " " }
            }
            print(line)
        }
    }
}
