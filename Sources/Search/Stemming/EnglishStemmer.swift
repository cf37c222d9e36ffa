internal import CStemmer

/// Snowball's English stemmer (Porter2): `running`, `runs` and `run` have one stem.
///
/// Not for several threads at once; making one takes a microsecond.
final class EnglishStemmer {
    private let stemmer: OpaquePointer

    /// Nil if the library was built without English.
    init?() {
        guard let stemmer = sb_stemmer_new("english", "UTF_8") else { return nil }
        self.stemmer = stemmer
    }

    deinit { sb_stemmer_delete(stemmer) }

    /// The stem of a folded word; the word itself if it has none.
    func stem(_ word: String) -> String {
        let bytes = Array(word.utf8)
        guard let stem = sb_stemmer_stem(stemmer, bytes, CInt(bytes.count)) else { return word }
        let count = Int(sb_stemmer_length(stemmer))
        return String(decoding: UnsafeBufferPointer(start: stem, count: count), as: UTF8.self)
    }
}
