#include "ui/start_page.h"

#include "ui/icon_label.h"
#include "ui/metrics.h"
#include "ui/theme.h"

#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

constexpr int kPicture = 64;
constexpr int kColumn = 320;

}  // namespace

StartPage::StartPage(QWidget* parent) : QWidget(parent), recent_(new QVBoxLayout), headline_(new QLabel(this)) {
    auto* picture = new IconLabel(u"photo"_s, kPicture, this, QIcon::Disabled);
    headline_->setProperty("role", u"muted"_s);
    setFontScale(*headline_, metrics::kHeadline);
    auto* open = new QPushButton(tr("Open…"), this);
    open->setProperty("role", u"primary"_s);
    open->setObjectName(u"startOpen"_s);
    connect(open, &QPushButton::clicked, this, &StartPage::openRequested);

    recent_->setSpacing(0);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(metrics::kLarge);
    layout->addStretch(2);
    layout->addWidget(picture, 0, Qt::AlignCenter);
    layout->addWidget(headline_, 0, Qt::AlignCenter);
    layout->addWidget(open, 0, Qt::AlignCenter);
    layout->addSpacing(metrics::kSmall);
    layout->addLayout(recent_);
    layout->setAlignment(recent_, Qt::AlignHCenter);
    layout->addStretch(3);
    setOpening({});
}

void StartPage::setOpening(const QString& name) {
    headline_->setText(name.isEmpty() ? tr("Drop a photo here") : tr("Opening %1…").arg(name));
}

// Names are cut to what their font leaves room for. Later: the widgets are being told of the font one after another.
void StartPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange) return;
    QMetaObject::invokeMethod(
        this, [this] { setRecentFiles(QStringList(files_)); }, Qt::QueuedConnection);
}

void StartPage::setRecentFiles(const QStringList& files) {
    files_ = files;
    while (QLayoutItem* item = recent_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString& file : files) {
        const QFileInfo info(file);
        if (recent_->count() == kShownRecent) break;
        if (!info.isFile()) continue;
        auto* button = new QPushButton(this);
        button->setProperty("role", u"link"_s);
        button->setFixedWidth(kColumn);
        const QString name =
            button->fontMetrics().elidedText(info.fileName(), Qt::ElideMiddle, kColumn - 2 * metrics::kLarge);
        button->setText(QString(name).replace(u'&', u"&&"_s));
        button->setToolTip(file);
        button->setAccessibleName(tr("Open %1").arg(file));
        connect(button, &QPushButton::clicked, this, [this, file] { Q_EMIT recentChosen(file); });
        recent_->addWidget(button);
    }
}

void StartPage::setDropHighlight(bool on) {
    highlight_ = on;
    update();
}

void StartPage::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = palette().color(highlight_ ? QPalette::Highlight : QPalette::Mid);
    painter.setPen(QPen(color, highlight_ ? 2 : 1.5, Qt::CustomDashLine));
    QPen pen = painter.pen();
    pen.setDashPattern({5, 4});
    painter.setPen(pen);
    const double inset = metrics::kLarge + 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 12, 12);
}

}  // namespace glissade
