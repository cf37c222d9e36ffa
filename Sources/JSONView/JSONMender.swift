/// The lenient second pass: rewrites bytes that simdjson refused into strict JSON, or reports the place that it cannot mend.
///
/// One walk over the bytes with a stack of its own (no recursion: nesting is hostile input). What is valid is
/// copied in runs; each departure is an edit, counted by `JSONRepair.Kind` with the place of the first. The rules:
///
/// 1. **Encoding.** A byte order mark is dropped; UTF-16, recognized by its mark or by NULs beside the first two
///    characters, becomes UTF-8. Inside strings, bytes that are not UTF-8 and lone surrogates, escaped or not,
///    become U+FFFD. Elsewhere they are errors, and so is a text of which most is not UTF-8: it is in another encoding (see
///    `EncodingEvidence`), and so is UTF-32.
/// 2. **Strings.** Raw control characters are escaped. A backslash before a character that JSON has no escape for
///    is a backslash: `"\alpha"` in JSON written by hand reads `\alpha`. Valid escapes stay, so `"\beta"` does not.
/// 3. **Numbers** keep their value in a valid spelling: `01`, `+1`, `.5`, `1.`, integers over 64 bits (as the
///    nearest double). `NaN`, `Infinity`, and what overflows a double become `null`.
/// 4. **Comments** `//` and `/* */` are dropped.
/// 5. **Commas.** One before a closing bracket is dropped; one missing before a quoted member name is added.
/// 6. **Brackets.** If the text ends right after a complete value, the brackets still open are closed; the text
///    was cut and the reader gets a warning. A text that ends anywhere else has lost part of a value and is an error, and so is
///    one that ends in a number, which could continue.
///    Braces around nothing but an array (`{ [ … ] }`) are dropped. A `}` that closes the outermost object
///    although a comma and a quoted name follow was one too many and is dropped. Brackets that do not match are errors.
/// 7. **After the value** NULs and surplus closing brackets are dropped; anything else is an error.
///
/// Rules 5 and 6 are what it takes to read the sample answer in Volcengine's document of OCRPdf as it is printed.
struct JSONMender {
    let bytes: [UInt8]
    let maximumDepth: Int

    init(_ bytes: [UInt8], maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    /// The bytes as strict UTF-8 JSON, and what was mended in the order of first occurrence.
    ///
    /// - Throws: `JSONSyntaxError` with a place in the bytes as received.
    func mend() throws(JSONSyntaxError) -> (bytes: [UInt8], repairs: [JSONRepair]) {
        if Self.isUTF32(bytes) {
            throw JSONSyntaxError(offset: 0, reason: "the text is UTF-32; convert it to UTF-8")
        }
        guard let text = UTF16Text(bytes) else { return try mend(bytes, log: JSONRepairLog()) }
        var log = JSONRepairLog()
        log.add(.utf16, at: 0)
        if let offset = text.firstInvalidUnit {
            log.add(.loneSurrogate, at: offset, count: text.invalidUnitCount)
        }
        do throws(JSONSyntaxError) {
            let mended = try mend(text.utf8, log: log)
            let repairs = mended.repairs.map { text.relocated($0) }
            return (mended.bytes, repairs)
        } catch {
            throw JSONSyntaxError(offset: text.sourceOffset(of: error.offset), reason: error.reason)
        }
    }

    /// Whether a byte order mark or three NULs beside the first character say so.
    private static func isUTF32(_ bytes: [UInt8]) -> Bool {
        let first = bytes.prefix(4)
        let nulls = first.count { $0 == 0 }
        let isMark = first.elementsEqual([0xFF, 0xFE, 0, 0]) || first.elementsEqual([0, 0, 0xFE, 0xFF])
        return isMark || nulls == 3 && bytes.count >= 4 && (first.first != 0 || first.last != 0)
    }

    /// What to say of a text that is in another encoding: with what it says mended, it would say other letters.
    private func anotherEncoding(_ bytes: UnsafeBufferPointer<UInt8>) -> JSONSyntaxError? {
        let evidence = EncodingEvidence(bytes)
        guard let offset = evidence.firstInvalid, evidence.isAnotherEncoding else { return nil }
        return JSONSyntaxError(offset: offset, reason: "the text is not UTF-8; convert it to UTF-8")
    }

    private func mend(
        _ bytes: [UInt8], log: JSONRepairLog
    ) throws(JSONSyntaxError) -> (bytes: [UInt8], repairs: [JSONRepair]) {
        try bytes.withUnsafeBufferPointer { (buffer) throws(JSONSyntaxError) in
            var pass = JSONMendingPass(buffer, maximumDepth: maximumDepth, log: log)
            do throws(JSONSyntaxError) {
                try pass.run()
            } catch {
                // The second byte of a character may be a backslash or a quote, which ends strings at the wrong places.
                throw anotherEncoding(buffer) ?? error
            }
            if pass.log.repairs.contains(where: { $0.kind == .invalidUTF8 }),
                let error = anotherEncoding(buffer)
            {
                throw error
            }
            return (pass.output, pass.log.repairs)
        }
    }
}
