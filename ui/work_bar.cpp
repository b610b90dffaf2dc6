#include "ui/work_bar.h"

#include "ui/icon.h"
#include "ui/metrics.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

constexpr QSize kBar(72, 6);

}  // namespace

WorkBar::WorkBar(QWidget* parent) : QWidget(parent), bar_(new QProgressBar(this)) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    bar_->setTextVisible(false);
    bar_->setRange(0, 100);
    bar_->setFixedSize(kBar);
    bar_->setAccessibleName(tr("Preview progress"));
    auto* stop = new QToolButton(this);
    stop->setIcon(themedIcon(u"close"_s));
    stop->setAutoRaise(true);
    stop->setObjectName(u"stopWork"_s);
    QSizePolicy keepsPlace = stop->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    stop->setSizePolicy(keepsPlace);
    stop_ = stop;
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::kSmall, 0, 0, 0);
    layout->setSpacing(metrics::kTight);
    layout->addWidget(bar_);
    layout->addWidget(stop);
    patience_.setSingleShot(true);
    patience_.setInterval(kPatienceMs);
    connect(&patience_, &QTimer::timeout, this, [this] {
        setVisible(true);
        Q_EMIT shownChanged(true);
    });
    connect(stop, &QToolButton::clicked, this, &WorkBar::stopRequested);
    hide();
}

void WorkBar::setStopText(const QString& text) {
    stop_->setToolTip(text);
    stop_->setAccessibleName(text);
    stop_->setWhatsThis(text);
}

void WorkBar::setWork(double done, bool mayStop) {
    stop_->setVisible(mayStop);
    if (done < 1) {
        bar_->setValue(static_cast<int>(std::floor(std::clamp(done, 0.0, 1.0) * 100)));
        if (isHidden() && !patience_.isActive()) patience_.start();
        return;
    }
    patience_.stop();
    if (isHidden()) return;
    hide();
    Q_EMIT shownChanged(false);
}

}  // namespace glissade
