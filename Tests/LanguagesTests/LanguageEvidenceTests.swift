import Testing

@testable import Languages

/// Texts of the tests are written for them, and say the same in each language.
@Suite struct LanguageEvidenceTests {
    private func language(_ text: String) -> String? {
        var evidence = LanguageEvidence()
        Array(text.utf8).withUnsafeBufferPointer { evidence.addSample(of: $0, [0..<$0.count]) }
        return evidence.language
    }

    static let sentences = [
        ("en", "The water level of the river is measured every morning at the station below the bridge."),
        ("de", "Der Wasserstand des Flusses wird jeden Morgen an der Station unter der Brücke gemessen."),
        ("fr", "Le niveau de la rivière est mesuré chaque matin à la station qui se trouve sous le pont."),
        ("es", "El nivel del agua del río se mide todas las mañanas en la estación que está bajo el puente."),
        ("it", "Il livello dell'acqua del fiume viene misurato ogni mattina alla stazione sotto il ponte."),
        ("pt", "O nível da água do rio é medido todas as manhãs na estação que fica debaixo da ponte."),
        ("nl", "De waterstand van de rivier wordt elke ochtend gemeten bij het station onder de brug."),
        ("pl", "Poziom wody w rzece jest mierzony każdego ranka na stacji, która znajduje się pod mostem."),
        ("sv", "Vattennivån i floden mäts varje morgon vid stationen som ligger under bron, och antecknas."),
        ("fi", "Joen vedenkorkeus mitataan joka aamu sillan alla olevalla asemalla ja kirjataan kirjaan."),
        ("tr", "Nehrin su seviyesi her sabah köprünün altındaki istasyonda ölçülür ve deftere yazılır."),
        ("vi", "Mực nước của con sông được đo vào mỗi buổi sáng tại trạm nằm ở phía dưới cây cầu."),
        ("ru", "Уровень воды в реке измеряют каждое утро на станции, которая находится под мостом."),
        ("uk", "Рівень води в річці вимірюють щоранку на станції, яка знаходиться під мостом, і записують."),
        ("be", "Узровень вады ў рацэ вымяраюць кожную раніцу на станцыі, якая знаходзіцца пад мостам."),
        (
            "sr",
            "Ниво воде у реци мери се сваког јутра на станици која се налази испод моста, а већ ноћу пада."
        ),
        ("ar", "يقاس مستوى الماء في النهر كل صباح في المحطة التي تقع تحت الجسر ويكتب في الدفتر."),
        ("fa", "سطح آب رودخانه هر روز صبح در ایستگاهی که زیر پل قرار دارد اندازه‌گیری می‌شود."),
        ("hi", "नदी का जल स्तर हर सुबह पुल के नीचे स्थित स्टेशन पर मापा जाता है और लिखा जाता है।"),
        ("el", "Η στάθμη του νερού του ποταμού μετριέται κάθε πρωί στον σταθμό κάτω από τη γέφυρα."),
        ("he", "מפלס המים של הנהר נמדד בכל בוקר בתחנה שמתחת לגשר ונרשם ביומן."),
        ("th", "ระดับน้ำของแม่น้ำถูกวัดทุกเช้าที่สถานีใต้สะพาน"),
        ("ko", "강의 수위는 매일 아침 다리 아래에 있는 관측소에서 측정된다."),
        ("ja", "川の水位は毎朝、橋の下にある観測所で測定される。"),
        ("zh", "每天早晨在桥下的水文站观测河流水位。"),
    ]

    @Test(arguments: sentences)
    func `a sentence is told by its script and its runs of letters`(code: String, text: String) {
        #expect(language(text) == code)
        #expect(language(text.uppercased()) == code)
    }

    @Test(arguments: [
        "", "Fig. 3", "12.5 13.7 14.9 2024-06-01 1,234,567 0.98 17:45 +86 10 6554 0000", "水位",
        "4f2a9c d81be7 0e3f55 a9c4b1 7d20ee 51bc0a f3e98d c0ffee 9b1d4e 2a7f60 e4c5d8 b6a093",
        "qzx wvk jqpx zzkv xqj wkkz pvq jxz qqw vzk xjw kqz pxv jzq wqx kvj zpq xwz vkq jxp qzw",
    ])
    func `too little text, numbers and what is no language have none`(text: String) {
        #expect(language(text) == nil)
    }

    @Test func `Chinese with English terms and formulas is Chinese`() {
        let text =
            "本文提出一种基于 Transformer 的水位预测模型 (Water Level Prediction Network)，"
            + "在数据集 HydroBench 上 RMSE = 0.031，优于 LSTM 与 ARIMA。"
        #expect(language(text) == "zh")
        #expect(language("水位観測 α = 0.05 という条件で計算した結果を示す。") == "ja")
    }

    @Test func `a page's sample is spread over it, and bounded`() {
        let english = String(repeating: "The level of the water is measured below the bridge. ", count: 400)
        let chinese = String(repeating: "每天早晨在桥下的水文站观测河流水位。", count: 1_000)
        #expect(language(english) == "en")
        // A title in English above a page in Chinese, and the other way round.
        #expect(language(String(english.prefix(100)) + chinese) == "zh")
        #expect(language(String(chinese.prefix(20)) + english) == "en")
    }

    @Test func `pieces of text count together`() {
        var (one, other) = (LanguageEvidence(), LanguageEvidence())
        let words = ["Der Wasser", "stand wird", "am Morgen", "gemessen", "und notiert"]
        for (index, word) in words.enumerated() {
            Array(word.utf8).withUnsafeBufferPointer { bytes in
                if index < 2 { one.add(bytes) } else { other.add(bytes) }
            }
        }
        #expect(one.language == nil)
        one.add(other)
        #expect(one.language == "de")
    }

    @Test func `broken UTF-8 is no letter, and does no harm`() {
        var bytes = Array(Self.sentences[0].1.utf8)
        for place in stride(from: 3, to: bytes.count, by: 17) { bytes.insert(0xE4, at: place) }
        var evidence = LanguageEvidence()
        bytes.withUnsafeBufferPointer { evidence.add($0) }
        #expect(evidence.language == "en")
        for byte in UInt8.min...UInt8.max {
            [byte, byte, byte].withUnsafeBufferPointer { evidence.add($0) }
        }
    }

    @Test func `every run of the table fits, and no language is without runs`() {
        let table = TrigramTable(TrigramData.text)
        #expect(table.latin.count == 30 && Set(table.latin).count == 30)
        #expect(table.others == ["bg", "mk", "ru", "sr", "uk", "ar", "fa", "ur", "hi", "mr", "ne"])
        for lane in table.latin.indices { #expect(table.rows.contains { $0[lane] > 0 }) }
        #expect(table.rows.count < 1 << 15)
        #expect(table.letters.numbers.max().map { $0 < LetterTable.lastNumber } == true)
    }
}
