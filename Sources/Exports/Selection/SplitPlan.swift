/// How documents are divided into sets such as `train` and `validation`.
///
/// A document's salted hash decides its set, so that all its pages are in one set, and it stays in its set when
/// others come or go.
package struct SplitPlan: Hashable, Sendable {
    /// One set and its share of the documents.
    package struct Part: Hashable, Sendable {
        package let name: String
        /// Over 0, at most 1.
        package let share: Double
    }

    package let parts: [Part]
    /// Another salt makes another division.
    package let salt: String

    /// Why a plan cannot be read.
    package struct Problem: Error, CustomStringConvertible {
        package let description: String
    }

    /// Reads `train=0.99,validation=0.01`.
    package init(_ text: String, salt: String = "folio") throws(Problem) {
        var parts: [Part] = []
        for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
            let sides = piece.split(separator: "=", omittingEmptySubsequences: false)
            guard sides.count == 2, let share = Double(sides[1]), share > 0, share <= 1 else {
                throw Problem(description: "'\(piece)' is invalid; write name=share, such as validation=0.01")
            }
            let name = String(sides[0])
            guard name.wholeMatch(of: /[A-Za-z0-9_][A-Za-z0-9_.-]*/) != nil, name != "assets",
                !parts.contains(where: { $0.name == name })
            else { throw Problem(description: "'\(name)' is not a valid new name of a set, such as train") }
            parts.append(Part(name: name, share: share))
        }
        let sum = parts.reduce(0) { $0 + $1.share }
        guard abs(sum - 1) < 1e-9 else {
            throw Problem(description: "the shares of '\(text)' add up to \(sum), not 1")
        }
        self.parts = parts
        self.salt = salt
    }

    /// The position in `parts` of the set that a document falls into.
    func part(of key: String) -> Int { part(at: place(of: key)) }

    /// A document's hash, which decides its set.
    func place(of key: String) -> UInt64 { StableHash.of("\(salt)\n\(key)") }

    /// The position in `parts` of the set that a hash falls into.
    func part(at hash: UInt64) -> Int {
        // 53 bits, which a Double holds as they are.
        let place = Double(hash >> 11) / 0x1p53
        var end = 0.0
        for (position, part) in parts.enumerated() {
            end += part.share
            if place < end { return position }
        }
        return parts.count - 1
    }
}
