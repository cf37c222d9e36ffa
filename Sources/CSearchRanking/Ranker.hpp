#pragma once

#include <sqlite3.h>

#include <cmath>
#include <memory>
#include <new>
#include <unordered_map>
#include <utility>
#include <vector>

#include "CSearchRanking.h"
#include "Scoring.hpp"
#include "TermList.hpp"
#include "TopPages.hpp"

namespace folio {

/// Page lengths out of the store, a chunk at a time and only the chunks that a query touches.
class PageLengths {
public:
    void set(sqlite3_stmt *statement, int64_t covered) {
        statement_ = statement;
        covered_ = covered;
    }

    int64_t covered() const { return covered_; }

    /// The lengths of a chunk's pages; NULL where they cannot be read, and `status` says why.
    const uint16_t *chunk(int64_t number, int &status);

private:
    sqlite3_stmt *statement_ = nullptr;
    int64_t covered_ = -1;
    std::unordered_map<int64_t, std::unique_ptr<uint16_t[]>> chunks_;
    /// The chunk asked for last: pages come in order.
    int64_t last_ = -1;
    const uint16_t *lastLengths_ = nullptr;
};

/// The greatest number of a listed term: the number of a list is the term's, and 20 bits for the chunk.
constexpr int64_t greatestTerm = INT64_MAX >> 20;

/// Runs a body that gives an SQLite status; an exception becomes one, too, since none may enter C.
template <typename Body>
int guarded(Body body) noexcept {
    try {
        return body();
    } catch (const std::bad_alloc &) {
        return SQLITE_NOMEM;
    } catch (...) {
        return SQLITE_ERROR;
    }
}

/// A term of a search over lists.
struct Term {
    /// The term's number in the store; -1 for one whose pages were collected.
    int64_t list = -1;
    int64_t pageCount = 0;
    /// Those of them that no list covers yet.
    int64_t laterCount = 0;
    std::vector<int64_t> pages;
    std::vector<uint32_t> occurrences;
};

}  // namespace folio

struct folio_ranker {
    folio_ranker(const double *weights, int32_t columns, int64_t limit)
        : weights(weights, weights + columns), top(size_t(limit)) {}

    std::vector<double> weights;
    folio::TopPages top;
    folio::Scoring scoring;
    folio::PageLengths lengths;
    std::vector<folio::Term> terms;
    /// Pages from first to second that lists are not asked for.
    std::vector<std::pair<int64_t, int64_t>> excluded;
    /// Whether the numbers of pages that terms are on were given, rather than to be counted in this store.
    bool hasGivenPages = false;
    /// By phrase; NaN where it is not known yet.
    std::vector<float> idfs;
    /// By phrase, the family that it is one term with; -1 for none. Empty where there are no families.
    std::vector<int32_t> families;
    std::vector<float> familyIDFs;
    /// By family, its phrases in their order.
    std::vector<std::vector<int>> members;
    /// Whether the number of matches is the one phrase's number of pages, so that its idf can be put in at the end.
    bool countsWhileRanking = false;
    bool isCollecting = false;
    int64_t total = 0;
    int64_t scored = 0;

    float knownIDF(size_t phrase) const { return phrase < idfs.size() ? idfs[phrase] : std::nanf(""); }
    int32_t family(size_t phrase) const { return phrase < families.size() ? families[phrase] : -1; }
    void setIDF(size_t phrase, float idf) {
        if (phrase >= idfs.size()) idfs.resize(phrase + 1, std::nanf(""));
        idfs[phrase] = idf;
    }
    /// The idf of the first `count` terms of a search over lists, as far as it was given.
    std::vector<float> givenIDFs(size_t count) const {
        std::vector<float> terms;
        for (int32_t phrase = 0; terms.size() < count; ++phrase) {
            phrase = firstOfTerm(phrase);
            const int32_t number = family(size_t(phrase));
            terms.push_back(number >= 0 ? familyIDFs[size_t(number)] : knownIDF(size_t(phrase)));
        }
        return terms;
    }
    /// Sets the idf of the phrases that are the terms of a search over lists, in their order.
    void setIDFs(const std::vector<float> &terms) {
        int32_t phrase = 0;
        for (float idf : terms) {
            phrase = firstOfTerm(phrase);
            if (const int32_t number = family(size_t(phrase)); number >= 0) familyIDFs[size_t(number)] = idf;
            else setIDF(size_t(phrase), idf);
            ++phrase;
        }
    }

private:
    /// The phrase itself, or the next one that is not a further one of a family.
    int32_t firstOfTerm(int32_t phrase) const {
        while (family(size_t(phrase)) >= 0 && members[size_t(family(size_t(phrase)))].front() != phrase) ++phrase;
        return phrase;
    }
};
