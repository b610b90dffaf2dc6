// HistogramPanel: how often each value occurs in the picture on show.
#pragma once

#include "engine/engine.h"
#include "image/histogram.h"
#include "ui/background.h"
#include "ui/canvas.h"

#include <QTimer>
#include <QWidget>

#include <array>
#include <memory>
#include <optional>

class QLabel;
class QToolButton;

namespace glissade {

/// The curves; a part of HistogramPanel. Thread: the interface's.
class HistogramPlot final : public QWidget {
    Q_OBJECT

public:
    enum Channel { Red, Green, Blue, Luma };

    explicit HistogramPlot(QWidget* parent = nullptr);

    void setHistogram(const Histogram& histogram);
    void setShown(Channel channel, bool shown);
    void setLogarithmic(bool on);
    /// How high a count is drawn, 0..1 of the plot's height; `most` is the greatest count that is drawn.
    [[nodiscard]] static double heightOf(std::uint32_t count, std::uint32_t most, bool logarithmic);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] const Histogram::Counts& countsOf(int channel) const;
    [[nodiscard]] std::uint32_t most() const;

    Histogram histogram_;
    std::array<bool, 4> shown_{true, true, true, true};
    bool logarithmic_ = false;
};

/// Counts on a thread of its own, and then rests: a drag brings a thousand frames a second, and counting each would
/// take a core from the next one. While it counts or rests, only the newest frame waits. Thread: the interface's.
class HistogramPanel final : public QWidget {
    Q_OBJECT

public:
    static constexpr int kRestMs = 60;  ///< between two counts

    explicit HistogramPanel(QWidget* parent = nullptr);

    void setFrame(const std::shared_ptr<const Frame>& frame);
    /// The original instead, as the canvas shows it on hold.
    void setShowOriginal(bool show);
    /// The pixel under the pointer, in 8 bits and as shares of white; nothing: none.
    void showReading(const std::optional<PixelReading>& reading);
    /// What is drawn now.
    [[nodiscard]] const Histogram& shown() const { return shown_; }

Q_SIGNALS:
    /// What is drawn is up to date with the newest frame.
    void counted();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QToolButton* addSwitch(const QString& text, const QString& name, bool on);
    void count();
    void display(const Histogram& histogram);

    HistogramPlot* plot_;
    QLabel* reading_;
    std::shared_ptr<const Frame> frame_;
    bool original_ = false;
    bool counting_ = false;
    bool stale_ = false;  // there is something newer than what is being counted
    Histogram shown_;
    QTimer rest_;
    Background background_;  // last: its end waits for a count
};

}  // namespace glissade
