// The formula of CSearchRanking.h, in the one place that both ways of ranking take it from.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace folio {

struct Scoring {
    double pages = 0;
    /// k1 × (1 − b), and k1 × b / average length.
    double base = 0;
    double slope = 0;

    static constexpr double k1 = 1.2;
    static constexpr double b = 0.75;
    /// What a part comes to with ever more occurrences.
    static constexpr float greatestPart = float(k1 + 1);

    /// A damaged store may give numbers below 0, from which no score could be computed.
    void set(int64_t pageCount, int64_t tokenCount) {
        pages = double(std::max<int64_t>(pageCount, 0));
        base = k1 * (1 - b);
        slope = tokenCount > 0 ? k1 * b * pages / double(tokenCount) : 0;
    }

    /// `occurrences` are weighed.
    float part(double occurrences, double length) const {
        return float(occurrences * (k1 + 1) / (occurrences + (base + slope * length)));
    }

    float idf(int64_t pageCount) const {
        const double n = double(pageCount);
        return float(std::log(1 + (pages - n + 0.5) / (n + 0.5)));
    }

    static double product(float idf, float part) { return double(idf) * double(part); }
};

/// Lengths are kept in 16 bits; a longer page counts as this long.
constexpr uint32_t greatestLength = 65535;

/// Occurrences are kept in quarters, which is what the weights are multiples of.
constexpr double occurrenceUnit = 4;

}  // namespace folio
