import Foundation
import TestSupport
import Testing

@testable import TextQuality

/// Scores against datatrove's; `tools/export-checks/datatrove_golden.py` wrote them.
struct ScoreTests {
    private struct Golden: Decodable {
        let text: String
        let reasons: [String: String]
        let numbers: [String: Double]
    }

    /// The scores of a text, which is taken as it is.
    private func scores(_ text: String) -> ScoreValues {
        var scorer = Scorer(Set(Score.Family.allCases))
        return scorer.scores(of: Array(text.utf8), pages: 1)
    }

    @Test func `scores of English are datatrove's`() throws {
        let file = Fixtures.folder.appending(path: "datatrove/scores.json")
        let cases = try JSONDecoder().decode([Golden].self, from: Data(contentsOf: file))
        #expect(cases.count > 20)
        let reasons: [String: Score] = [
            "gopher_quality": .gopherQualityReason, "gopher_repetition": .gopherRepetitionReason,
            "fineweb": .fineWebReason, "c4": .c4Reason,
        ]
        for one in cases {
            let scores = scores(one.text)
            for (name, reason) in one.reasons {
                #expect(try scores[text: #require(reasons[name])] == reason, "\(one.text.prefix(60))")
            }
            for (name, number) in one.numbers {
                let score = try #require(Score(rawValue: name))
                #expect(abs(scores[number: score] - number) < 1e-12, "\(name): \(one.text.prefix(60))")
            }
        }
    }

    /// Prose as it stands in a report on hydrology.
    private static let chinese = """
        # 第一章 水位观测

        本站位于长江中游左岸，设立于一九五二年，是国家重要的水位观测站之一。观测人员每天早晨八点和晚上八点各读一次水位，洪水期间每小时读一次。

        测站的水准点在一九七八年重新测定，其高程与旧资料相差三厘米，因此以前的记录都作了改正。改正的方法见附录，使用资料的人应当注意这一点。

        近年来采用雷达水位计代替人工观测，仪器安装在大桥的第三个桥墩上。与人工读数比较，两者的差别不超过一厘米，可以满足规范的要求。

        资料每年整编一次，整编的成果包括逐日平均水位表、洪水要素摘录表和水位流量关系曲线。所有成果都经过两个人独立校核。
        """

    @Test func `an ordinary page of Chinese passes all rules`() {
        let scores = scores(Self.chinese)
        #expect(scores[text: .rules] == "unspaced" && scores[text: .script] == "Hani")
        for score in [Score.gopherQualityReason, .gopherRepetitionReason, .fineWebReason, .c4Reason] {
            #expect(scores[text: score] == "", "\(score)")
        }
    }

    @Test func `Chinese that repeats itself or is cut into scraps does not pass`() {
        #expect(scores(String(repeating: "水位观测站每天早晨八点读一次。", count: 30))[number: .gopherRepetitionPass] == 0)
        let scraps = (0..<80).map { "第\($0)项" }.joined(separator: "\n")
        #expect(scores(scraps)[number: .fineWebPass] == 0)
        #expect(scores("水位。")[text: .gopherQualityReason] == "gopher_short_doc")
    }

    @Test(arguments: [
        ("plain text", "Latn"), ("Привет, мир", "Cyrl"), ("漢字かな交じり文", "Jpan"), ("水位观测 a", "Hani"),
        ("한국어 문장", "Hang"), ("שלום", "Hebr"), ("12 %", ""),
    ])
    func `the script of most letters is told`(_ text: String, _ script: String) {
        #expect(scores(text)[text: .script] == script)
    }

    @Test(arguments: [
        // As a font without a table of its characters comes out.
        ("❚②♣❡ ❡ ✐♥❣ ❙❡ ✉❡♥ ✐❛❧ ❋✉♥❝ ✐♦♥ ❈❤❛", 1.0), ("➢→➲✌➺❾➢→➯ ✪✎▼❋ ❙❮➵✳➼✸➜✢↕❼➜✵", 1.0),
        ("\u{E001}\u{F8F0}\u{F0000}", 1.0), ("\u{FFFD}\u{2}", 1.0),
        // Marks, bullets, ratings, numbers and arrows of ordinary text.
        ("✓ gauge ✗ weir ✔ float ✘ level ➢ pump ❖ sluice ✦ pier ✱ lock ✓ gate ✗ dam", 0.0),
        ("✔✔✔✔✔✔✔✔✔✔ ✘✘✘✘✘✘✘✘✘✘", 0.0), ("❶❷❸❹❺❻❼❽❾❿➀➁➂", 0.0), ("★★★☆☆ ← → ↔ ■□■□", 0.0),
        ("Rain ✓✗ and sun ✗✓ and ice ✓✗", 0.0), ("✁ ✂ ✃ ✄ ✆ ✇ ✈ ✉ ☛ ☞ ✌ ✍ ✎", 0.0),
    ])
    func `dingbats are garbled where they stand for letters`(_ text: String, _ share: Double) throws {
        let scores = scores(text)
        let spaces = Double(text.unicodeScalars.count { $0 == " " }) / Double(text.unicodeScalars.count)
        #expect(abs(scores[number: .garbledShare] - share * (1 - spaces)) < 1e-9)
    }

    @Test func `every score is explained in the guide`() throws {
        let guide = try String(
            contentsOf: Fixtures.repository.appending(path: "docs/training-data.md"), encoding: .utf8)
        for score in Score.allCases { #expect(guide.contains("`\(score.rawValue)`"), "\(score.rawValue)") }
    }
}
