import Testing

@testable import Providers

/// What a file is told to be from its bytes.
@Suite struct ContentSnifferTests {
    private static func kind(_ text: String, _ name: String) -> String {
        let member = ContentSniffer.member(
            Payload.Member(name: name, bytes: Array(text.utf8)), limits: DecodingLimits())
        if case .json = member.content { return "json" }
        if case .malformedJSON = member.content { return "malformed" }
        if case .text = member.content { return "text" }
        return "other"
    }

    @Test(arguments: [
        "[12] Smith et al., 2024.", "[1, 2 and 3] say so", "[[wiki]] link", "{} is an empty set",
        #"["Quoted"] words"#, "[-] undone task", "[markets] build loyalty", "{x} is a set",
    ])
    func `a text that begins with a bracket is a text, unless its name says JSON`(text: String) {
        for name in ["notes.txt", "notes", "stdin", "notes.md"] {
            #expect(Self.kind(text, name) == "text", "\(name)")
        }
    }

    @Test(arguments: [
        #"{"pages": [{"md": "cut he"#, "[1, 2", #"{"a": 1, "b""#, "[",
        #"{"a": "\#(String(repeating: "long ", count: 20))", "b": nonsense}"#,
    ])
    func `JSON that is cut or breaks later is broken JSON, whatever its name`(text: String) {
        for name in ["a.json", "a.txt", "stdin"] { #expect(Self.kind(text, name) == "malformed", "\(name)") }
    }

    @Test func `a file that is named JSON and breaks at once is broken JSON`() {
        #expect(Self.kind("[12] Smith", "a.json") == "malformed")
    }

    /// Fonts without names for their ligatures leave control characters in the text of parsers.
    @Test(arguments: ["gauge.md", "gauge.txt", "gauge"], ["\u{F}", "\u{1}", "\u{1F}"])
    func `a control character in a text becomes a space, with a warning`(name: String, control: String) {
        let text = "The e\(control)cient gauge of the northern harbour reads the level of the river.\u{C}"
        let member = ContentSniffer.member(
            Payload.Member(name: name, bytes: Array(text.utf8)), limits: DecodingLimits())
        #expect(member.text == text.replacing(control, with: " "))
        #expect(member.change?.warning.code == "text_control_characters")
        #expect(member.change?.count == 1)
    }
}
