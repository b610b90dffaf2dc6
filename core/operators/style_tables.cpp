#include "operators/style_tables.h"

#include "base/check.h"

#include <algorithm>
#include <cmath>

namespace glissade::operators {

namespace {

#include "operators/style_counts.inc"

std::uint32_t digitOf(char letter) {
    if (letter >= 'A' && letter <= 'Z') return static_cast<std::uint32_t>(letter - 'A');
    if (letter >= 'a' && letter <= 'z') return static_cast<std::uint32_t>(letter - 'a' + 26);
    if (letter >= '0' && letter <= '9') return static_cast<std::uint32_t>(letter - '0' + 52);
    CHECK(letter == '+' || letter == '/');
    return letter == '+' ? 62 : 63;
}

// Reads the digits of a text cut into lines, one after the other.
class DigitReader {
public:
    explicit DigitReader(std::span<const char* const> lines) : lines_(lines) { skipLineEnds(); }

    [[nodiscard]] bool atEnd() const { return line_ == lines_.size(); }
    std::uint32_t next() {
        CHECK(!atEnd());
        const std::uint32_t digit = digitOf(lines_[line_][column_++]);
        skipLineEnds();
        return digit;
    }

private:
    void skipLineEnds() {
        while (line_ < lines_.size() && lines_[line_][column_] == '\0') {
            ++line_;
            column_ = 0;
        }
    }

    std::span<const char* const> lines_;
    std::size_t line_ = 0;
    std::size_t column_ = 0;
};

std::vector<std::uint32_t> decodeCounts(std::span<const char* const> code) {
    std::vector<std::uint32_t> counts;
    counts.reserve(StyleDistribution::kBins);
    for (DigitReader reader(code); !reader.atEnd();) {
        const std::uint32_t digit = reader.next();
        if (digit < 60) {
            counts.push_back(digit);
        } else if (digit == 60) {
            const std::uint32_t high = reader.next();
            counts.push_back(64 * high + reader.next());
        } else if (digit == 61) {
            counts.insert(counts.end(), reader.next() + 2, 0);
        } else {
            CHECK(digit == 62);
            std::uint32_t empty = 0;
            for (int i = 0; i < 3; ++i) empty = 64 * empty + reader.next();
            counts.insert(counts.end(), empty, 0);
        }
    }
    CHECK(counts.size() <= StyleDistribution::kBins);
    counts.resize(StyleDistribution::kBins);
    return counts;
}

}  // namespace

StyleDistribution::StyleDistribution(std::span<const char* const> code) : cumulative_(decodeCounts(code)) {
    for (std::size_t i = 1; i < cumulative_.size(); ++i) cumulative_[i] += cumulative_[i - 1];
    CHECK(total() > 0);
}

double StyleDistribution::inverse(double share) const {
    const double all = total();
    const auto first = std::ranges::partition_point(cumulative_, [&](std::uint32_t sum) { return sum / all < share; });
    const auto index = std::min<std::ptrdiff_t>(first - cumulative_.begin(), kBins - 1);
    return static_cast<double>(1 + index) / kBins;
}

const StyleDistribution& styleIntensity() {
    static const StyleDistribution distribution(kIntensityCounts);
    return distribution;
}

const StyleDistribution& styleGradient() {
    static const StyleDistribution distribution(kGradientCounts);
    return distribution;
}

void Histogram256::add(double value) {
    const double bin = std::round(std::clamp(value, 0.0, 1.0) * 255.0);
    ++counts_[static_cast<std::size_t>(bin)];
}

void Histogram256::add(const Histogram256& other) {
    for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i];
}

TransferTable::TransferTable(const Histogram256& values, const StyleDistribution& target) {
    std::uint64_t total = 0;
    for (const std::uint64_t count : values.counts()) total += count;
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < 256; ++i) {
        sum += values.counts()[i];
        const double share = total > 0 ? static_cast<double>(sum) / static_cast<double>(total) : static_cast<double>(i + 1) / 256.0;
        entries_[i] = target.inverse(share);
    }
    entries_[256] = 1.0;
}

}  // namespace glissade::operators
