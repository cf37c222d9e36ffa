extension TokenScanner {
    /// Makes sure that a word is being gathered.
    @inline(__always)
    mutating func beginWord(at place: Int, _ emit: Tokenizer.Emit) -> Bool {
        if content == .word { return true }
        guard finish(emit) else { return false }
        content = .word
        start = place
        length = 0
        return true
    }

    /// Adds a folded character to the word.
    mutating func addToWord(_ scalar: UInt32, from place: Range<Int>, _ emit: Tokenizer.Emit) -> Bool {
        guard beginWord(at: place.lowerBound, emit) else { return false }
        if length + scalar.utf8Count > buffer.count {
            guard cutWord(at: place.lowerBound, emit) else { return false }
        }
        length += buffer.store(scalar, at: length)
        end = place.upperBound
        return true
    }

    /// Emits the word so far; it continues at `place` with the next token.
    mutating func cutWord(at place: Int, _ emit: Tokenizer.Emit) -> Bool {
        guard emitBuffer(0..<length, from: start..<end, .word, emit) else { return false }
        length = 0
        start = place
        return true
    }

    /// Adds a folded character to the run, and emits the two before it.
    ///
    /// A pair waits for the next character, so that marks ignored after it are part of its range. The characters
    /// lie one after another in the buffer, so a pair is there without copying.
    @inline(__always)
    mutating func addToRun(_ scalar: UInt32, from place: Range<Int>, _ emit: Tokenizer.Emit) -> Bool {
        if content != .run {
            guard finish(emit) else { return false }
            content = .run
            start = place.lowerBound
            pairOffset = 0
            length = 0
        } else if lastOffset > pairOffset {
            guard emitBuffer(pairOffset..<length, from: start..<end, .pair, emit) else { return false }
            if length + 4 > buffer.count { moveLastCharacterToFront() }
            pairOffset = lastOffset
            start = lastStart
        }
        lastOffset = length
        length += buffer.store(scalar, at: length)
        lastStart = place.lowerBound
        end = place.upperBound
        return true
    }

    private mutating func moveLastCharacterToFront() {
        for index in lastOffset..<length { buffer[index - lastOffset] = buffer[index] }
        length -= lastOffset
        lastOffset = 0
    }

    /// Ends and emits what is being gathered; false if `emit` stopped.
    @inline(__always)
    mutating func finish(_ emit: Tokenizer.Emit) -> Bool {
        switch content {
        case .nothing: return true
        case .word:
            content = .nothing
            return emitBuffer(0..<length, from: start..<end, .word, emit)
        case .run:
            content = .nothing
            return finishRun(emit)
        }
    }

    private func finishRun(_ emit: Tokenizer.Emit) -> Bool {
        if lastOffset > pairOffset {
            guard emitBuffer(pairOffset..<length, from: start..<end, .pair, emit) else { return false }
            guard mode == .document else { return true }
        }
        return emitBuffer(lastOffset..<length, from: lastStart..<end, .lastCharacter, emit)
    }

    @inline(__always)
    private func emitBuffer(
        _ bytes: Range<Int>, from range: Range<Int>, _ kind: TokenKind, _ emit: Tokenizer.Emit
    ) -> Bool {
        emit(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(buffer)[bytes]), range, kind)
    }
}
