/// A search for the next position of one kind that is not repeated while the walk has not passed what it found.
///
/// A text of nothing but opening marks would else be searched to its end from each of them.
struct ForwardSearch {
    private var start = 0
    /// What was found from `start` on; before it where nothing was searched yet.
    private var found = -1

    /// The next position from a place on, as `search` finds it from there; `search` tells the end for none.
    mutating func next(from place: Int, _ search: (Int) -> Int) -> Int {
        if place < start || place > found { (start, found) = (place, search(place)) }
        return found
    }
}
