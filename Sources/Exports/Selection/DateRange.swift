/// A range of dates as texts of ISO 8601, both ends included, each as exact as it is written: `2024` to `2024-06-30`.
package struct DateRange: Hashable, Sendable {
    package var since: String?
    package var until: String?

    /// Makes a range; nil at an end leaves it open.
    package init(since: String? = nil, until: String? = nil) {
        self.since = since
        self.until = until
    }

    /// Whether a point in time, in ISO 8601, is in the range.
    func contains(_ time: String) -> Bool {
        let time = Self.withoutFraction(time)
        if let since, time < since { return false }
        if let until, time.prefix(until.count) > until { return false }
        return true
    }

    /// `…T07:15:23.250Z` to the second, which is as exact as a range can be.
    private static func withoutFraction(_ time: String) -> String {
        guard let point = time.firstIndex(of: ".") else { return time }
        return time[..<point] + "Z"
    }

    /// Whether a text is a date, or a part of one that begins with the year.
    package static func isDate(_ text: String) -> Bool {
        text.wholeMatch(of: /[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}(:[0-9]{2}(:[0-9]{2}Z?)?)?)?)?)?/) != nil
    }
}
