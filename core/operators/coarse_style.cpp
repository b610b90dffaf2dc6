#include "operators/coarse_style.h"

#include "operators/pyramid.h"
#include "operators/style_tables.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace glissade::operators {

namespace {

constexpr float kRounding = 1e-6F;  // differences of grey below this mean nothing

/// A transfer table without the slope of its steps, which is 1/255 of the step to the next one.
class Steps {
public:
    explicit Steps(const TransferTable& table) {
        for (std::size_t i = 0; i < values_.size(); ++i)
            values_[i] = static_cast<float>(table.at((static_cast<double>(i) + 0.5) / 255.0));
    }
    /// At a value ≥ 0.
    [[nodiscard]] float at(float value) const {
        return values_[static_cast<std::size_t>(std::min(255.0F * value, 255.0F))];
    }
    /// Of a difference, with its sign.
    [[nodiscard]] float ofDifference(float difference) const {
        const float size = std::abs(difference);
        return size < kRounding ? 0.0F : std::copysign(at(size), difference);
    }

private:
    std::array<float, 256> values_{};
};

/// Tones and pixels on their way.
class StyledTones {
public:
    explicit StyledTones(const PhotoTones& tones) : grid_(tones.fine), pixels_(tones.pixels) {
        ends_.reserve(grid_.size.area());
        for (std::size_t cell = 0; cell < grid_.size.area(); ++cell) {
            const auto shares = grid_.cell(cell);
            for (std::size_t t = 0; t < FineToneGrid::kTones; ++t) {
                if (shares[t] == 0) continue;
                tones_.push_back(
                    {static_cast<float>(t) / (FineToneGrid::kTones - 1), static_cast<float>(shares[t]) / 65535.0F});
            }
            ends_.push_back(tones_.size());
        }
    }

    /// Brings the greys to those of the reference.
    void matchIntensity() {
        Histogram256 histogram;
        for (const PixelGreys& pixel : pixels_) histogram.add(pixel.here);
        const Steps table(TransferTable(histogram, styleIntensity()));
        change([&](std::size_t, float grey) { return table.at(std::max(grey + kRounding, 0.0F)); });
    }

    /// One round: the contrasts of the reference at every scale.
    Result<void> matchGradients(const ApplyContext& context) {
        const Steps table(TransferTable(gradients(), styleGradient()));
        const Image<float> means = this->means();
        std::vector<Image<float>> remapped;
        for (int k = 0; k < kStyleSamples; ++k) remapped.emplace_back(means.width(), means.height(), 1);
        for (std::size_t cell = 0, i = 0; cell < ends_.size(); ++cell) {
            std::array<float, kStyleSamples> sums{};
            for (; i < ends_[cell]; ++i)
                for (std::size_t k = 0; k < sums.size(); ++k)
                    sums[k] += tones_[i].share * table.ofDifference(tones_[i].grey - sample(k));
            for (std::size_t k = 0; k < sums.size(); ++k) remapped[k].data()[cell] = sums[k];
        }
        const int levels = pyramidLevelsFrom(grid_.level, grid_.photo);
        TRY(const Image<float> moved, localLaplacian(means, remapped, true, levels, context));
        change([&](std::size_t cell, float grey) {
            // Levels finer than the grid: between the two samples around the grey, what one is remapped to less the
            // mean of the cell's.
            const float at = std::clamp(grey, 0.0F, 1.0F) * (kStyleSamples - 1);
            const std::size_t k = std::min<std::size_t>(static_cast<std::size_t>(at), kStyleSamples - 2);
            const float share = at - static_cast<float>(k);
            const auto detail = [&](std::size_t index) {
                return table.ofDifference(grey - sample(index)) - remapped[index].data()[cell];
            };
            return moved.data()[cell] + grey - means.data()[cell] + (1 - share) * detail(k) + share * detail(k + 1);
        });
        return {};
    }

    /// Stretches the greys to [0, 1].
    void stretch() {
        float low = std::numeric_limits<float>::max();
        float high = std::numeric_limits<float>::lowest();
        for (const Tone& tone : tones_) {
            low = std::min(low, tone.grey);
            high = std::max(high, tone.grey);
        }
        const float range = high - low;
        change([&](std::size_t, float grey) { return range > kRounding ? (grey - low) / range : 0.0F; });
    }

    /// Of the cells.
    [[nodiscard]] Image<float> means() const {
        Image<float> result(grid_.size.width, grid_.size.height, 1);
        for (std::size_t cell = 0, i = 0; cell < ends_.size(); ++cell)
            for (; i < ends_[cell]; ++i) result.data()[cell] += tones_[i].share * tones_[i].grey;
        return result;
    }

private:
    struct Tone {
        float grey;
        float share;  // of its cell's pixels
    };

    static float sample(std::size_t k) { return static_cast<float>(k) / (kStyleSamples - 1); }

    [[nodiscard]] Histogram256 gradients() const {
        Histogram256 histogram;
        if (grid_.photo.width < 2 || grid_.photo.height < 2) return histogram;
        for (const PixelGreys& pixel : pixels_)
            histogram.add(std::hypot(pixel.here - pixel.below, pixel.here - pixel.right));
        return histogram;
    }

    /// Every grey, by its cell: body(cell, grey) → grey.
    template <typename Body>
    void change(const Body& body) {
        for (std::size_t cell = 0, i = 0; cell < ends_.size(); ++cell)
            for (; i < ends_[cell]; ++i) tones_[i].grey = body(cell, tones_[i].grey);
        for (PixelGreys& pixel : pixels_)
            for (float* grey : {&pixel.here, &pixel.right, &pixel.below}) *grey = body(pixel.cell, *grey);
    }

    const FineToneGrid& grid_;
    std::vector<PixelGreys> pixels_;
    std::vector<Tone> tones_;
    std::vector<std::size_t> ends_;  // of each cell's tones
};

}  // namespace

Result<Image<float>> coarseStyle(const PhotoTones& tones, const ApplyContext& context) {
    StyledTones styled(tones);
    styled.matchIntensity();
    for (int round = 0; round < kStyleRounds; ++round) {
        TRY_VOID(styled.matchGradients(context));
        styled.stretch();
        styled.matchIntensity();
    }
    const Image<float> grey = averagesOf(styled.means(), tones.fine.photo, tones.fine.level);
    Image<float> result(kCopySide, kCopySide, 3);
    for (std::size_t i = 0; i < result.samples().size(); ++i) result.data()[i] = grey.data()[i / 3];
    return result;
}

}  // namespace glissade::operators
