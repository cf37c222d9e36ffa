/// Numbers that are joined into sets, none larger than a bound: union by size, with paths halved.
package struct DisjointSets {
    /// Of a set's root its size below zero, of all others the one above.
    private var links: [Int32]

    package init(count: Int) {
        links = Array(repeating: -1, count: count)
    }

    /// The number that represents a number's set.
    package mutating func root(of number: UInt32) -> UInt32 {
        var place = Int(number)
        while links[place] >= 0 {
            let above = Int(links[place])
            if links[above] >= 0 { links[place] = links[above] }
            place = above
        }
        return UInt32(place)
    }

    /// How many numbers a number's set has.
    package mutating func size(of number: UInt32) -> Int { Int(-links[Int(root(of: number))]) }

    /// Joins two sets.
    ///
    /// - Returns: Whether they are one set now; false if it would be larger than `bound`.
    @discardableResult
    package mutating func join(_ first: UInt32, _ second: UInt32, bound: Int = .max) -> Bool {
        var (large, small) = (Int(root(of: first)), Int(root(of: second)))
        guard large != small else { return true }
        guard Int(-links[large]) + Int(-links[small]) <= bound else { return false }
        // Of equal sizes the lower number stays the root, so that the result does not depend on the order.
        if (links[large], large) > (links[small], small) { swap(&large, &small) }
        links[large] += links[small]
        links[small] = Int32(large)
        return true
    }
}
