#pragma once

#include <array>

#include "Ranker.hpp"

namespace folio {

using Bits = std::array<uint64_t, chunkWords>;

/// One term on one chunk of pages.
struct TermChunk {
    Bits bits;
    /// The weighed occurrences, in the order of the pages: out of a list, or out of what was collected.
    TermList list;
    const uint32_t *collected = nullptr;
    size_t pages = 0;
    /// For a term that is not dense the part of every page: few enough to be computed at once.
    std::vector<float> parts;
    /// The position of each range's first page.
    std::array<uint32_t, chunkRanges + 1> starts;
    std::array<float, chunkRanges> bounds;
    std::vector<uint8_t> bytes;

    bool isDense() const { return collected == nullptr && list.isDense(); }
    double occurrences(size_t position) const {
        return (collected != nullptr ? collected[position] : list.occurrences(position)) / occurrenceUnit;
    }
};

/// A search over the lists of frequent terms: which pages match is computed in bits, a range of 256 pages is scored
/// only where its bound is not below the worst page kept.
class ListSearch {
public:
    ListSearch(folio_ranker &ranker, sqlite3_stmt *statement, const int32_t *program, size_t count, size_t wanted)
        : ranker_(ranker), statement_(statement), program_(program, program + count), wanted_(wanted),
          chunks_(ranker.terms.size()) {}

    /// Returns SQLITE_DONE where all went well.
    int run(int64_t first, int64_t last, bool hasRemoved);

private:
    int countPages(int64_t firstChunk, int64_t lastChunk);
    int search(int64_t chunk, int64_t first, int64_t last, bool hasRemoved);
    /// Reads a term on a chunk.
    int load(size_t term, int64_t chunk);
    void loadCollected(const Term &term, TermChunk &loaded, int64_t chunk);
    /// Computes what ranges of a loaded chunk can come to.
    void prepareBounds(TermChunk &loaded, const uint16_t *lengths);
    bool evaluate(Bits &matches) const;
    void scoreRange(size_t range, const Bits &matches, const uint16_t *lengths, int64_t firstPage);

    folio_ranker &ranker_;
    sqlite3_stmt *statement_;
    std::vector<int32_t> program_;
    size_t wanted_;
    std::vector<TermChunk> chunks_;
    /// By wanted term.
    std::vector<float> idfs_;
};

}  // namespace folio
