internal import TextAnalysis

/// Tells fonts whose letters are all of one width by their names.
struct FontNames {
    /// What was told before: a document has few fonts and many blocks.
    private var known: [String: Bool] = [:]

    mutating func isMonospaced(_ name: String) -> Bool {
        if let known = known[name] { return known }
        let found = Self.isMonospaced(name)
        // More names than any document has fonts are no names.
        if known.count < 10_000 { known[name] = found }
        return found
    }

    static func isMonospaced(_ name: String) -> Bool {
        // A part of a font has six capitals and a plus before its name.
        let name = (name.split(separator: "+").last.map(String.init) ?? name).lowercased()
        // TeX's names end in the size: `cmtt10`, `SFTT0900`.
        if texFonts.contains(where: name.hasPrefix) { return true }
        return words.contains(where: name.contains) && !exceptions.contains(where: name.contains)
    }

    /// The size that a name of TeX's fonts ends in, in points: 7 of `CMR7`, `SFSS0700` and `LMRoman7-Regular`.
    static func designSize(_ name: String) -> Double? {
        let name = (name.split(separator: "+").last ?? name[...]).split(separator: "-").first ?? ""
        let digits = name.utf8.reversed().prefix { $0.isDigit }
        guard digits.count == 1 || digits.count == 2 || digits.count == 4, name.utf8.count > digits.count + 1,
            let number = Double(name.suffix(digits.count))
        else { return nil }
        return digits.count == 4 ? number / 100 : number
    }

    private static let texFonts = [
        "cmtt", "cmitt", "cmsltt", "cmcstt", "sftt", "ectt", "latt", "txtt", "newtxtt", "newtxbtt", "txbtt",
        "tctt",
    ]
    private static let words = [
        "mono", "courier", "typewriter", "consola", "menlo", "monaco", "sourcecode", "firacode",
        "lucidaconsole", "andale",
        "nimbusmon", "cascadia", "fixed", "terminal", "ocr-b", "ocrb",
    ]
    private static let exceptions = ["monotype", "monoprop", "monolisa-script"]
}
