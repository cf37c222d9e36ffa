internal import TextAnalysis

/// Finds what a program describes, in time in proportion to the text: it follows all ways through the program at once
/// (Thompson 1968, as Pike's virtual machine does it), so no expression makes it hang.
struct RegexMatcher {
    private struct Thread {
        let place: Int
        let start: Int
    }

    /// The ways that are open before a character, those that are preferred first, each place of the program once.
    private struct Threads {
        var list: [Thread] = []
        private var marks: [Int]
        private var generation = 0

        init(size: Int) { marks = Array(repeating: 0, count: size) }

        mutating func clear() {
            list.removeAll(keepingCapacity: true)
            generation += 1
        }

        mutating func mark(_ place: Int) -> Bool {
            guard marks[place] != generation else { return false }
            marks[place] = generation
            return true
        }
    }

    /// More places of one text are not looked for.
    private static let greatestMatchCount = 100

    private let program: [RegexProgram.Instruction]
    private let tokenizer: Tokenizer
    private let text: [Unicode.Scalar]
    /// What a match can begin with; nil if anything may.
    private let firstScalars: [Unicode.Scalar]?

    init(_ program: RegexProgram, in text: [Unicode.Scalar], tokenizer: Tokenizer) {
        self.program = program.instructions
        self.text = text
        self.tokenizer = tokenizer
        firstScalars = Self.firstScalars(of: program.instructions)
    }

    /// The places that match, in order and apart from each other: at each beginning the one that the expression prefers.
    ///
    /// Empty matches are left out.
    func ranges() -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        while start <= text.count, ranges.count < Self.greatestMatchCount, let range = firstMatch(from: start)
        {
            if !range.isEmpty { ranges.append(range) }
            start = range.isEmpty ? range.upperBound + 1 : range.upperBound
        }
        return ranges
    }

    private func firstMatch(from start: Int) -> Range<Int>? {
        var current = Threads(size: program.count)
        var next = Threads(size: program.count)
        current.clear()
        var found: Range<Int>?
        var position = start
        while true {
            if current.list.isEmpty {
                guard found == nil, let place = nextStart(from: position) else { return found }
                if place > position { current.clear() }
                position = place
            }
            if found == nil { add(0, position, start: position, to: &current) }
            next.clear()
            search: for thread in current.list {
                switch program[thread.place] {
                case .match:
                    found = thread.start..<position
                    break search
                case let instruction:
                    guard position < text.count, Self.accepts(instruction, text[position]) else { continue }
                    add(thread.place + 1, position + 1, start: thread.start, to: &next)
                }
            }
            guard position < text.count else { return found }
            swap(&current, &next)
            position += 1
        }
    }

    /// The first place from one on at which a match may begin.
    private func nextStart(from position: Int) -> Int? {
        guard position <= text.count else { return nil }
        guard let firstScalars else { return position }
        return text[position...].firstIndex(where: firstScalars.contains)
    }

    /// Follows everything that takes no character.
    private func add(_ place: Int, _ position: Int, start: Int, to threads: inout Threads) {
        var open = [place]
        while let place = open.popLast() {
            guard threads.mark(place) else { continue }
            switch program[place] {
            case .jump(let target): open.append(target)
            case .split(let first, let second): open += [second, first]
            case .assertion(let assertion):
                if holds(assertion, at: position) { open.append(place + 1) }
            case .scalar, .set, .match: threads.list.append(Thread(place: place, start: start))
            }
        }
    }

    private static func accepts(_ instruction: RegexProgram.Instruction, _ scalar: Unicode.Scalar) -> Bool {
        switch instruction {
        case .scalar(let wanted, let ignoringCase):
            scalar == wanted || ignoringCase && wanted.caseForms.contains(where: scalar.caseForms.contains)
        case .set(let set): set.contains(scalar)
        default: false
        }
    }

    private func holds(_ assertion: RegexAssertion, at position: Int) -> Bool {
        let before = position > 0 ? text[position - 1] : nil
        let after = position < text.count ? text[position] : nil
        switch assertion {
        case .lineStart: return before == nil || before == "\n"
        case .lineEnd: return after == nil || after == "\n"
        case .wordEdge: return Self.isWord(before) != Self.isWord(after)
        case .noWordEdge: return Self.isWord(before) == Self.isWord(after)
        case .tokenEdge:
            return !(before.map(tokenizer.isPartOfWord) ?? false)
                || !(after.map(tokenizer.isPartOfWord) ?? false)
        }
    }

    private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
        scalar.map { ScalarClass.word.contains($0) } ?? false
    }

    /// The scalars that a match begins with, if these are a few; nil if it may be empty or begin with a class.
    private static func firstScalars(of program: [RegexProgram.Instruction]) -> [Unicode.Scalar]? {
        var scalars: Set<Unicode.Scalar> = []
        var (open, seen): ([Int], Set<Int>) = ([0], [])
        while let place = open.popLast() {
            guard seen.insert(place).inserted else { continue }
            switch program[place] {
            case .jump(let target): open.append(target)
            case .split(let first, let second): open += [first, second]
            case .assertion: open.append(place + 1)
            case .scalar(let scalar, ignoringCase: false): scalars.insert(scalar)
            case .scalar, .set, .match: return nil
            }
        }
        return Array(scalars)
    }
}
