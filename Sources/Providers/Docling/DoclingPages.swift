internal import DocumentModel
internal import JSONView

/// The pages of a document while blocks are laid on them; an Office or HTML document has none and gets one.
struct DoclingPages {
    private var pages: [Page] = []
    private var positions: [Int: Int] = [:]
    private let pageOffset: Int
    private let limit: Int
    /// A page number beyond what is allowed, met while laying blocks.
    private(set) var excessive: Int?

    init(pageOffset: Int, limit: Int) {
        self.pageOffset = pageOffset
        self.limit = limit
    }

    /// In the order of the source.
    var sorted: [Page] { pages.sorted { $0.index < $1.index } }

    /// The number of the first page that the document lists, 1 if it lists none.
    var firstNumber: Int { pages.map { $0.index - pageOffset + 1 }.min() ?? 1 }

    mutating func add(number: Int, size: PageSize?, imageURL: String?) {
        let position = reach(number)
        pages[position].size = size
        pages[position].imageURL = imageURL
    }

    /// The size of a page by its number, counted from 1.
    func size(_ number: Int) -> PageSize? {
        positions[index(number)].flatMap { pages[$0].size }
    }

    /// Lays a block on the page of that number.
    mutating func append(_ block: Block, number: Int, parent: Block.Place?) -> Block.Place {
        let position = reach(number)
        var block = block
        if let parent, parent.page == pages[position].index { block.parent = parent.block }
        pages[position].blocks.append(block)
        return Block.Place(page: pages[position].index, block: pages[position].blocks.count - 1)
    }

    /// Changes a block laid before.
    mutating func update(_ place: Block.Place, _ change: (inout Block) -> Void) {
        guard let position = positions[place.page] else { return }
        change(&pages[position].blocks[place.block])
    }

    func block(_ place: Block.Place) -> Block? {
        positions[place.page].map { pages[$0].blocks[place.block] }
    }

    private func index(_ number: Int) -> Int { number - 1 + pageOffset }

    private mutating func reach(_ number: Int) -> Int {
        var number = max(number, 1)
        if number > limit {
            excessive = max(excessive ?? 0, number)
            number = 1
        }
        if let position = positions[index(number)] { return position }
        positions[index(number)] = pages.count
        pages.append(Page(index: index(number)))
        return pages.count - 1
    }
}
