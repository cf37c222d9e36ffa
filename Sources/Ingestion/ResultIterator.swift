/// The results below a root, folder by folder in the order of their paths; holds one folder's names at a time.
struct ResultIterator<Tree: FileTree> {
    private let tree: Tree
    private var folders: [String]
    private var results: ArraySlice<ResultFiles> = []

    init(_ tree: Tree, folder: String = "") {
        self.tree = tree
        folders = [folder]
    }

    /// The next result, nil at the end.
    mutating func next() throws -> ResultFiles? {
        while results.isEmpty {
            guard let folder = folders.popLast() else { return nil }
            let prefix = folder.isEmpty ? "" : "\(folder)/"
            let tree = tree
            let grouping = ResultGrouping(
                folder: folder, listing: try tree.listing(of: folder),
                subfolder: { try tree.listing(of: prefix + $0) })
            let found = try grouping.results()
            results = found.results[...]
            folders += found.folders.reversed().map { prefix + $0 }
        }
        return results.popFirst()
    }
}
