/// Something that goes wrong, or not as usual, at one kind of call.
package struct EmulatorFault: Sendable {
    /// What happens.
    package enum Kind: Sendable, Equatable {
        /// An answer of that status without the service's own words.
        case status(Int, retryAfter: Int? = nil)
        /// The service's own answer for one of its documented codes.
        case code(String)
        /// The connection ends after the beginning of the request.
        case cutWithin
        /// The connection ends before the request is handled.
        case cutBefore
        /// The request is handled and charged, and the connection ends in the middle of the answer.
        case cutAfter
        /// The answer comes after so many milliseconds.
        case slow(Int)
        /// Nothing more happens until `release`.
        case hold(Moment)
        /// The answer is an error that repeats all headers of the request.
        case echo
        /// The task has failed, for that reason.
        case failed(String)
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

    /// When a call stops.
    package enum Moment: String, Sendable {
        /// The request is there, and is never handled.
        case before
        /// The request is handled and charged, and nothing of its answer is sent.
        case handled
        /// Half of the answer is sent.
        case half
    }

    /// The call: `submit`, `upload`, `poll`, `export`, `exportPoll`, `exportDownload`, `download`, `image`.
    package var call: String
    package var kind: Kind
    /// So many of these calls go well before.
    package var skipping: Int
    /// How often it happens.
    package var times: Int

    package init(_ call: String, _ kind: Kind, skipping: Int = 0, times: Int = 1) {
        self.call = call
        self.kind = kind
        self.skipping = skipping
        self.times = times
    }
}
