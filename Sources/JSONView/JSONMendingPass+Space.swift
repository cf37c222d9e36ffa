extension JSONMendingPass {
    /// Goes to the next byte that is neither white space nor in a comment, and drops the comments.
    mutating func skipSpaceAndComments() throws(JSONSyntaxError) {
        while true {
            while position < input.count, isSpace(input[position]) { position += 1 }
            guard position < input.count, input[position] == UInt8(ascii: "/") else { return }
            let end = try endOfComment(at: position)
            replace(position..<end, with: [UInt8(ascii: " ")], as: .comment)
            position = end
        }
    }

    /// Looks ahead for the offset of the next byte that is neither white space nor in a comment.
    func offsetAfterSpaceAndComments(from start: Int) throws(JSONSyntaxError) -> Int {
        var offset = start
        while true {
            while offset < input.count, isSpace(input[offset]) { offset += 1 }
            guard offset < input.count, input[offset] == UInt8(ascii: "/") else { return offset }
            offset = try endOfComment(at: offset)
        }
    }

    private func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    private func endOfComment(at start: Int) throws(JSONSyntaxError) -> Int {
        var offset = start + 2
        switch start + 1 < input.count ? input[start + 1] : 0 {
        case UInt8(ascii: "/"):
            while offset < input.count, input[offset] != 0x0A, input[offset] != 0x0D { offset += 1 }
            return offset
        case UInt8(ascii: "*"):
            while offset + 1 < input.count {
                if input[offset] == UInt8(ascii: "*"), input[offset + 1] == UInt8(ascii: "/") {
                    return offset + 2
                }
                offset += 1
            }
            throw failure("the text ends inside a comment; it was cut short", at: input.count)
        default: throw failure("unexpected slash", at: start)
        }
    }
}
