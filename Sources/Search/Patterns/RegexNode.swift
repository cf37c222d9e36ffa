/// A regular expression as it was read.
///
/// It has no back-references and nothing that looks ahead or behind, so that reading a text takes time in proportion to its length.
indirect enum RegexNode: Hashable, Sendable {
    case empty
    case scalar(Unicode.Scalar, ignoringCase: Bool)
    case set(ScalarSet)
    case assertion(RegexAssertion)
    case sequence([RegexNode])
    case choice([RegexNode])
    case repeated(RegexNode, least: Int, most: Int?, isGreedy: Bool)
}

/// A condition on a place between two characters.
enum RegexAssertion: Hashable, Sendable {
    /// At the beginning of the text or after a line break.
    case lineStart
    /// At the end of the text or before a line break.
    case lineEnd
    /// Between `\w` and something else.
    case wordEdge
    case noWordEdge
    /// Not between two letters or digits of one word of the index.
    case tokenEdge
}

/// A set of code points: `[a-z\d]`, `\w`, `.`.
struct ScalarSet: Hashable, Sendable {
    /// A class of characters, or all others.
    struct Member: Hashable, Sendable {
        let scalarClass: ScalarClass
        var isNegated = false
    }

    var ranges: [ClosedRange<UInt32>] = []
    var members: [Member] = []
    var isNegated = false
    var ignoresCase = false

    /// All but a line break.
    static let dot = ScalarSet(ranges: [0x0A...0x0A], isNegated: true)
    static let space = ScalarSet(members: [Member(scalarClass: .space)])

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        if holds(scalar) { return !isNegated }
        guard ignoresCase else { return isNegated }
        return scalar.caseForms.contains(where: holds) != isNegated
    }

    private func holds(_ scalar: Unicode.Scalar) -> Bool {
        ranges.contains { $0.contains(scalar.value) }
            || members.contains { $0.scalarClass.contains(scalar) != $0.isNegated }
    }
}

/// A named class of characters.
enum ScalarClass: Hashable, Sendable {
    case digit, word, space, letter, upper, lower, number, punctuation, symbol, han

    /// `\d`, `\w`, `\s` and `\p{…}` by their names.
    init?(named name: String) {
        switch name {
        case "L": self = .letter
        case "Lu": self = .upper
        case "Ll": self = .lower
        case "N": self = .number
        case "P": self = .punctuation
        case "S": self = .symbol
        case "Han": self = .han
        default: return nil
        }
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        switch self {
        case .digit: return properties.generalCategory == .decimalNumber
        case .word:
            return scalar == "_" || properties.isAlphabetic || properties.numericType != nil
                || properties.generalCategory == .nonspacingMark
        case .space: return properties.isWhitespace
        case .letter: return properties.generalCategory.isLetter
        case .upper: return properties.generalCategory == .uppercaseLetter
        case .lower: return properties.generalCategory == .lowercaseLetter
        case .number: return properties.numericType != nil
        case .punctuation: return properties.generalCategory.isPunctuation
        case .symbol: return properties.generalCategory.isSymbol
        case .han: return properties.isIdeographic
        }
    }
}

extension Unicode.Scalar {
    /// The scalar in lower and in upper case, if these are single scalars.
    var caseForms: [Unicode.Scalar] {
        [properties.lowercaseMapping, properties.uppercaseMapping].compactMap { text in
            let scalars = text.unicodeScalars
            return scalars.count == 1 ? scalars.first : nil
        }
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isLetter: Bool {
        switch self {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        default: false
        }
    }

    fileprivate var isPunctuation: Bool {
        switch self {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation, .finalPunctuation, .otherPunctuation:
            true
        default: false
        }
    }

    fileprivate var isSymbol: Bool {
        switch self {
        case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: true
        default: false
        }
    }
}
