/// A word or phrase as typed and what it is looked up as.
package struct PlannedTerm: Hashable, Sendable {
    package let term: QueryTerm
    package let phrase: PlannedPhrase

    package init(term: QueryTerm, phrase: PlannedPhrase) {
        self.term = term
        self.phrase = phrase
    }
}
