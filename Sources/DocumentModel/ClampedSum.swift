extension Int {
    /// The sum of two numbers that may have come from outside; the greatest or least number there is if the sum is beyond it.
    ///
    /// For counts and limits, of which more than memory holds means "all".
    package func addingClamped(_ other: Int) -> Int {
        let (sum, overflows) = addingReportingOverflow(other)
        return overflows ? (other < 0 ? .min : .max) : sum
    }
}
