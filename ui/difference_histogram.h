// DifferenceHistogram: how many pixels are how far off.
#pragma once

#include <QWidget>

#include <array>
#include <cstdint>

namespace glissade {

/// How many pixels have each difference, 0..255.
using DifferenceCounts = std::array<std::uint64_t, 256>;

/// The smallest difference that at least this share (0..1) of the pixels does not exceed.
[[nodiscard]] int differenceWithin(const DifferenceCounts& counts, double share);

/// Bars of logarithmic height, in the colours of the heat map, over differences from 0 to the largest there is.
class DifferenceHistogram final : public QWidget {
    Q_OBJECT

public:
    explicit DifferenceHistogram(QWidget* parent = nullptr);

    void setCounts(const DifferenceCounts& counts);
    /// The gain of the map whose colours the bars have.
    void setGain(int gain);
    /// The difference at the right end of the axis.
    [[nodiscard]] int axisEnd() const { return axisEnd_; }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintAxis(QPainter& painter, const QRectF& plot) const;

    DifferenceCounts counts_{};
    int axisEnd_ = 16;
    int gain_ = 1;
};

}  // namespace glissade
