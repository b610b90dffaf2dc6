#include "ui/slot_bar.h"

#include "ui/icon.h"
#include "ui/metrics.h"
#include "ui/two_rows.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QStackedWidget>
#include <QToolButton>

#include <initializer_list>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

constexpr int kGains[] = {1, 2, 4, 8, 16, 32};
constexpr int kUsualGain = 4;

}  // namespace

SlotBar::SlotBar(QWidget* parent)
    : QWidget(parent),
      rows_(new TwoRows(Qt::AlignLeading, this)),
      slots_(new QButtonGroup(this)),
      views_(new QButtonGroup(this)),
      copy_(new QPushButton(rows_->firstRow())),
      gain_(new QComboBox),
      strength_(new QStackedWidget(rows_->secondRow())),
      blend_(new QSlider(Qt::Horizontal)) {
    setAutoFillBackground(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);  // the canvas above takes what is left
    setAccessibleName(tr("A/B"));
    auto* close = new QToolButton(this);
    close->setIcon(themedIcon(u"close"_s));
    close->setIconSize(QSize(metrics::kButtonIcon, metrics::kButtonIcon));
    close->setToolTip(tr("End A/B: keep the edit in hand"));
    close->setAccessibleName(tr("End A/B"));
    buildSlots(rows_->first());
    buildViews(rows_->second());
    buildStrength(rows_->second());
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::kMedium, metrics::kTight, metrics::kMedium, metrics::kTight);
    layout->addWidget(rows_);
    layout->addStretch();
    layout->addWidget(close, 0, Qt::AlignTop);
    connect(close, &QToolButton::clicked, this, &SlotBar::closeRequested);
    setActive(Slot::A);
    setView(SlotView::One);
}

QToolButton* SlotBar::addButton(QButtonGroup* group, int id, const QString& text, const QString& toolTip) {
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(toolTip);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    group->addButton(button, id);
    return button;
}

void SlotBar::buildSlots(QHBoxLayout* layout) {
    for (const Slot slot : {Slot::A, Slot::B}) {
        QToolButton* button =
            addButton(slots_, static_cast<int>(slot), slotName(slot), tr("Edit %1 (X)").arg(slotName(slot)));
        button->setAccessibleName(tr("Edit %1").arg(slotName(slot)));
        QFont font = button->font();
        font.setWeight(QFont::DemiBold);
        button->setFont(font);
        button->setMinimumWidth(metrics::kHuge);
        layout->addWidget(button);
    }
    copy_->setProperty("role", u"link"_s);
    copy_->setToolTip(tr("Make the other edit a copy of this one"));
    layout->addWidget(copy_);
    connect(copy_, &QPushButton::clicked, this, &SlotBar::copyRequested);
    connect(slots_, &QButtonGroup::idClicked, this, [this](int) { Q_EMIT swapRequested(); });
}

void SlotBar::buildViews(QHBoxLayout* layout) {
    const auto add = [&](SlotView view, const QString& text, const QString& toolTip) {
        layout->addWidget(addButton(views_, static_cast<int>(view), text, toolTip));
    };
    add(SlotView::One, tr("One"), tr("Show the edit in hand"));
    add(SlotView::Split, tr("Split"), tr("A left of the divider, B right of it (Y)"));
    add(SlotView::Difference, tr("Difference"), tr("Show where A and B differ, and how much"));
    add(SlotView::Blend, tr("Blend"), tr("Mix A and B"));
    connect(views_, &QButtonGroup::idClicked, this, [this](int id) {
        setView(static_cast<SlotView>(id));
        Q_EMIT viewChosen(view_);
    });
}

void SlotBar::buildStrength(QHBoxLayout* layout) {
    layout->addSpacing(metrics::kSmall);
    gain_->setAccessibleName(tr("Gain of the difference"));
    gain_->setToolTip(tr("How much differences are enlarged"));
    for (const int gain : kGains) gain_->addItem(u"×%1"_s.arg(gain), gain);
    gain_->setCurrentIndex(gain_->findData(kUsualGain));
    blend_->setRange(0, 100);
    blend_->setValue(50);
    blend_->setMinimumWidth(80);
    blend_->setMaximumWidth(160);
    blend_->setAccessibleName(tr("Blend from A to B"));
    const auto addPage = [this](std::initializer_list<QWidget*> widgets) {
        auto* page = new QWidget(strength_);
        auto* row = new QHBoxLayout(page);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(metrics::kSmall);
        for (QWidget* widget : widgets) row->addWidget(widget);
        row->addStretch();
        strength_->addWidget(page);
    };
    addPage({});
    addPage({gain_});
    addPage({new QLabel(slotName(Slot::A)), blend_, new QLabel(slotName(Slot::B))});
    layout->addWidget(strength_);
    connect(gain_, &QComboBox::activated, this, &SlotBar::strengthChanged);
    connect(blend_, &QSlider::valueChanged, this, &SlotBar::strengthChanged);
}

void SlotBar::setActive(Slot slot) {
    slots_->button(static_cast<int>(slot))->setChecked(true);
    copy_->setText(tr("Copy %1 to %2").arg(slotName(slot), slotName(otherSlot(slot))));
}

void SlotBar::setView(SlotView view) {
    view_ = view;
    views_->button(static_cast<int>(view))->setChecked(true);
    strength_->setCurrentIndex(view == SlotView::Difference ? 1 : view == SlotView::Blend ? 2 : 0);
}

int SlotBar::gain() const { return gain_->currentData().toInt(); }

double SlotBar::blend() const { return blend_->value() / 100.0; }

}  // namespace glissade
