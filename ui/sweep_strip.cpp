#include "ui/sweep_strip.h"

#include "ui/icon.h"
#include "ui/metrics.h"
#include "ui/number_field.h"
#include "ui/sweep_tile.h"
#include "ui/texts.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyle>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

constexpr int kTileWidth = 132;  // about, before one more finds room

QString valueText(const ParamSpec& spec, double value) {
    return numberText(value, texts::ofOperators(spec.unit), spec.decimals);
}

// Gives way to what is beside it, and says so by an ellipsis.
class ElidedLabel final : public QLabel {
public:
    explicit ElidedLabel(QWidget* parent) : QLabel(parent) { setMinimumWidth(1); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const auto place = QStyle::visualAlignment(layoutDirection(), Qt::AlignVCenter | Qt::AlignLeading);
        style()->drawItemText(&painter,
                              rect(),
                              static_cast<int>(place),
                              palette(),
                              isEnabled(),
                              fontMetrics().elidedText(text(), Qt::ElideRight, width()),
                              foregroundRole());
    }
};

}  // namespace

SweepStrip::SweepStrip(QWidget* parent)
    : QWidget(parent),
      parameter_(new QComboBox(this)),
      extent_(new ElidedLabel(this)),
      whole_(new QPushButton(tr("Whole range"), this)),
      row_(new QHBoxLayout) {
    setAutoFillBackground(true);
    setAccessibleName(tr("Sweep"));
    auto* header = new QHBoxLayout;
    buildHeader(header);
    row_->setSpacing(metrics::kSmall);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kMedium, metrics::kSmall, metrics::kMedium, metrics::kSmall);
    layout->setSpacing(metrics::kSmall);
    layout->addLayout(header);
    layout->addLayout(row_);
}

void SweepStrip::buildHeader(QHBoxLayout* header) {
    auto* title = new QLabel(tr("Sweep"), this);
    QFont font = title->font();
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    parameter_->setAccessibleName(tr("Parameter to sweep"));
    parameter_->setFocusPolicy(Qt::StrongFocus);
    extent_->setProperty("role", u"muted"_s);
    whole_->setProperty("role", u"link"_s);
    whole_->setToolTip(tr("Spread the variants over the whole range again"));
    auto* close = new QToolButton(this);
    close->setIcon(themedIcon(u"close"_s));
    close->setIconSize(QSize(metrics::kButtonIcon, metrics::kButtonIcon));
    close->setToolTip(tr("Close the sweep"));
    close->setAccessibleName(tr("Close the sweep"));
    header->setSpacing(metrics::kSmall);
    header->addWidget(title);
    header->addWidget(parameter_);
    header->addWidget(extent_);
    header->addWidget(whole_);
    header->addStretch();
    header->addWidget(close);
    connect(parameter_, &QComboBox::activated, this, &SweepStrip::parameterChosen);
    connect(whole_, &QPushButton::clicked, this, &SweepStrip::wholeRangeRequested);
    connect(close, &QToolButton::clicked, this, &SweepStrip::closeRequested);
}

void SweepStrip::setParameters(const QStringList& names, int current) {
    const QSignalBlocker blocker(parameter_);
    parameter_->clear();
    parameter_->addItems(names);
    parameter_->setCurrentIndex(current);
}

int SweepStrip::count() const {
    const int room = std::clamp(width() / kTileWidth, SweepRange::kFewest, SweepRange::kMost);
    return room - (room + 1) % 2;  // odd: one stands in the middle
}

void SweepStrip::setRange(const SweepRange& range) {
    values_ = range.values(count());
    makeTiles();
    const QString label = texts::ofOperators(range.spec().label);
    for (std::size_t i = 0; i < values_.size(); ++i) tiles_[i]->setCaption(valueText(range.spec(), values_[i]), label);
    extent_->setText(tr("%1 to %2").arg(valueText(range.spec(), range.from()), valueText(range.spec(), range.to())));
    extent_->setToolTip(extent_->text());
    whole_->setVisible(!range.isWhole());
}

void SweepStrip::makeTiles() {
    while (tiles_.size() > values_.size()) {
        delete tiles_.back();
        tiles_.pop_back();
    }
    while (tiles_.size() < values_.size()) {
        auto* tile = new SweepTile(this);
        connectTile(tile, static_cast<int>(tiles_.size()));
        row_->addWidget(tile);
        tiles_.push_back(tile);
    }
}

// Queued: what comes of it may take the tile away.
void SweepStrip::connectTile(SweepTile* tile, int index) {
    connect(
        tile,
        &SweepTile::chosen,
        this,
        [this, index](bool narrow) {
            if (index >= static_cast<int>(values_.size())) return;
            if (narrow) return Q_EMIT narrowRequested(index);
            Q_EMIT valueChosen(values_[static_cast<std::size_t>(index)]);
        },
        Qt::QueuedConnection);
    connect(tile, &SweepTile::moved, this, [this, index](int places) {
        const int to = std::clamp(index + places, 0, static_cast<int>(tiles_.size()) - 1);
        tiles_[static_cast<std::size_t>(to)]->setFocus(Qt::TabFocusReason);
    });
}

void SweepStrip::setCurrentValue(double value) {
    for (std::size_t i = 0; i < values_.size(); ++i)
        tiles_[i]->setCurrent(std::abs(values_[i] - value) <= 1e-9 * std::max(1.0, std::abs(value)));
}

void SweepStrip::setPictures(const std::vector<QImage>& pictures) {
    for (std::size_t i = 0; i < std::min(pictures.size(), tiles_.size()); ++i) tiles_[i]->setPicture(pictures[i]);
}

Size SweepStrip::pictureSize() const {
    if (tiles_.empty()) return {};
    // From the strip's own width: the tiles get theirs only with the next layout.
    const int shared = width() - 2 * metrics::kMedium - metrics::kSmall * (static_cast<int>(tiles_.size()) - 1);
    const double ratio = devicePixelRatioF();
    return {qRound((shared / static_cast<double>(tiles_.size()) - 2 * SweepTile::kFrame) * ratio),
            qRound(SweepTile::kPictureHeight * ratio)};
}

void SweepStrip::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) Q_EMIT roomChanged();
}

void SweepStrip::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return Q_EMIT closeRequested();
    QWidget::keyPressEvent(event);
}

}  // namespace glissade
