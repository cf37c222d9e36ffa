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

    /// Whether a text is a date of the calendar, or a part of one that begins with the year: no `2024-02-31`.
    package static func isDate(_ text: String) -> Bool {
        let form = /([0-9]{4})(-([0-9]{2})(-([0-9]{2})(T([0-9]{2})(:([0-9]{2})(:([0-9]{2})Z?)?)?)?)?)?/
        guard let parts = text.wholeMatch(of: form)?.output else { return false }
        func number(_ digits: Substring??, or least: Int) -> Int {
            (digits ?? nil).flatMap { Int($0) } ?? least
        }
        let (year, month) = (number(parts.1, or: 0), number(parts.3, or: 1))
        guard year > 0, (1...12).contains(month) else { return false }
        return (1...days(in: month, of: year)).contains(number(parts.5, or: 1))
            && number(parts.7, or: 0) < 24 && number(parts.9, or: 0) < 60 && number(parts.11, or: 0) < 60
    }

    private static func days(in month: Int, of year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }
}
