import Foundation
import Testing

/// `folio check --deep` finds what is stored and not what the payloads say.
@Suite struct DeepCheckTests {
    @Test func `a store that the program made is what its payloads decode to, whoever sent them`() throws {
        let workspace = try Workspace()
        let names = ["doc2x", "volcengine", "mineru", "complexdocr", "opendataloader", "docling"]
        for name in names {
            let folder = Workspace.fixture(name).deletingLastPathComponent()
            _ = try workspace.folio("ingest", folder.path)
        }
        #expect(try workspace.json("stats")["parses"].integer ?? 0 > 20)
        let check = try workspace.folio("check", "--deep")
        #expect(check.status == 0 && check.output == "ok\n" && check.errors == "")
    }

    @Test(arguments: [
        (
            "UPDATE block_styles SET level = 7 WHERE level = 1",
            "level is 7 instead of 1"
        ),
        (
            "UPDATE block_rows SET x0 = x0 - 1 WHERE x0 > 1",
            "bbox_x0 is "
        ),
        ("UPDATE pages SET width = 5 WHERE id = 1", "pages: page 1: width is 5"),
        (
            "UPDATE pages SET detected_language = 'eo' WHERE id = 1",
            "languages: page 1: detected_language is \"eo\" instead of "
        ),
        ("UPDATE parses SET document_info = '{}' WHERE id = 1", "the parse: document_info is "),
        (
            "UPDATE documents SET title = 'other'",
            "document field-guide differs from its preferred parses"
        ),
        ("UPDATE parses SET is_preferred = 1 - is_preferred", "document field-guide differs from"),
        (
            "UPDATE parses SET options = json_set(options, '$.page_offset', 9223372036854775807) WHERE id = 1",
            "cannot be decoded again: the stored page offset 9223372036854775807 is out of range"
        ),
    ])
    func `a value that its payload does not say is named with its place`(
        sql: String, complaint: String
    ) throws {
        let workspace = try SampleStore.copy()
        guard try workspace.tool("sqlite3", "folio.db", sql)?.status == 0 else {
            return print("skipped: no sqlite3")
        }
        #expect(try workspace.folio("check").status == 0)
        let check = try workspace.folio("check", "--deep")
        #expect(check.status == 1)
        #expect(check.output.contains("content: ") && check.output.contains(complaint), "\(check.output)")
    }

    @Test func `a store of an older version is sound without languages, and gets them by renormalize`() throws
    {
        let workspace = try SampleStore.copy()
        let digest = try #require(try workspace.digest())
        let older = """
            UPDATE pages SET detected_language = NULL;
            UPDATE parses SET language_version = NULL, document_info = json_remove(document_info, '$.detected_language');
            UPDATE documents SET language = NULL;
            """
        guard try workspace.tool("sqlite3", "folio.db", older)?.status == 0 else {
            return print("skipped: no sqlite3")
        }
        #expect(try workspace.folio("check", "--deep").output == "ok\n")
        #expect(try workspace.digest() != digest)
        #expect(try workspace.folio("documents", "--language", "zh").status == 1)
        #expect(try workspace.json("renormalize")["parses"] == .integer(5))
        #expect(try workspace.digest() == digest)
        #expect(try workspace.folio("documents", "--language", "zh").status == 0)
        let facets = try workspace.json("search", "river", "--facets", "language")
        #expect(facets["facets"][0]["values"][0]["value"] == .string("zh"))
    }

    @Test(arguments: [
        "UPDATE block_rows SET parent = -9223372036854775808 WHERE ordinal % 3 = 0",
        "UPDATE block_rows SET parent = 9223372036854775807 WHERE ordinal % 3 = 0; UPDATE block_extras SET continues = -1",
        "UPDATE block_rows SET ordinal = -9223372036854775808 WHERE page_id = 1 AND ordinal = 0",
        "UPDATE block_rows SET ordinal = 9223372036854775807 WHERE page_id = 1 AND ordinal = 0",
        "UPDATE block_rows SET style = -1",
        "UPDATE pages SET page_index = -9223372036854775808 WHERE id = 1",
    ])
    func `an export of blocks with row ids far from the others ends, and they are found`(sql: String) throws {
        let workspace = try SampleStore.copy()
        guard try workspace.tool("sqlite3", "folio.db", sql)?.status == 0 else {
            return print("skipped: no sqlite3")
        }
        for format in ["markdown", "docling"] {
            let export = try workspace.folio("export", "--format", format, "-o", format)
            #expect(export.status == 0, "\(export.errors)")
        }
        let check = try workspace.folio("check")
        #expect(check.status == 1, "\(check.output)")
    }

    @Test func `what another version of an adapter decoded is told and not compared`() throws {
        let workspace = try SampleStore.copy()
        let sql = "UPDATE parses SET decoder_version = 0 WHERE provider = 'mineru'"
        guard try workspace.tool("sqlite3", "folio.db", sql)?.status == 0 else {
            return print("skipped: no sqlite3")
        }
        let check = try workspace.folio("check", "--deep")
        #expect(check.status == 0 && check.output == "ok\n")
        #expect(check.errors.hasPrefix("note: 1 parse not compared, because another adapter version decoded"))
    }
}
