#include "ui/histogram_panel.h"

#include "ui/metrics.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QPalette>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

constexpr int kLeastHeight = 72;
constexpr int kMostHeight = 200;  // where the panel is the only one of its side, it has the window's whole height
constexpr int kValues = 256;

// The channels' own colours, light enough for dark panels and dark enough for light ones.
constexpr std::array<QRgb, 3> kColors{0xffd64545, 0xff3c9d4e, 0xff4a7fe0};
constexpr int kFill = 70;  // alpha of 255

double share(std::uint32_t count, std::uint64_t pixels) {
    return pixels == 0 ? 0 : 100.0 * static_cast<double>(count) / static_cast<double>(pixels);
}

}  // namespace

HistogramPlot::HistogramPlot(QWidget* parent) : QWidget(parent) {
    setMinimumHeight(kLeastHeight);
    setMaximumHeight(kMostHeight);
    setAccessibleName(tr("Histogram"));
}

void HistogramPlot::setHistogram(const Histogram& histogram) {
    histogram_ = histogram;
    setAccessibleDescription(tr("%1 % of the pixels are black, %2 % white")
                                 .arg(locale().toString(share(histogram.luma.front(), histogram.pixels), 'f', 1),
                                      locale().toString(share(histogram.luma.back(), histogram.pixels), 'f', 1)));
    update();
}

void HistogramPlot::setShown(Channel channel, bool shown) {
    shown_[static_cast<std::size_t>(channel)] = shown;
    update();
}

void HistogramPlot::setLogarithmic(bool on) {
    logarithmic_ = on;
    update();
}

const Histogram::Counts& HistogramPlot::countsOf(int channel) const {
    switch (channel) {
        case Red:
            return histogram_.red;
        case Green:
            return histogram_.green;
        case Blue:
            return histogram_.blue;
        default:
            return histogram_.luma;
    }
}

// The ends, where all that is clipped gathers, do not count: one peak there would flatten everything else.
std::uint32_t HistogramPlot::most() const {
    std::uint32_t most = 1;
    for (int channel = 0; channel < 4; ++channel) {
        const auto& counts = countsOf(channel);
        if (shown_[static_cast<std::size_t>(channel)])
            most = std::max(most, *std::max_element(counts.begin() + 1, counts.end() - 1));
    }
    return most;
}

double HistogramPlot::heightOf(std::uint32_t count, std::uint32_t most, bool logarithmic) {
    const double of = static_cast<double>(std::min(count, most));
    return logarithmic ? std::log1p(of) / std::log1p(static_cast<double>(most)) : of / static_cast<double>(most);
}

void HistogramPlot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(area, 4, 4);
    painter.setPen(QPen(palette().color(QPalette::Midlight), 1));
    for (const double quarter : {0.25, 0.5, 0.75}) {
        const double x = area.left() + quarter * area.width();
        painter.drawLine(QPointF(x, area.top() + 1), QPointF(x, area.bottom() - 1));
    }
    if (histogram_.pixels == 0) return;
    painter.setClipRect(area);
    const std::uint32_t highest = most();
    for (int channel = 0; channel < 4; ++channel) {
        if (!shown_[static_cast<std::size_t>(channel)]) continue;
        const auto& counts = countsOf(channel);
        QPainterPath path(area.bottomLeft());
        for (int value = 0; value < kValues; ++value) {
            const double height = heightOf(counts[static_cast<std::size_t>(value)], highest, logarithmic_);
            path.lineTo(area.left() + area.width() * value / (kValues - 1),
                        area.bottom() - height * (area.height() - 4));
        }
        path.lineTo(area.bottomRight());
        QColor color = channel == Luma ? palette().color(QPalette::Text)
                                       : QColor::fromRgb(kColors[static_cast<std::size_t>(channel)]);
        painter.setPen(QPen(color, channel == Luma ? 1.25 : 1));
        color.setAlpha(kFill);
        painter.setBrush(channel == Luma ? QBrush(Qt::NoBrush) : QBrush(color));
        painter.drawPath(path);
    }
}

HistogramPanel::HistogramPanel(QWidget* parent)
    : QWidget(parent), plot_(new HistogramPlot(this)), reading_(new QLabel(this)) {
    setAutoFillBackground(true);
    rest_.setSingleShot(true);
    rest_.setInterval(kRestMs);
    connect(&rest_, &QTimer::timeout, this, [this] {
        if (stale_) count();
    });
    auto* switches = new QHBoxLayout;
    switches->setSpacing(2);
    const std::array<std::pair<QString, QString>, 4> channels{
        {{tr("R"), tr("Red")}, {tr("G"), tr("Green")}, {tr("B"), tr("Blue")}, {tr("Luma"), tr("Luma")}}};
    for (int channel = 0; channel < 4; ++channel) {
        const auto& [text, name] = channels[static_cast<std::size_t>(channel)];
        QToolButton* button = addSwitch(text, name, true);
        switches->addWidget(button);
        connect(button, &QToolButton::toggled, plot_, [this, channel](bool on) {
            plot_->setShown(static_cast<HistogramPlot::Channel>(channel), on);
        });
    }
    switches->addStretch();
    QToolButton* logarithmic = addSwitch(tr("Log"), tr("Logarithmic"), false);
    logarithmic->setToolTip(tr("Heights are logarithms: rare values are seen too"));
    switches->addWidget(logarithmic);
    connect(logarithmic, &QToolButton::toggled, plot_, &HistogramPlot::setLogarithmic);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kLarge, 0, metrics::kLarge, metrics::kSmall);
    layout->setSpacing(metrics::kTight);
    layout->addWidget(plot_, 1);
    layout->addLayout(switches);
    layout->addWidget(reading_);
    layout->addStretch();
    reading_->setObjectName(u"pixelReading"_s);
    reading_->setProperty("role", u"muted"_s);
    reading_->setToolTip(tr("The pixel under the pointer: original → edit, from 0 to 255 and from 0 to 1"));
    reading_->setMinimumHeight(2 * reading_->fontMetrics().lineSpacing());  // it comes and goes, the plot stays
    reading_->setMinimumWidth(1);
}

QToolButton* HistogramPanel::addSwitch(const QString& text, const QString& name, bool on) {
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setCheckable(true);
    button->setChecked(on);
    button->setAutoRaise(true);
    button->setProperty("role", u"switch"_s);
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

void HistogramPanel::setFrame(const std::shared_ptr<const Frame>& frame) {
    frame_ = frame;
    count();
}

void HistogramPanel::showReading(const std::optional<PixelReading>& reading) {
    if (!reading) return reading_->clear();
    const auto line = [&](const auto& text) {
        const auto channels = [&](const QColor& color) {
            return u"%1 %2 %3"_s.arg(text(color.red()), text(color.green()), text(color.blue()));
        };
        return u"%1 → %2"_s.arg(channels(reading->before), channels(reading->after));
    };
    const QString bytes = line([](int value) { return QLocale().toString(value); });
    const QString shares = line([](int value) { return QLocale().toString(value / 255.0, 'f', 2); });
    reading_->setText(bytes + u'\n' + shares);
}

void HistogramPanel::setShowOriginal(bool show) {
    if (std::exchange(original_, show) != show) count();
}

void HistogramPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    count();
}

void HistogramPanel::count() {
    stale_ = true;
    if (counting_ || rest_.isActive() || !frame_ || !isVisible()) return;
    stale_ = false;
    counting_ = true;
    background_.run(
        this,
        [frame = frame_, original = original_ && frame_->original]() -> Result<Histogram> {
            return histogramOf(original ? *frame->original : frame->edited);
        },
        [this](const Result<Histogram>& histogram) {
            counting_ = false;
            rest_.start();
            if (histogram) display(*histogram);
            if (!stale_) Q_EMIT counted();
        });
}

void HistogramPanel::display(const Histogram& histogram) {
    shown_ = histogram;
    plot_->setHistogram(histogram);
}

}  // namespace glissade
