/// Words that say how a question is asked, not what it is about.
///
/// They are left out if pages may lack words, and if others remain. The frequency of a word would show most of them too, but only in
/// a large store, and only after its list was read.
enum FunctionWords {
    /// Whether a token, as the index holds it, is such a word.
    static func contains(_ token: String) -> Bool { all.contains(token) }

    /// Whether a pair of Chinese characters is a word that asks, at any place.
    static func isAsking(_ token: String) -> Bool { asking.contains(token) }

    private static let asking = Set(chineseQuestions.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let all = Set(
        [english, german, french, spanish, chineseQuestions, chinese].flatMap {
            $0.split(whereSeparator: \.isWhitespace).map(String.init)
        })

    private static let english = """
        a about am an and any are as at be been being between but by can could did do does doing done for from get give had has
        have having he her him his how i if in into is it its me my no not of on one or our s shall she should so some such t
        tell than that the their them then there these they this those to us was we were what when where which who whom whose why
        will with would you your
        """

    private static let german = """
        als am auf aus bei das dem den der des die ein eine einem einen einer eines es fur hat im ist man mit nach sich sie sind
        und vom von was welche welcher welches wenn wer wie wird wo wurde zu zum zur
        """

    private static let french = """
        au aux ce ces comment dans de des du elle en est et il la le les ou par pour quand que quel quelle qui sont sur un une
        """

    private static let spanish = """
        como con cual cuando de del donde el en es la las los para por que quien se son su un una y
        """

    /// Pairs of characters as the index holds them.
    private static let chineseQuestions = """
        什么 怎么 怎样 如何 哪个 哪些 哪里 哪种 多少 几个 为何 是否 请问
        """

    /// Pairs of which some are not words, but parts of questions.
    private static let chinese = """
        是什 么是 为什 么办 的是 是多 有多 有哪 个是 的什 一个 这个 那个 可以
        """
}
