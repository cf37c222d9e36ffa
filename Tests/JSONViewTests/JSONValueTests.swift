import JSONView
import Testing

@Suite struct JSONValueTests {
    @Test func `values of every kind are read as written`() throws {
        let text =
            #"{"a":1,"b":-2.5,"c":"中文\n\u00e9","d":[true,false,null],"e":{},"f":18446744073709551615,"g":"72"}"#
        let root = try JSONDocument(Array(text.utf8)).root
        #expect(root["a"]?.int == 1)
        #expect(root["a"]?.double == 1)
        #expect(root["b"]?.double == -2.5)
        #expect(root["b"]?.int == nil)
        #expect(root["c"]?.string == "中文\né")
        #expect(root["d"]?.elements.map(\.bool) == [true, false, nil])
        #expect(root["d"]?.elements.count == 3)
        #expect(root["e"]?.object?.isEmpty == true)
        #expect(root["f"]?.int == JSONValue.maximumInt)
        #expect(root["f"]?.double == 0x1p64)
        #expect(root["g"]?.lenientInt == 72)
        #expect(root["missing"] == nil)
        #expect(root.object?.names == ["a", "b", "c", "d", "e", "f", "g"])
    }

    @Test func `a null member reads as absent and an array is no object`() throws {
        let root = try JSONDocument(Array(#"{"a":null,"b":[1]}"#.utf8)).root
        #expect(root["a"] == nil)
        #expect(root["b"]?["a"] == nil)
        #expect(root["b"]?.string == nil)
    }

    @Test(arguments: ["7", "\"x\"", "[]", "true"]) func `a scalar may stand alone`(text: String) throws {
        #expect(try JSONDocument(Array(text.utf8)).root.isNull == false)
    }
}
