/// Something that goes wrong, or not as usual, at one kind of call.
package struct EmulatorFault: Sendable {
    /// What happens.
    package enum Kind: Sendable, Equatable {
        /// An answer of that status without the service's own words.
        case status(Int, retryAfter: Int? = nil)
        /// The service's own answer for one of its documented codes.
        case code(String)
        /// The connection ends before the request is handled.
        case cutBefore
        /// The request is handled and charged, and the connection ends in the middle of the answer.
        case cutAfter
        /// The answer comes after so many milliseconds.
        case slow(Int)
        /// No answer until `release`; the request is handled first.
        case hold
        /// The task is still at work.
        case processing
        /// The upload address has expired.
        case expired
        /// The zip is cut short, with a length that fits.
        case cutZip
        /// Members that no document names.
        case unknownFields
        /// An answer that is not JSON.
        case garbage
    }

    /// The call: `submit`, `upload`, `poll`, `export`, `exportPoll`, `download`, `image`.
    package var call: String
    package var kind: Kind
    /// How often it happens.
    package var times: Int

    package init(_ call: String, _ kind: Kind, times: Int = 1) {
        self.call = call
        self.kind = kind
        self.times = times
    }
}
