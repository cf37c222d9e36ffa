/// The walk of `JSONMender` over one UTF-8 text: its position, what it has written, what it has mended.
struct JSONMendingPass {
    /// A container that is open at the current position.
    enum Container {
        case object
        case array
        /// Braces around nothing but an array, which are dropped.
        case wrapper

        var closer: UInt8 {
            switch self {
            case .object, .wrapper: UInt8(ascii: "}")
            case .array: UInt8(ascii: "]")
            }
        }
    }

    /// What the grammar wants next.
    enum Expectation { case value, firstElement, firstMember, name, colon, separator }

    let input: UnsafeBufferPointer<UInt8>
    let maximumDepth: Int
    /// The offset of the next byte to read.
    var position = 0
    var log: JSONRepairLog
    private(set) var output: [UInt8] = []
    /// Everything before this offset is in `output`, as it was or edited.
    private var copied = 0
    private var containers: [Container] = []
    private var expectation = Expectation.value

    init(_ input: UnsafeBufferPointer<UInt8>, maximumDepth: Int, log: JSONRepairLog) {
        self.input = input
        self.maximumDepth = maximumDepth
        self.log = log
        output.reserveCapacity(input.count + input.count / 64)
    }

    /// Reads the whole text, after which `output` is strict JSON.
    mutating func run() throws(JSONSyntaxError) {
        if input.starts(with: [0xEF, 0xBB, 0xBF]) {
            position = 3
            replace(0..<3, with: [], as: .byteOrderMark)
        }
        while true {
            try skipSpaceAndComments()
            if expectation == .separator, containers.isEmpty { return try finish() }
            guard position < input.count else { return try closeWhatIsOpen() }
            switch expectation {
            case .value: try readValue()
            case .firstElement:
                if input[position] == UInt8(ascii: "]") { close() } else { try readValue() }
            case .firstMember:
                if input[position] == UInt8(ascii: "}") { close() } else { try readName() }
            case .name: try readName()
            case .colon: try readColon()
            case .separator: try readSeparator()
            }
        }
    }

    /// Writes `replacement` in the place of a stretch of input, which lies after all earlier ones.
    mutating func replace(_ range: Range<Int>, with replacement: [UInt8], as kind: JSONRepair.Kind) {
        output.append(contentsOf: UnsafeBufferPointer(rebasing: input[copied..<range.lowerBound]))
        output.append(contentsOf: replacement)
        copied = range.upperBound
        log.add(kind, at: range.lowerBound)
    }

    /// An error at the current position, or at the one given.
    func failure(_ reason: String, at offset: Int? = nil) -> JSONSyntaxError {
        JSONSyntaxError(offset: offset ?? position, reason: reason)
    }

    private mutating func readValue() throws(JSONSyntaxError) {
        switch input[position] {
        case UInt8(ascii: "{"): return try openBrace()
        case UInt8(ascii: "["): return try open(.array, expecting: .firstElement)
        case UInt8(ascii: "\""): try readString()
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
            try readNumber(isLast: containers.isEmpty)
        default: try readLiteral()
        }
        expectation = .separator
    }

    private mutating func readName() throws(JSONSyntaxError) {
        guard input[position] == UInt8(ascii: "\"") else {
            throw failure("a member name in double quotes is missing")
        }
        try readString()
        expectation = .colon
    }

    private mutating func readColon() throws(JSONSyntaxError) {
        guard input[position] == UInt8(ascii: ":") else {
            throw failure("a colon is missing after a member name")
        }
        position += 1
        expectation = .value
    }

    /// Reads what follows a value inside a container: a comma, a closing bracket, or a name that lacks its comma.
    private mutating func readSeparator() throws(JSONSyntaxError) {
        guard let container = containers.last else { return }
        switch input[position] {
        case UInt8(ascii: ","): try readComma(in: container)
        case container.closer: close()
        case UInt8(ascii: "\"") where container == .object:
            replace(position..<position, with: [UInt8(ascii: ",")], as: .missingComma)
            expectation = .name
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            throw failure("a closing bracket does not match the opening \(container == .array ? "[" : "{")")
        default: throw failure("a comma or a closing bracket is missing after a value")
        }
    }

    private mutating func readComma(in container: Container) throws(JSONSyntaxError) {
        let next = try offsetAfterSpaceAndComments(from: position + 1)
        guard next < input.count else {
            throw failure("the text ends after a comma; it was cut short", at: next)
        }
        position += 1
        if input[next] == container.closer {
            replace(position - 1..<position, with: [], as: .trailingComma)
        } else if container == .wrapper {
            throw failure("a member name is missing after an array in braces", at: next)
        } else {
            expectation = container == .array ? .value : .name
        }
    }

    private mutating func openBrace() throws(JSONSyntaxError) {
        let brace = position
        let next = try offsetAfterSpaceAndComments(from: brace + 1)
        guard next < input.count, input[next] == UInt8(ascii: "[") else {
            return try open(.object, expecting: .firstMember)
        }
        try open(.wrapper, expecting: .value)
        replace(brace..<brace + 1, with: [], as: .surplusBracket)
    }

    private mutating func open(_ container: Container, expecting next: Expectation) throws(JSONSyntaxError) {
        guard containers.count < maximumDepth else { throw failure("nested deeper than \(maximumDepth)") }
        containers.append(container)
        expectation = next
        position += 1
    }

    /// Reads the closing bracket of the innermost container.
    private mutating func close() {
        let bracket = position..<position + 1
        position += 1
        expectation = .separator
        switch containers.last {
        case .wrapper: replace(bracket, with: [], as: .surplusBracket)
        case .object where containers.count == 1 && goesOnWithMember():
            return replace(bracket, with: [], as: .surplusBracket)
        default: break
        }
        containers.removeLast()
    }

    /// Whether a comma and a double quote follow.
    private func goesOnWithMember() -> Bool {
        guard let comma = try? offsetAfterSpaceAndComments(from: position), comma < input.count,
            input[comma] == UInt8(ascii: ","), let quote = try? offsetAfterSpaceAndComments(from: comma + 1)
        else { return false }
        return quote < input.count && input[quote] == UInt8(ascii: "\"")
    }

    /// Checks what follows the outermost value, and writes what is still to be copied.
    private mutating func finish() throws(JSONSyntaxError) {
        while position < input.count {
            switch input[position] {
            case 0, UInt8(ascii: "}"), UInt8(ascii: "]"):
                position += 1
                replace(position - 1..<position, with: [], as: .trailingBytes)
            default: throw failure("there is more text after the end of the value")
            }
            try skipSpaceAndComments()
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: input[copied...]))
    }

    /// Closes what is open if the text ends after a complete value.
    private mutating func closeWhatIsOpen() throws(JSONSyntaxError) {
        switch expectation {
        case .separator: break
        case .value where containers.isEmpty: throw failure("the text contains no value")
        case .firstElement, .firstMember:
            throw failure("the text ends after an opening bracket; it was cut short")
        case .value, .name: throw failure("the text ends before a value; it was cut short")
        case .colon: throw failure("the text ends after a member name; it was cut short")
        }
        while let container = containers.popLast() {
            replace(
                position..<position, with: container == .wrapper ? [] : [container.closer],
                as: .missingBracket)
        }
    }
}
