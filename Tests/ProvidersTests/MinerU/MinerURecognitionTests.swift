import Providers
import Testing

@Suite struct MinerURecognitionTests {
    @Test(arguments: [
        "# A heading\n\nPlain words and ![a picture](images/lantern.jpg).\n",
        "![](images/0123.jpg)", "![](pictures/\(String(repeating: "a", count: 64)).jpg)",
    ])
    func `markdown without MinerU's image names is nobody's`(markdown: String) {
        #expect(MinerUCase.form(["full.md": markdown]) == nil)
    }

    @Test func `markdown that shows images by their hash is MinerU's`() {
        let markdown = "Words\n\n![](images/\(String(repeating: "0a", count: 32)).jpg)\n"
        #expect(MinerUCase.form(["full.md": markdown]) == "markdown with images")
    }

    /// Of a folder of MinerU's markdown only the files with a picture would come in.
    @Test func `an image's hash alone does not make any markdown MinerU's`() {
        let markdown = "Words\n\n![](images/\(String(repeating: "0a", count: 32)).jpg)\n"
        #expect(MinerUCase.form(["page-7.md": markdown]) == nil)
    }

    @Test(arguments: [
        #"[[{"type": "title", "bbox": [0.1, 0.2, 0.3, 0.4], "content": "a VLM's model.json"}]]"#,
        #"[{"type": "Title", "text": "another parser's elements", "metadata": {"page_number": 1}}]"#,
        #"[{"bbox": [1, 2, 3, 4], "category": "Text", "text": "dots"}]"#, "[]", "[[]]", "{}",
    ])
    func `lists of another make are not MinerU's`(json: String) {
        #expect(MinerUCase.form(["x.json": json]) == nil)
    }

    @Test func `markdown beside another provider's JSON is not MinerU's`() {
        let markdown = "![](images/\(String(repeating: "0a", count: 32)).jpg)"
        #expect(MinerUCase.form(["x.md": markdown, "x.json": #"{"pages": []}"#]) == nil)
    }

    @Test(arguments: [
        #"[[{"type": "title", "bbox": [0.1, 0.2, 0.3, 0.4], "content": "a VLM's"}]]"#,
        #"[{"layout_dets": [], "page_info": {"page_no": 0}}]"#,
        #"[{"cls_id": 6, "label": "doc_title", "bbox": [1, 2, 3, 4]}]"#,
    ])
    func `the models' raw output does not hide the markdown beside it`(model: String) {
        let markdown = "![](images/\(String(repeating: "0a", count: 32)).jpg)"
        #expect(MinerUCase.form(["x.md": markdown, "x_model.json": model]) == "markdown with images")
    }

    @Test func `the layout wins over both content lists and the markdown`() {
        let all = [
            "layout.json": #"{"pdf_info": [{"page_idx": 0, "page_size": [10, 10], "para_blocks": []}]}"#,
            "a_content_list.json": #"[{"type": "text", "text": "x", "page_idx": 0}]"#,
            "a_content_list_v2.json": #"[[{"type": "paragraph", "content": {"paragraph_content": []}}]]"#,
            "full.md": "![](images/\(String(repeating: "0a", count: 32)).jpg)",
        ]
        let order = ["layout.json", "a_content_list.json", "a_content_list_v2.json", "full.md"]
        let forms = order.indices.map { first in
            MinerUCase.form(all.filter { order[first...].contains($0.key) })
        }
        #expect(forms == ["layout (middle.json)", "content list", "content list v2", "markdown with images"])
    }
}
