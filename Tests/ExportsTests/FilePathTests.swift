import Testing

@testable import Exports

struct FilePathTests {
    @Test(arguments: [
        ("report", "report"), ("2024/report", "2024/report"), ("水位/年报", "水位/年报"),
        ("../../etc/passwd", "%2E%2E/%2E%2E/etc/passwd"), ("/etc/passwd", "%/etc/passwd"), ("", "%"),
        (".", "%2E"),
        ("a//b", "a/%/b"), ("a\\b:c", "a%5Cb%3Ac"), ("100%", "100%25"), ("a.md/b", "a%2Emd/b"),
        ("a.", "a%2E"),
        ("assets/x", "%61ssets/x"), ("Manifest.json", "%4Danifest.json"), ("a\u{0}b\n", "a%00b%0A"),
        (".hidden", "%2Ehidden"), ("end ", "end%20"),
    ])
    func `a key is a path below the folder`(key: String, expected: String) {
        var paths = FilePath(suffix: ".md")
        #expect(paths.path(for: key) == expected)
    }

    @Test func `no two keys share a path, whatever the case`() {
        var paths = FilePath(suffix: ".md")
        let long = String(repeating: "长", count: 300)
        let keys = [
            "A", "a", "a/b", "A/B", "e\u{301}", "\u{E9}", "a%2Fb", "a%", "", "%", "..", "%2E.", long + "1",
            long + "2",
            String(repeating: "x/", count: 1_000), String(repeating: "x/", count: 1_001),
            String(repeating: "%", count: 300),
        ]
        var seen: Set<String> = []
        for key in keys {
            let path = paths.path(for: key)
            #expect(seen.insert(path.lowercased()).inserted, "\(key.prefix(20)) → \(path.prefix(80))")
            #expect(
                path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
                    !$0.isEmpty && $0 != "." && $0 != ".." && $0.utf8.count <= 230
                })
        }
    }
}
