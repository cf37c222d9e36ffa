// The FTS5 auxiliary function `folio_rank`.
#include "Ranker.hpp"

namespace {

constexpr const char *pointerType = "folio_ranker";

int countRow(const Fts5ExtensionApi *, Fts5Context *, void *count) noexcept {
    ++*static_cast<int64_t *>(count);
    return SQLITE_OK;
}

/// The occurrences of a phrase on the current row, each weighed by its column.
double weighedOccurrences(const Fts5ExtensionApi *api, Fts5Context *context, int phrase, const std::vector<double> &weights) {
    Fts5PhraseIter iterator;
    int column = -1, offset = 0;
    double occurrences = 0;
    // Not xInst: it gathers and sorts the places of all phrases before it gives the first.
    if (api->xPhraseFirst(context, phrase, &iterator, &column, &offset) != SQLITE_OK) return 0;
    for (; column >= 0; api->xPhraseNext(context, &iterator, &column, &offset)) {
        if (size_t(column) < weights.size()) occurrences += weights[size_t(column)];
    }
    return occurrences;
}

int pageLength(folio_ranker &ranker, const Fts5ExtensionApi *api, Fts5Context *context, int64_t page, double &length) {
    if (page >= 0 && page <= ranker.lengths.covered()) {
        int status = SQLITE_OK;
        const uint16_t *lengths = ranker.lengths.chunk(page / int64_t(folio::chunkPages), status);
        if (lengths != nullptr) length = lengths[page % int64_t(folio::chunkPages)];
        return status;
    }
    int tokens = 0;
    const int status = api->xColumnSize(context, -1, &tokens);
    length = std::min(uint32_t(std::max(tokens, 0)), folio::greatestLength);
    return status;
}

int phraseIDF(folio_ranker &ranker, const Fts5ExtensionApi *api, Fts5Context *context, int phrase, float &idf) {
    idf = ranker.knownIDF(size_t(phrase));
    if (!std::isnan(idf)) return SQLITE_OK;
    int64_t pages = 0;
    const int status = api->xQueryPhrase(context, phrase, &pages, countRow);
    idf = ranker.scoring.idf(pages);
    ranker.setIDF(size_t(phrase), idf);
    return status;
}

int rank(folio_ranker &ranker, const Fts5ExtensionApi *api, Fts5Context *context) {
    const int64_t page = api->xRowid(context);
    const int phrases = api->xPhraseCount(context);
    if (ranker.isCollecting) {
        auto &term = ranker.terms.back();
        // FTS5 hands out pages in their order; lists are built on it. A damaged index may not keep to it.
        if (page < 0 || (!term.pages.empty() && page <= term.pages.back())) return SQLITE_CORRUPT_VTAB;
        double occurrences = 0;
        for (int phrase = 0; phrase < phrases; ++phrase) {
            occurrences += weighedOccurrences(api, context, phrase, ranker.weights);
        }
        term.pages.push_back(page);
        term.occurrences.push_back(uint32_t(std::lround(occurrences * folio::occurrenceUnit)));
        return SQLITE_OK;
    }
    if (phrases != 1 || !ranker.families.empty()) ranker.countsWhileRanking = false;
    ++ranker.total;
    if (ranker.top.limit() == 0) return SQLITE_OK;
    ++ranker.scored;
    double length = 0;
    int status = pageLength(ranker, api, context, page, length);
    if (status != SQLITE_OK) return status;
    // Terms are summed in their order, as the search over lists does: in another one the last bits could differ.
    double score = 0;
    for (int phrase = 0; phrase < phrases; ++phrase) {
        const int32_t family = ranker.family(size_t(phrase));
        if (family >= 0 && ranker.members[size_t(family)].front() != phrase) continue;
        double occurrences = 0;
        if (family >= 0) {
            for (int member : ranker.members[size_t(family)]) {
                if (member < phrases) occurrences += weighedOccurrences(api, context, member, ranker.weights);
            }
        } else {
            occurrences = weighedOccurrences(api, context, phrase, ranker.weights);
        }
        if (occurrences == 0) continue;
        float idf = 1;
        if (family >= 0) {
            idf = ranker.familyIDFs[size_t(family)];
        } else if (!ranker.countsWhileRanking) {
            status = phraseIDF(ranker, api, context, phrase, idf);
            if (status != SQLITE_OK) return status;
        }
        score += folio::Scoring::product(idf, ranker.scoring.part(occurrences, length));
    }
    ranker.top.add({score, page});
    return SQLITE_OK;
}

void rankFunction(
    const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *result, int count, sqlite3_value **values) noexcept {
    auto *ranker = count == 1 ? static_cast<folio_ranker *>(sqlite3_value_pointer(values[0], pointerType)) : nullptr;
    if (ranker == nullptr) {
        sqlite3_result_error(result, "folio_rank needs a ranker, which only Folio can bind", -1);
        return;
    }
    const int status = folio::guarded([&] { return rank(*ranker, api, context); });
    if (status != SQLITE_OK) sqlite3_result_error_code(result, status);
    else sqlite3_result_int(result, 0);
}

int run(folio_ranker *ranker, sqlite3_stmt *statement, int parameter) {
    int status = sqlite3_bind_pointer(statement, parameter, ranker, pointerType, nullptr);
    if (status != SQLITE_OK) return status;
    do status = sqlite3_step(statement); while (status == SQLITE_ROW);
    sqlite3_reset(statement);
    sqlite3_bind_null(statement, parameter);
    return status;
}

}  // namespace

int folio_ranking_register(sqlite3 *database) noexcept {
    fts5_api *api = nullptr;
    sqlite3_stmt *statement = nullptr;
    int status = sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, nullptr);
    if (status == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    if (status != SQLITE_OK) return status;
    if (api == nullptr) return SQLITE_ERROR;
    return api->xCreateFunction(api, "folio_rank", nullptr, rankFunction, nullptr);
}

int folio_ranker_rank(folio_ranker *ranker, sqlite3_stmt *statement, int parameter) noexcept {
    ranker->isCollecting = false;
    return run(ranker, statement, parameter);
}

int folio_ranker_collect(folio_ranker *ranker, sqlite3_stmt *statement, int parameter) noexcept {
    return folio::guarded([&] {
        ranker->isCollecting = true;
        ranker->terms.emplace_back();
        const int status = run(ranker, statement, parameter);
        ranker->terms.back().pageCount = int64_t(ranker->terms.back().pages.size());
        return status;
    });
}
