#include "TermList.hpp"

#include <algorithm>
#include <cstring>

namespace folio {
namespace {

constexpr size_t headSize = 12;
constexpr uint8_t version = 1;
constexpr size_t impactsPerRange = 4;
constexpr size_t bitsSize = chunkWords * sizeof(uint64_t);
constexpr size_t boundsSize = chunkRanges * impactsPerRange * sizeof(Impact);
constexpr uint16_t greatestImpact = 65535;

template <typename Number>
Number read(const uint8_t *bytes) {
    Number number;
    std::memcpy(&number, bytes, sizeof number);
    return number;
}

template <typename Number>
void append(std::vector<uint8_t> &bytes, Number number) {
    const auto *raw = reinterpret_cast<const uint8_t *>(&number);
    bytes.insert(bytes.end(), raw, raw + sizeof number);
}

/// The pages that no other one of the range beats in both occurrences and length, in at most four groups.
void appendBounds(std::vector<uint8_t> &bytes, std::vector<Impact> &impacts) {
    std::sort(impacts.begin(), impacts.end(), [](const Impact &a, const Impact &b) {
        return a.occurrences != b.occurrences ? a.occurrences > b.occurrences : a.length < b.length;
    });
    size_t kept = 0;
    for (const Impact &impact : impacts) {
        if (kept == 0 || impact.length < impacts[kept - 1].length) impacts[kept++] = impact;
    }
    impacts.resize(kept);
    for (size_t group = 0; group < impactsPerRange; ++group) {
        const size_t first = group * kept / impactsPerRange, end = (group + 1) * kept / impactsPerRange;
        Impact bound = {0, 0};
        // Within the frontier occurrences and lengths fall together.
        if (end > first) bound = {impacts[first].occurrences, impacts[end - 1].length};
        append(bytes, bound.occurrences);
        append(bytes, bound.length);
    }
}

}  // namespace

bool TermList::open(const uint8_t *bytes, size_t size) {
    clear();
    if (size < headSize || bytes[0] != version || bytes[1] > 1) return false;
    const size_t pages = read<uint32_t>(bytes + 4);
    exceptionCount_ = read<uint32_t>(bytes + 8);
    if (pages > chunkPages || exceptionCount_ > pages) return false;
    isDense_ = bytes[1] == 1;
    body_ = bytes + headSize;
    const size_t bodySize = isDense_ ? bitsSize + boundsSize : pages * sizeof(uint16_t);
    if (size != headSize + bodySize + pages + exceptionCount_ * 8) return false;
    codes_ = body_ + bodySize;
    exceptions_ = codes_ + pages;
    pages_ = pages;
    if (isDense_) {
        size_t bits = 0;
        for (size_t word = 0; word < chunkWords; ++word) {
            bits += size_t(__builtin_popcountll(this->word(word)));
        }
        if (bits != pages) return false;
    }
    return true;
}

uint16_t TermList::page(size_t position) const { return read<uint16_t>(body_ + position * 2); }

uint64_t TermList::word(size_t index) const { return read<uint64_t>(body_ + index * 8); }

void TermList::copyBits(uint64_t *bits) const { std::memcpy(bits, body_, bitsSize); }

uint32_t TermList::exception(size_t position) const {
    size_t low = 0, high = exceptionCount_;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (read<uint32_t>(exceptions_ + middle * 8) < position) low = middle + 1; else high = middle;
    }
    return low < exceptionCount_ ? read<uint32_t>(exceptions_ + low * 8 + 4) : 255;
}

float TermList::bound(size_t range, const Scoring &scoring) const {
    const uint8_t *impacts = body_ + bitsSize + range * impactsPerRange * sizeof(Impact);
    float bound = 0;
    for (size_t index = 0; index < impactsPerRange; ++index, impacts += sizeof(Impact)) {
        const auto occurrences = read<uint16_t>(impacts);
        if (occurrences == 0) continue;
        if (occurrences == greatestImpact) return Scoring::greatestPart;
        bound = std::max(bound, scoring.part(occurrences / occurrenceUnit, read<uint16_t>(impacts + 2)));
    }
    return bound;
}

std::vector<uint8_t> encode(
    const std::vector<uint16_t> &pages, const std::vector<uint32_t> &occurrences, const uint16_t *lengths) {
    const bool isDense = pages.size() >= densePages;
    const auto exceptions = std::count_if(
        occurrences.begin(), occurrences.end(), [](uint32_t count) { return count >= 255; });
    std::vector<uint8_t> bytes;
    bytes.reserve(headSize + (isDense ? bitsSize + boundsSize : pages.size() * 2) + pages.size() + size_t(exceptions) * 8);
    bytes.insert(bytes.end(), {version, uint8_t(isDense ? 1 : 0), 0, 0});
    append(bytes, uint32_t(pages.size()));
    append(bytes, uint32_t(exceptions));
    if (isDense) {
        std::vector<uint64_t> bits(chunkWords, 0);
        for (uint16_t page : pages) bits[page / 64] |= uint64_t(1) << (page % 64);
        for (uint64_t word : bits) append(bytes, word);
        std::vector<Impact> impacts;
        size_t next = 0;
        for (size_t range = 0; range < chunkRanges; ++range) {
            impacts.clear();
            for (; next < pages.size() && pages[next] / rangePages == range; ++next) {
                const auto impact = uint16_t(std::min<uint32_t>(occurrences[next], greatestImpact));
                impacts.push_back({impact, lengths[pages[next]]});
            }
            appendBounds(bytes, impacts);
        }
    } else {
        for (uint16_t page : pages) append(bytes, page);
    }
    for (uint32_t count : occurrences) bytes.push_back(uint8_t(std::min<uint32_t>(count, 255)));
    for (size_t position = 0; position < occurrences.size(); ++position) {
        if (occurrences[position] < 255) continue;
        append(bytes, uint32_t(position));
        append(bytes, occurrences[position]);
    }
    return bytes;
}

}  // namespace folio
