import DocumentModel
import Markup
import Testing

/// Code in markdown that is no fence at the margin: indented lines, and what stands in list items.
@Suite struct MarkdownCodeTests {
    private func outline(_ markdown: String) -> [String] {
        MarkdownCutter.cut(markdown).blocks.map { "\($0.type.rawValue)\($0.level ?? 0): \($0.text)" }
    }

    @Test(arguments: [
        "def f(x):\n    return x + 1\n\nprint(f(2))", "$ pip install folio",
        "int main() {\n    puts(\"a\");\n}",
        "SELECT name\n  FROM pages", "# a comment\nleft, right = 0, 1", "\\usepackage{url}",
        "<div>\n  <p>a</p>\n</div>",
        "echo $HOME and $PATH > a_file", "make -j 4\nsudo make install",
    ])
    func `indented lines with the signs of code are code, with their own indentation`(code: String) {
        let indented = code.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n")
        #expect(
            outline("Text:\n\n\(indented)\n\nMore.") == ["text0: Text:", "code0: \(code)", "text0: More."])
    }

    @Test(arguments: [
        "第一章 indented", "Figure 27. Soft drinks can with\n  the message “Recycle Me”", "- Note text",
        "- choosing a color (white = clear);\n- avoiding combinations", "+ anemia = sickle cell anemia",
        "in long rods",
        "Apache License\n  Version 2.0, January 2004\n  https://www.apache.org/licenses/", "℄", "=====",
        "Total   $ 5,230",
        "\\end{aligned}", "the file(s) and the item(s) of the list",
        "Permission is hereby granted, free of charge, to any person obtaining a copy\nof this software (the \"Software\")",
    ])
    func `indented lines without are layout`(text: String) {
        let indented = text.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
        #expect(MarkdownCutter.cut(indented).blocks.map(\.type) == [.text])
    }

    @Test(arguments: [
        ("- a\n\n  ```sh\n  ls\n\n    x\n  ```\n- b", ["a\nls\n\n  x", "b"], "a\n```sh\nls\n\n  x\n```"),
        ("1. a\n   - b\n\n     ```\n     $x$ | *y*\n     ```\n2. c", ["1. a", "b\n$x$ | *y*", "2. c"], nil),
        ("1. ```py\n   x\n\n   y\n   ```\n2. b", ["1. x\n\ny", "2. b"], "1. ```py\nx\n\ny\n```"),
        (
            "- a\n  ~~~\n  | a | b |\n  |---|---|\n  ~~~\n\n  after\n- b",
            ["a\n| a | b |\n|---|---|\nafter", "b"], nil
        ),
        ("- a\n\n      int main() {\n        x;\n      }\n- b", ["a\nint main() {\n  x;\n}", "b"], nil),
        ("*   a\n\n\t```\n\tx\n\t```\n*   b", ["a\nx", "b"], "a\n```\nx\n```"),
    ])
    func `code in a list item belongs to the item, and the list goes on`(
        markdown: String, texts: [String], markup: String?
    ) {
        let blocks = MarkdownCutter.cut(markdown).blocks
        #expect(blocks.map(\.type) == [.list] + texts.map { _ in .listItem })
        #expect(blocks.dropFirst().map(\.text) == texts)
        if let markup { #expect(blocks.dropFirst().first?.markup?.content == markup) }
    }

    @Test(arguments: [
        ("- a\n```\nx\n```\n- b", ["list0: ", "list_item1: a", "code0: x", "list0: ", "list_item1: b"]),
        ("- a\n\ntext\n\n  ```\n  x\n  ```", ["list0: ", "list_item1: a", "text0: text", "code0: x"]),
        ("---\n  ```\n  x\n  ```", ["code0: x"]),
        ("- a\n\n  ```\n  x\n\nout", ["list0: ", "list_item1: a\nx\n", "text0: out"]),
    ])
    func `code beside a list is no part of it, and an open fence ends with its item`(
        markdown: String, expected: [String]
    ) {
        #expect(outline(markdown) == expected)
    }
}
