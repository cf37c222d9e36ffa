// Several terms of a search over lists made one.
#include <algorithm>

#include "Ranker.hpp"

namespace folio {
namespace {

/// Sums up the occurrences of terms on one chunk of pages after the other.
class TermSums {
public:
    TermSums(folio_ranker &ranker, sqlite3_stmt *statement, bool hasRemoved)
        : ranker_(ranker), statement_(statement), hasRemoved_(hasRemoved), sums_(chunkPages) {}

    int add(const Term &term, int64_t chunk) {
        if (term.list >= 0) return addList(term.list << 20 | chunk);
        const int64_t first = chunk * int64_t(chunkPages);
        const auto begin = std::lower_bound(term.pages.begin(), term.pages.end(), first);
        for (auto page = begin; page != term.pages.end() && *page - first < int64_t(chunkPages); ++page) {
            sums_[size_t(*page - first)] += term.occurrences[size_t(page - term.pages.begin())];
        }
        return SQLITE_OK;
    }

    /// Appends the chunk's pages to a term, and begins anew.
    int move(Term &term, int64_t chunk) {
        int status = SQLITE_OK;
        const uint16_t *lengths = hasRemoved_ ? ranker_.lengths.chunk(chunk, status) : nullptr;
        if (status != SQLITE_OK) return status;
        const int64_t first = chunk * int64_t(chunkPages);
        for (size_t page = 0; page < chunkPages; ++page) {
            if (sums_[page] == 0) continue;
            const bool isThere = lengths == nullptr || lengths[page] > 0;
            if (isThere && first + int64_t(page) <= ranker_.lengths.covered()) {
                term.pages.push_back(first + int64_t(page));
                term.occurrences.push_back(sums_[page]);
            }
            sums_[page] = 0;
        }
        return SQLITE_OK;
    }

private:
    int addList(int64_t number) {
        sqlite3_reset(statement_);
        sqlite3_bind_int64(statement_, 1, number);
        int status = sqlite3_step(statement_);
        if (status == SQLITE_ROW) {
            const auto *bytes = static_cast<const uint8_t *>(sqlite3_column_blob(statement_, 0));
            TermList list;
            const bool isList = list.open(bytes, size_t(sqlite3_column_bytes(statement_, 0)));
            if (isList) add(list);
            status = isList ? SQLITE_OK : SQLITE_CORRUPT;
        } else if (status == SQLITE_DONE) {
            status = SQLITE_OK;
        }
        sqlite3_reset(statement_);
        return status;
    }

    void add(const TermList &list) {
        size_t position = 0;
        if (!list.isDense()) {
            for (; position < list.pages(); ++position) sums_[list.page(position)] += list.occurrences(position);
            return;
        }
        for (size_t word = 0; word < chunkWords; ++word) {
            for (uint64_t rest = list.word(word); rest != 0; rest &= rest - 1) {
                sums_[word * 64 + size_t(__builtin_ctzll(rest))] += list.occurrences(position++);
            }
        }
    }

    folio_ranker &ranker_;
    sqlite3_stmt *statement_;
    bool hasRemoved_;
    std::vector<uint32_t> sums_;
};

int merge(folio_ranker &ranker, sqlite3_stmt *statement, size_t count, int64_t later, bool hasRemoved) {
    if (count == 0 || count > ranker.terms.size()) return SQLITE_MISUSE;
    const auto first = ranker.terms.end() - std::ptrdiff_t(count);
    TermSums sums(ranker, statement, hasRemoved);
    Term merged;
    for (int64_t chunk = 0; chunk <= ranker.lengths.covered() / int64_t(chunkPages); ++chunk) {
        for (auto term = first; term != ranker.terms.end(); ++term) {
            const int status = sums.add(*term, chunk);
            if (status != SQLITE_OK) return status;
        }
        const int status = sums.move(merged, chunk);
        if (status != SQLITE_OK) return status;
    }
    merged.pageCount = int64_t(merged.pages.size()) + later;
    merged.laterCount = later;
    ranker.terms.erase(first, ranker.terms.end());
    ranker.terms.push_back(std::move(merged));
    return SQLITE_OK;
}

}  // namespace
}  // namespace folio

int folio_ranker_merge(
    folio_ranker *ranker, sqlite3_stmt *statement, int32_t count, int64_t later, int32_t hasRemoved) noexcept {
    return folio::guarded([&] {
        return folio::merge(*ranker, statement, size_t(count), later, hasRemoved != 0);
    });
}
