#include "Ranker.hpp"

#include <cstring>

namespace folio {

const uint16_t *PageLengths::chunk(int64_t number, int &status) {
    if (number == last_) return lastLengths_;
    auto &lengths = chunks_[number];
    if (!lengths) {
        lengths.reset(new uint16_t[chunkPages]());
        sqlite3_reset(statement_);
        sqlite3_bind_int64(statement_, 1, number);
        status = sqlite3_step(statement_);
        if (status == SQLITE_ROW) {
            const auto size = std::min(size_t(sqlite3_column_bytes(statement_, 0)), chunkPages * 2);
            if (size > 0) std::memcpy(lengths.get(), sqlite3_column_blob(statement_, 0), size);
            status = SQLITE_OK;
        } else if (status == SQLITE_DONE) {
            status = SQLITE_OK;
        }
        sqlite3_reset(statement_);
        if (status != SQLITE_OK) {
            lengths.reset();
            return nullptr;
        }
    }
    last_ = number;
    lastLengths_ = lengths.get();
    return lastLengths_;
}

}  // namespace folio

folio_ranker *folio_ranker_create(const double *weights, int32_t columns, int64_t limit) noexcept {
    // The constructor allocates, too.
    try {
        return new folio_ranker(weights, columns, limit);
    } catch (...) {
        return nullptr;
    }
}

void folio_ranker_destroy(folio_ranker *ranker) noexcept { delete ranker; }

void folio_ranker_set_totals(folio_ranker *ranker, int64_t pages, int64_t tokens) noexcept {
    ranker->scoring.set(pages, tokens);
}

void folio_ranker_set_after(folio_ranker *ranker, double score, int64_t page) noexcept {
    ranker->top.setAfter({score, page});
}

void folio_ranker_set_lengths(folio_ranker *ranker, sqlite3_stmt *statement, int64_t covered) noexcept {
    ranker->lengths.set(statement, covered);
}

void folio_ranker_count_while_ranking(folio_ranker *ranker) noexcept {
    // Behind a cursor scores are compared while they are made.
    ranker->countsWhileRanking = !ranker->top.hasAfter();
}

int folio_ranker_set_phrase_pages(folio_ranker *ranker, const int64_t *pages, int32_t phrases) noexcept {
    return folio::guarded([&] {
        ranker->hasGivenPages = true;
        for (int32_t phrase = 0; phrase < phrases; ++phrase) {
            ranker->setIDF(size_t(phrase), ranker->scoring.idf(pages[phrase]));
        }
        return SQLITE_OK;
    });
}

int folio_ranker_set_families(
    folio_ranker *ranker, const int32_t *families, int32_t phrases, const int64_t *pages, int32_t count) noexcept {
    return folio::guarded([&] {
        for (int32_t phrase = 0; phrase < phrases; ++phrase) {
            if (families[phrase] < -1 || families[phrase] >= count) return SQLITE_MISUSE;
        }
        ranker->families.assign(families, families + phrases);
        ranker->members.assign(size_t(count), {});
        for (int32_t phrase = 0; phrase < phrases; ++phrase) {
            if (families[phrase] >= 0) ranker->members[size_t(families[phrase])].push_back(phrase);
        }
        ranker->familyIDFs.clear();
        for (int32_t family = 0; family < count; ++family) {
            ranker->familyIDFs.push_back(ranker->scoring.idf(pages[family]));
        }
        return SQLITE_OK;
    });
}

int folio_ranker_add_listed(folio_ranker *ranker, int64_t term, int64_t pages, int64_t later) noexcept {
    if (term < 0 || term > folio::greatestTerm) return SQLITE_CORRUPT;
    return folio::guarded([&] {
        ranker->terms.emplace_back();
        ranker->terms.back().list = term;
        ranker->terms.back().pageCount = pages + later;
        ranker->terms.back().laterCount = later;
        return SQLITE_OK;
    });
}

int folio_ranker_exclude(folio_ranker *ranker, int64_t first, int64_t last) noexcept {
    return folio::guarded([&] {
        ranker->excluded.emplace_back(first, last);
        return SQLITE_OK;
    });
}

size_t folio_ranker_collected(
    const folio_ranker *ranker, const int64_t **pages, const uint32_t **occurrences) noexcept {
    if (ranker->terms.empty()) return 0;
    *pages = ranker->terms.back().pages.data();
    *occurrences = ranker->terms.back().occurrences.data();
    return ranker->terms.back().pages.size();
}

int64_t folio_ranker_total(const folio_ranker *ranker) noexcept { return ranker->total; }

int64_t folio_ranker_scored(const folio_ranker *ranker) noexcept { return ranker->scored; }

int64_t folio_ranker_finish(folio_ranker *ranker, folio_ranked_page *pages, int64_t capacity) noexcept {
    const auto &best = ranker->top.sorted();
    const float idf = ranker->countsWhileRanking ? ranker->scoring.idf(ranker->total) : 1;
    const auto count = std::min(int64_t(best.size()), capacity);
    for (int64_t index = 0; index < count; ++index) {
        const auto &page = best[size_t(index)];
        pages[index] = {page.page, page.score * double(idf)};
    }
    return count;
}

int folio_list_extend(
    const uint8_t *existing, size_t existingSize, const int64_t *pages, const uint32_t *occurrences, size_t count,
    const uint16_t *lengths, uint8_t **list, size_t *size) noexcept {
    return folio::guarded([&] {
        std::vector<uint16_t> listed(folio::chunkPages);
        std::vector<uint32_t> counts(folio::chunkPages);
        size_t known = 0;
        if (existing != nullptr) {
            const int status = folio_list_read(existing, existingSize, listed.data(), counts.data(), &known);
            if (status != SQLITE_OK) return status;
        }
        listed.resize(known);
        counts.resize(known);
        for (size_t index = 0; index < count; ++index) {
            listed.push_back(uint16_t(pages[index] % int64_t(folio::chunkPages)));
            counts.push_back(occurrences[index]);
        }
        const auto bytes = folio::encode(listed, counts, lengths);
        *list = new uint8_t[bytes.size()];
        std::memcpy(*list, bytes.data(), bytes.size());
        *size = bytes.size();
        return SQLITE_OK;
    });
}

void folio_list_free(uint8_t *list) noexcept { delete[] list; }

int folio_list_read(const uint8_t *list, size_t size, uint16_t *pages, uint32_t *occurrences, size_t *count) noexcept {
    folio::TermList view;
    if (!view.open(list, size)) return SQLITE_CORRUPT;
    if (view.isDense()) {
        size_t position = 0;
        for (size_t word = 0; word < folio::chunkWords; ++word) {
            for (uint64_t rest = view.word(word); rest != 0; rest &= rest - 1) {
                pages[position++] = uint16_t(word * 64 + size_t(__builtin_ctzll(rest)));
            }
        }
    } else {
        for (size_t position = 0; position < view.pages(); ++position) pages[position] = view.page(position);
    }
    for (size_t position = 0; position < view.pages(); ++position) {
        occurrences[position] = view.occurrences(position);
    }
    *count = view.pages();
    return SQLITE_OK;
}
