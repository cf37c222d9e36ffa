/// Names of languages as parsers write them, as BCP 47 tags, which `documents.language` holds.
enum LanguageTag {
    /// The two-letter codes of common languages by their three-letter codes (ISO 639-2, both forms, and 639-3).
    private static let short: [String: String] = [
        "ara": "ar", "ben": "bn", "bul": "bg", "cat": "ca", "ces": "cs", "cze": "cs", "chi": "zh",
        "zho": "zh",
        "dan": "da", "deu": "de", "ger": "de", "ell": "el", "gre": "el", "eng": "en", "est": "et",
        "fas": "fa",
        "per": "fa", "fin": "fi", "fra": "fr", "fre": "fr", "heb": "he", "hin": "hi", "hrv": "hr",
        "hun": "hu",
        "ind": "id", "isl": "is", "ita": "it", "jpn": "ja", "kor": "ko", "lat": "la", "lav": "lv",
        "lit": "lt",
        "msa": "ms", "may": "ms", "nld": "nl", "dut": "nl", "nor": "no", "pol": "pl", "por": "pt",
        "ron": "ro",
        "rum": "ro", "rus": "ru", "slk": "sk", "slo": "sk", "slv": "sl", "spa": "es", "srp": "sr",
        "swe": "sv",
        "tam": "ta", "tha": "th", "tur": "tr", "ukr": "uk", "urd": "ur", "vie": "vi",
    ]

    /// The tag of a code; nil for what says that the language is not known.
    static func tag(_ code: String) -> String? {
        ["", "und", "auto", "unknown"].contains(code.lowercased()) ? nil : short[code.lowercased()] ?? code
    }

    /// The tag that occurs most often; of equally frequent ones the first.
    static func most(of tags: [String]) -> String? {
        var counts: [String: Int] = [:]
        for tag in tags { counts[tag, default: 0] += 1 }
        let most = counts.values.max()
        return tags.first { counts[$0] == most }
    }
}
