#include "ListSearch.hpp"

#include <cstring>

namespace folio {
namespace {

/// Rounding may bring a sum of parts above the sum of their bounds by less than this.
constexpr double boundMargin = 1 + 1e-6;

size_t bitCount(uint64_t word) { return size_t(__builtin_popcountll(word)); }

void setBit(Bits &bits, size_t page) { bits[page / 64] |= uint64_t(1) << (page % 64); }

/// Clears the pages that are not within first...last, which are relative to the chunk.
void clip(Bits &bits, int64_t first, int64_t last) {
    for (int64_t word = 0; word < int64_t(chunkWords); ++word) {
        const int64_t start = word * 64;
        if (start + 63 < first || start > last) {
            bits[size_t(word)] = 0;
            continue;
        }
        if (first > start) bits[size_t(word)] &= ~uint64_t(0) << (first - start);
        if (last < start + 63) bits[size_t(word)] &= ~uint64_t(0) >> (start + 63 - last);
    }
}

/// Clears the pages within first...last, which are relative to the chunk.
void exclude(Bits &bits, int64_t first, int64_t last) {
    first = std::max<int64_t>(first, 0);
    last = std::min<int64_t>(last, int64_t(chunkPages) - 1);
    for (int64_t page = first; page <= last;) {
        if (page % 64 == 0 && page + 63 <= last) {
            bits[size_t(page / 64)] = 0;
            page += 64;
        } else {
            bits[size_t(page / 64)] &= ~(uint64_t(1) << (page % 64));
            ++page;
        }
    }
}

/// Clears the pages that are gone: all that have tokens have a length.
void clearRemoved(Bits &bits, const uint16_t *lengths) {
    for (size_t word = 0; word < chunkWords; ++word) {
        for (uint64_t rest = bits[word]; rest != 0; rest &= rest - 1) {
            const auto bit = size_t(__builtin_ctzll(rest));
            if (lengths[word * 64 + bit] == 0) bits[word] &= ~(uint64_t(1) << bit);
        }
    }
}

}  // namespace

int ListSearch::run(int64_t first, int64_t last, bool hasRemoved) {
    constexpr auto size = int64_t(chunkPages);
    if (first > last) return SQLITE_DONE;
    if (ranker_.hasGivenPages) {
        idfs_ = ranker_.givenIDFs(wanted_);
    } else {
        if (hasRemoved) {
            const int status = countPages(0, ranker_.lengths.covered() / size);
            if (status != SQLITE_DONE) return status;
        }
        for (size_t term = 0; term < wanted_; ++term) {
            idfs_.push_back(ranker_.scoring.idf(ranker_.terms[term].pageCount));
        }
        ranker_.setIDFs(idfs_);
    }
    for (int64_t chunk = first / size; chunk <= last / size; ++chunk) {
        const int status = search(chunk, first - chunk * size, last - chunk * size, hasRemoved);
        if (status != SQLITE_DONE) return status;
    }
    return SQLITE_DONE;
}

/// Counts the pages of listed terms that are still there.
int ListSearch::countPages(int64_t firstChunk, int64_t lastChunk) {
    for (size_t term = 0; term < chunks_.size(); ++term) {
        if (ranker_.terms[term].list < 0) continue;
        int64_t pages = 0;
        for (int64_t chunk = firstChunk; chunk <= lastChunk; ++chunk) {
            int status = load(term, chunk);
            if (status != SQLITE_OK) return status;
            const uint16_t *lengths = ranker_.lengths.chunk(chunk, status);
            if (lengths == nullptr) return status;
            clearRemoved(chunks_[term].bits, lengths);
            for (uint64_t word : chunks_[term].bits) pages += int64_t(bitCount(word));
        }
        ranker_.terms[term].pageCount = pages + ranker_.terms[term].laterCount;
    }
    return SQLITE_DONE;
}

int ListSearch::load(size_t index, int64_t chunk) {
    const Term &term = ranker_.terms[index];
    TermChunk &loaded = chunks_[index];
    loaded.bits.fill(0);
    loaded.list.clear();
    loaded.collected = nullptr;
    loaded.pages = 0;
    if (term.list < 0) {
        loadCollected(term, loaded, chunk);
        return SQLITE_OK;
    }
    sqlite3_reset(statement_);
    sqlite3_bind_int64(statement_, 1, term.list << 20 | chunk);
    int status = sqlite3_step(statement_);
    if (status == SQLITE_ROW) {
        const auto *bytes = static_cast<const uint8_t *>(sqlite3_column_blob(statement_, 0));
        loaded.bytes.assign(bytes, bytes + sqlite3_column_bytes(statement_, 0));
        status = loaded.list.open(loaded.bytes.data(), loaded.bytes.size()) ? SQLITE_OK : SQLITE_CORRUPT;
    } else if (status == SQLITE_DONE) {
        status = SQLITE_OK;
    }
    sqlite3_reset(statement_);
    if (status != SQLITE_OK) return status;
    loaded.pages = loaded.list.pages();
    if (loaded.list.isDense()) {
        loaded.list.copyBits(loaded.bits.data());
    } else {
        for (size_t position = 0; position < loaded.pages; ++position) {
            setBit(loaded.bits, loaded.list.page(position));
        }
    }
    return SQLITE_OK;
}

void ListSearch::loadCollected(const Term &term, TermChunk &loaded, int64_t chunk) {
    const int64_t firstPage = chunk * int64_t(chunkPages);
    const auto begin = std::lower_bound(term.pages.begin(), term.pages.end(), firstPage);
    const auto end = std::lower_bound(begin, term.pages.end(), firstPage + int64_t(chunkPages));
    loaded.collected = term.occurrences.data() + (begin - term.pages.begin());
    loaded.pages = size_t(end - begin);
    for (auto page = begin; page != end; ++page) setBit(loaded.bits, size_t(*page - firstPage));
}

void ListSearch::prepareBounds(TermChunk &loaded, const uint16_t *lengths) {
    loaded.parts.clear();
    uint32_t position = 0;
    for (size_t range = 0; range < chunkRanges; ++range) {
        loaded.starts[range] = position;
        float bound = 0;
        for (size_t word = range * rangeWords; word < (range + 1) * rangeWords; ++word) {
            if (loaded.isDense()) {
                position += uint32_t(bitCount(loaded.bits[word]));
                continue;
            }
            for (uint64_t rest = loaded.bits[word]; rest != 0; rest &= rest - 1) {
                const size_t page = word * 64 + size_t(__builtin_ctzll(rest));
                const float part = ranker_.scoring.part(loaded.occurrences(position++), lengths[page]);
                loaded.parts.push_back(part);
                bound = std::max(bound, part);
            }
        }
        loaded.bounds[range] = loaded.isDense() ? loaded.list.bound(range, ranker_.scoring) : bound;
    }
    loaded.starts[chunkRanges] = position;
}

bool ListSearch::evaluate(Bits &matches) const {
    std::vector<Bits> stack;
    for (int32_t step : program_) {
        if (step >= 0) {
            if (size_t(step) >= chunks_.size()) return false;
            stack.push_back(chunks_[size_t(step)].bits);
            continue;
        }
        if (stack.size() < 2) return false;
        const Bits second = stack.back();
        stack.pop_back();
        Bits &first = stack.back();
        for (size_t word = 0; word < chunkWords; ++word) {
            if (step == FOLIO_AND) first[word] &= second[word];
            else if (step == FOLIO_OR) first[word] |= second[word];
            else first[word] &= ~second[word];
        }
    }
    if (stack.size() != 1) return false;
    matches = stack.back();
    return true;
}

int ListSearch::search(int64_t chunk, int64_t first, int64_t last, bool hasRemoved) {
    int status = SQLITE_OK;
    for (size_t term = 0; term < chunks_.size(); ++term) {
        status = load(term, chunk);
        if (status != SQLITE_OK) return status;
    }
    Bits matches;
    if (!evaluate(matches)) return SQLITE_MISUSE;
    clip(matches, first, last);
    const int64_t firstPage = chunk * int64_t(chunkPages);
    for (const auto &pages : ranker_.excluded) exclude(matches, pages.first - firstPage, pages.second - firstPage);
    size_t total = 0;
    for (uint64_t word : matches) total += bitCount(word);
    if (total == 0) return SQLITE_DONE;
    // The bounds of dense lists need no lengths: where all ranges are passed over, they are not read.
    const uint16_t *lengths = nullptr;
    bool needsLengths = hasRemoved;
    for (size_t term = 0; term < wanted_; ++term) needsLengths |= !chunks_[term].isDense() && chunks_[term].pages > 0;
    if (needsLengths && (lengths = ranker_.lengths.chunk(chunk, status)) == nullptr) return status;
    if (hasRemoved) {
        clearRemoved(matches, lengths);
        total = 0;
        for (uint64_t word : matches) total += bitCount(word);
    }
    ranker_.total += int64_t(total);
    if (ranker_.top.limit() == 0 || total == 0) return SQLITE_DONE;
    for (size_t term = 0; term < wanted_; ++term) prepareBounds(chunks_[term], lengths);

    std::vector<std::pair<double, size_t>> ranges;
    for (size_t range = 0; range < chunkRanges; ++range) {
        const uint64_t *words = &matches[range * rangeWords];
        if ((words[0] | words[1] | words[2] | words[3]) == 0) continue;
        double bound = 0;
        for (size_t term = 0; term < wanted_; ++term) {
            bound += Scoring::product(idfs_[term], chunks_[term].bounds[range]);
        }
        ranges.emplace_back(-bound * boundMargin, range);
    }
    // The best ranges first: the threshold rises at once, and the rest is passed over.
    std::sort(ranges.begin(), ranges.end());
    for (const auto &[negativeBound, range] : ranges) {
        if (-negativeBound < ranker_.top.threshold()) break;
        if (lengths == nullptr && (lengths = ranker_.lengths.chunk(chunk, status)) == nullptr) return status;
        scoreRange(range, matches, lengths, firstPage);
    }
    return SQLITE_DONE;
}

void ListSearch::scoreRange(size_t range, const Bits &matches, const uint16_t *lengths, int64_t firstPage) {
    double scores[rangePages] = {};
    for (size_t index = 0; index < wanted_; ++index) {
        const TermChunk &term = chunks_[index];
        const float idf = idfs_[index];
        size_t position = term.starts[range];
        for (size_t word = range * rangeWords; word < (range + 1) * rangeWords; ++word) {
            for (uint64_t rest = term.bits[word]; rest != 0; rest &= rest - 1, ++position) {
                const auto bit = size_t(__builtin_ctzll(rest));
                if ((matches[word] >> bit & 1) == 0) continue;
                const size_t page = word * 64 + bit;
                const float part = term.isDense()
                    ? ranker_.scoring.part(term.occurrences(position), lengths[page]) : term.parts[position];
                scores[page % rangePages] += Scoring::product(idf, part);
            }
        }
    }
    for (size_t word = range * rangeWords; word < (range + 1) * rangeWords; ++word) {
        for (uint64_t rest = matches[word]; rest != 0; rest &= rest - 1) {
            const size_t page = word * 64 + size_t(__builtin_ctzll(rest));
            ++ranker_.scored;
            ranker_.top.add({scores[page % rangePages], firstPage + int64_t(page)});
        }
    }
}

}  // namespace folio

int folio_ranker_search_lists(
    folio_ranker *ranker, sqlite3_stmt *statement, const int32_t *program, int32_t count, int32_t wanted,
    int64_t first, int64_t last, int32_t hasRemoved) noexcept {
    return folio::guarded([&] {
        folio::ListSearch search(*ranker, statement, program, size_t(count), size_t(wanted));
        return search.run(first, std::min(last, ranker->lengths.covered()), hasRemoved != 0);
    });
}
