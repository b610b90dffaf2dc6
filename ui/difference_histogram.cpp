#include "ui/difference_histogram.h"

#include "ui/heat_map.h"
#include "ui/metrics.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace glissade {
namespace {

constexpr int kPlotHeight = 72;

}  // namespace

int differenceWithin(const DifferenceCounts& counts, double share) {
    const auto all = static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}));
    std::uint64_t sum = 0;
    for (std::size_t value = 0; value < counts.size(); ++value) {
        sum += counts[value];
        if (static_cast<double>(sum) >= share * all) return static_cast<int>(value);
    }
    return static_cast<int>(counts.size()) - 1;
}

DifferenceHistogram::DifferenceHistogram(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Histogram of the differences"));
    setToolTip(tr("How many pixels are how far off, from 0 to 255; the height is logarithmic."));
}

QSize DifferenceHistogram::sizeHint() const { return {160, kPlotHeight + metrics::kTight + fontMetrics().height()}; }

void DifferenceHistogram::setCounts(const DifferenceCounts& counts) {
    counts_ = counts;
    const int largest = differenceWithin(counts, 1);
    axisEnd_ = 15;
    while (axisEnd_ < largest) axisEnd_ = 2 * axisEnd_ + 1;
    update();
}

void DifferenceHistogram::setGain(int gain) {
    gain_ = gain;
    update();
}

void DifferenceHistogram::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QRectF plot(0, 0, width(), kPlotHeight);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(plot, 4, 4);
    const auto highest = static_cast<double>(*std::max_element(counts_.begin(), counts_.end()));
    const double step = plot.width() / (axisEnd_ + 1);
    const double gap = step > 4 ? 1 : 0;
    for (int value = 0; value <= axisEnd_; ++value) {
        const auto count = static_cast<double>(counts_[static_cast<std::size_t>(value)]);
        if (count == 0) continue;
        const double height =
            std::max(1.0, (plot.height() - metrics::kTight) * std::log1p(count) / std::log1p(highest));
        const double x = layoutDirection() == Qt::RightToLeft ? plot.width() - (value + 1) * step : value * step;
        // The darkest colours of the map would be lost on a dark ground.
        painter.setBrush(QColor(heatColor(std::max(0.3, value * gain_ / 255.0))));
        painter.drawRect(QRectF(x, plot.bottom() - height, step - gap, height));
    }
    paintAxis(painter, plot);
}

void DifferenceHistogram::paintAxis(QPainter& painter, const QRectF& plot) const {
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const QRectF axis(0, plot.bottom() + metrics::kTight, width(), fontMetrics().height());
    painter.drawText(axis, Qt::AlignLeading | Qt::AlignVCenter, locale().toString(0));
    painter.drawText(axis, Qt::AlignTrailing | Qt::AlignVCenter, locale().toString(axisEnd_));
}

}  // namespace glissade
