import Testing

@testable import Providers

/// What is said of content that no adapter knows.
@Suite struct UnknownContentTests {
    private func failure(_ text: String, name: String) -> ProviderFailure? {
        let opened = OpenedPayload(
            Payload(name: name, members: [.init(name: name, bytes: Array(text.utf8))]))
        return #expect(throws: ProviderFailure.self) { _ = try ProviderRegistry.recognize(opened) }
    }

    @Test(arguments: [
        (
            "{\"id\": 1, \"url\": \"a\"}\n{\"id\": 2}\n",
            "is JSON lines, each a JSON object with members id, url"
        ),
        ("[1]\n[2]", "is JSON lines, each a JSON array"),
        ("{}\n\n{}\n", "is JSON lines, each a JSON object with no members"),
    ])
    func `lines of JSON are called JSON lines`(_ text: String, _ said: String) {
        let failure = failure(text, name: "a.jsonl")
        #expect(failure?.code == .unknownFormat)
        #expect(failure?.message.contains("a.jsonl \(said)") == true, "\(failure?.message ?? "")")
    }

    @Test(arguments: ["{\"id\": 1}\n{\"id\": 2", "{\"id\": 1}\n{\"id\" 2}\n", "{\"id\": 1} {\"id\": 2}"])
    func `broken JSON stays broken, also if its first line is whole`(_ text: String) {
        #expect(failure(text, name: "a.jsonl")?.code == .malformed)
    }
}
