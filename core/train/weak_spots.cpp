#include "train/weak_spots.h"

#include "base/atomic_file.h"
#include "image/metrics.h"
#include "image/parts.h"
#include "train/eight_bit.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace glissade::train {

namespace {

constexpr int kGap = 4;  // white lines between the sheet's pictures
constexpr int kDifferenceGain = 4;

/// The worst crops so far, worst first.
class Worst {
public:
    Worst(std::vector<WeakSpot>& spots, const WeakSpotOptions& options) : spots_(spots), options_(options) {}

    /// Whether a crop belongs to them; takes out what it overlaps then, all of which is better.
    bool makeRoom(const std::string& photo, int x, int y, double psnr) {
        if (static_cast<int>(spots_.size()) == options_.count && psnr >= spots_.back().psnr) return false;
        const auto overlaps = [&](const WeakSpot& spot) {
            return spot.photo == photo && std::abs(spot.x - x) < options_.side && std::abs(spot.y - y) < options_.side;
        };
        if (std::ranges::any_of(spots_, [&](const WeakSpot& spot) { return overlaps(spot) && spot.psnr <= psnr; }))
            return false;
        std::erase_if(spots_, overlaps);
        return true;
    }

    void add(WeakSpot spot) {
        const auto at = std::ranges::upper_bound(spots_, spot.psnr, {}, &WeakSpot::psnr);
        spots_.insert(at, std::move(spot));
        if (static_cast<int>(spots_.size()) > options_.count) spots_.pop_back();
    }

private:
    std::vector<WeakSpot>& spots_;
    const WeakSpotOptions& options_;
};

void lookThrough(const Shard& shard,
                 const Shard::Entry& entry,
                 const Image<std::uint8_t>& answer,
                 const WeakSpotOptions& options,
                 std::vector<WeakSpot>& spots) {
    Worst worst(spots, options);
    const Image<std::uint8_t> input = imageOf(shard.input(), shard.width(), shard.height());
    const Image<std::uint8_t> exact = imageOf(entry.rgb, shard.width(), shard.height());
    const int stride = std::max(1, options.side / 2);
    for (int y = 0; y + options.side <= shard.height(); y += stride) {
        for (int x = 0; x + options.side <= shard.width(); x += stride) {
            const Rect part{x, y, options.side, options.side};
            Image<std::uint8_t> ours = crop(answer, part);
            Image<std::uint8_t> right = crop(exact, part);
            const double within = psnr(ours, right);
            if (!worst.makeRoom(shard.photoName(), x, y, within)) continue;
            worst.add({shard.photoName(), x, y, within, crop(input, part), std::move(right), std::move(ours)});
        }
    }
}

Image<std::uint8_t> differenceOf(const Image<std::uint8_t>& answer, const Image<std::uint8_t>& exact) {
    Image<std::uint8_t> result(answer.width(), answer.height(), 3);
    for (std::size_t i = 0; i < result.samples().size(); ++i)
        result.data()[i] =
            static_cast<std::uint8_t>(std::clamp(128 + kDifferenceGain * (answer.data()[i] - exact.data()[i]), 0, 255));
    return result;
}

}  // namespace

Result<std::vector<std::vector<WeakSpot>>> findWeakSpots(Predictor& predictor,
                                                         const std::vector<std::shared_ptr<const Shard>>& shards,
                                                         const std::vector<LearntOperator>& operators,
                                                         const WeakSpotOptions& options,
                                                         const Cancel& cancel) {
    std::vector<std::vector<WeakSpot>> spots(operators.size());
    for (std::size_t s = 0; s < shards.size(); ++s) {
        const Shard& shard = *shards[s];
        if (std::min(shard.width(), shard.height()) < options.side) continue;
        TRY_VOID(predictor.begin(shard));
        for (std::size_t o = 0; o < operators.size(); ++o) {
            for (const Shard::Entry& entry : shard.entries()) {
                if (entry.operatorId != operators[o].id || !isAtTableValues(operators[o], entry.params)) continue;
                if (cancel.requested()) return Cancel::failure();
                TRY(const auto answer, predictor.predict(static_cast<int>(o), entry.params));
                lookThrough(shard, entry, answer, options, spots[o]);
            }
        }
        cancel.progress(static_cast<double>(s + 1) / static_cast<double>(shards.size()));
    }
    return spots;
}

Image<std::uint8_t> sheetOf(const std::vector<WeakSpot>& spots) {
    if (spots.empty()) return {};
    const int side = spots.front().input.width();
    const int rows = static_cast<int>(spots.size());
    Image<std::uint8_t> sheet(4 * side + 3 * kGap, rows * side + (rows - 1) * kGap, 3);
    std::ranges::fill(sheet.samples(), std::uint8_t{255});
    for (int i = 0; i < rows; ++i) {
        const WeakSpot& spot = spots[static_cast<std::size_t>(i)];
        const Image<std::uint8_t> difference = differenceOf(spot.answer, spot.exact);
        int column = 0;
        for (const auto* picture : {&spot.input, &spot.exact, &spot.answer, &difference}) {
            for (int y = 0; y < side; ++y)
                std::copy_n(picture->row(y),
                            static_cast<std::ptrdiff_t>(side) * 3,
                            sheet.row(i * (side + kGap) + y) + static_cast<std::ptrdiff_t>(column) * 3);
            column += side + kGap;
        }
    }
    return sheet;
}

Result<void> writePpm(const std::filesystem::path& file, const Image<std::uint8_t>& rgb) {
    std::string bytes = "P6\n" + std::to_string(rgb.width()) + ' ' + std::to_string(rgb.height()) + "\n255\n";
    bytes.append(reinterpret_cast<const char*>(rgb.data()), rgb.samples().size());
    return writeFileAtomically(file, bytes);
}

}  // namespace glissade::train
