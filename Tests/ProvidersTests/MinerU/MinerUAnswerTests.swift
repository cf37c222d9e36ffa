import Providers
import Testing

@Suite struct MinerUAnswerTests {
    /// The table of the service's document: the code, and a word of what it means or of what to do.
    static let codes = [
        ("-20002", "token"), ("-20011", "expired"), ("-500", "Content-Type"), ("-10001", "later"),
        ("-10002", "parameter"), ("-60002", "extension"), ("-60003", "damaged"), ("-60004", "empty"),
        ("-60005", "200 MB"), ("-60006", "split"), ("-60007", "support"), ("-60008", "URL"),
        ("-60009", "queue"),
        ("-60010", "parsing failed"), ("-60012", "task id"), ("-60013", "account"), ("-60015", "PDF"),
        ("-60017", "balance"),
    ]

    @Test(arguments: codes) func `an error code is named and comes with advice`(code: String, word: String) {
        let answer = #"{"code": \#(code), "message": "出错", "data": null, "timestamp": 1640995200000}"#
        let failure = MinerUCase.failure(["answer.json": answer])
        #expect(failure?.code == .providerFailed)
        #expect(failure?.providerCode == code)
        #expect(failure?.message.contains(word) == true)
        #expect(failure?.message.contains("出错") == true)
    }

    @Test func `a code that the table lacks is still the service's`() {
        let failure = MinerUCase.failure(["a.json": #"{"code": -60099, "msg": "?", "trace_id": "t"}"#])
        #expect(failure?.providerCode == "-60099")
    }

    @Test(arguments: [
        #"{"code": -500, "message": "Internal error"}"#,
        #"{"code": "success", "data": {"uid": "u", "status": "success", "result": {"pages": []}}}"#,
        #"{"code": 200, "message": "ok", "result": {"markdown": "x", "pages": []}}"#,
        #"{"taskId": "a", "state": "done"}"#,
    ])
    func `an answer of another service is not MinerU's`(answer: String) {
        #expect(MinerUCase.form(["answer.json": answer]) == nil)
    }

    @Test(arguments: ["pending", "running", "converting", "waiting-file"])
    func `a task at work is not ready and says its state`(state: String) {
        let failure = MinerUCase.failure([
            "t.json": #"{"code": 0, "data": {"taskId": "a1", "state": "\#(state)"}}"#
        ])
        #expect(failure?.code == .notReady)
        #expect(failure?.message.contains(state) == true)
    }

    @Test func `a submitted batch is not ready`() {
        let failure = MinerUCase.failure(["b.json": #"{"code": 0, "data": {"batch_id": "b7"}, "msg": "ok"}"#])
        #expect(failure?.code == .notReady)
        #expect(failure?.message.contains("b7") == true)
    }
}
