internal import CTokenizerExtension
internal import TextAnalysis

/// What the C side of the loadable extension calls for every text: `TextAnalysis.Tokenizer`, bytes in and tokens out.
@_cdecl("folio_tokenize")
func tokenize(
    text: UnsafePointer<CChar>?, length: CInt, isQuery: CInt, context: UnsafeMutableRawPointer?,
    callback: folio_token_callback
) -> CInt {
    guard let text, length > 0 else { return 0 }
    let count = Int(length)
    var status: CInt = 0
    text.withMemoryRebound(to: UInt8.self, capacity: count) { start in
        _ = Tokenizer().tokenize(
            UnsafeBufferPointer(start: start, count: count), mode: isQuery == 0 ? .document : .query
        ) { token, range, _ in
            token.withMemoryRebound(to: CChar.self) {
                status = callback(
                    context, 0, $0.baseAddress, CInt($0.count), CInt(range.lowerBound),
                    CInt(range.upperBound))
            }
            return status == 0
        }
    }
    return status
}

/// What the SQL function `folio_match(WORDS)` answers: calls `receive` with the expression's bytes, valid during the call.
@_cdecl("folio_match_expression")
func matchExpression(
    words: UnsafePointer<CChar>?, length: CInt, context: UnsafeMutableRawPointer?,
    receive: folio_text_callback
) {
    let bytes = UnsafeRawBufferPointer(start: words, count: Int(max(0, length)))
    var expression = Tokenizer().matchExpression(String(decoding: bytes, as: UTF8.self))
    expression.withUTF8 { utf8 in
        utf8.withMemoryRebound(to: CChar.self) { receive(context, $0.baseAddress, CInt($0.count)) }
    }
}

/// What the SQL function `folio_tokenizer_version()` answers: writes the version's bytes and returns their number.
@_cdecl("folio_tokenizer_version")
func tokenizerVersion(buffer: UnsafeMutablePointer<CChar>?, capacity: CInt) -> CInt {
    guard let buffer else { return 0 }
    let bytes = Tokenizer.version.utf8.prefix(Int(capacity))
    for (index, byte) in bytes.enumerated() { buffer[index] = CChar(bitPattern: byte) }
    return CInt(bytes.count)
}
