#include "ui/preferences_dialog.h"

#include "ui/default_button.h"
#include "ui/metrics.h"
#include "ui/panel_parts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QVBoxLayout>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

constexpr int kWidth = 460;
constexpr int kNumberWidth = 84;
constexpr int kMemoryWidth = 116;
constexpr int kMemoryStep = 256;          // megabytes
constexpr int kFirstOwnMegabytes = 2048;  // what is offered to who does not want the automatic limit

// A line of the form: the label belongs to the first part.
void addRow(QGridLayout* form, const QString& text, const QList<QWidget*>& parts) {
    auto* fields = new QHBoxLayout;
    fields->setSpacing(metrics::kSmall);
    for (QWidget* part : parts) fields->addWidget(part);
    const int row = form->rowCount();
    auto* label = new QLabel(text, parts.front()->parentWidget());
    label->setBuddy(parts.front());
    form->addWidget(label, row, 0, Qt::AlignRight | Qt::AlignVCenter);
    form->addLayout(fields, row, 1);
}

void addHint(QGridLayout* form, QWidget* parent, const QString& text) {
    QLabel* hint = makeLabel(parent, u"muted"_s);
    hint->setText(text);
    form->addWidget(hint, form->rowCount(), 1);
}

}  // namespace

PreferencesDialog::PreferencesDialog(Settings& settings, QWidget* parent)
    : QDialog(parent),
      settings_(settings),
      before_(settings.preferences()),
      theme_(new QComboBox(this)),
      surroundSlider_(new QSlider(Qt::Horizontal, this)),
      surround_(new QSpinBox(this)),
      wheel_(new QComboBox(this)),
      automatic_(new QCheckBox(this)),
      cache_(new QSpinBox(this)) {
    setWindowTitle(tr("Preferences"));
    auto* form = new QGridLayout;
    form->setHorizontalSpacing(metrics::kLarge);
    form->setVerticalSpacing(metrics::kSmall);
    form->setColumnStretch(1, 1);
    buildLook(form);
    buildSliders(form);
    buildMemory(form);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::RestoreDefaults | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::RestoreDefaults)->setText(tr("Restore &defaults"));
    buttons->button(QDialogButtonBox::RestoreDefaults)->setAutoDefault(false);
    buttons->button(QDialogButtonBox::RestoreDefaults)->setObjectName(u"restoreDefaults"_s);
    QPushButton* accept = buttons->addButton(tr("OK"), QDialogButtonBox::AcceptRole);
    accept->setObjectName(u"acceptPreferences"_s);
    makeDefault(accept);
    connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this, [this] {
        display(Preferences{});
        take();
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kLarge, metrics::kLarge, metrics::kLarge, metrics::kLarge);
    layout->setSpacing(metrics::kLarge);
    layout->addLayout(form);
    layout->addStretch();
    layout->addWidget(buttons);
    keepWhole(this, kWidth);
    display(before_);
    connectFields();
}

void PreferencesDialog::buildLook(QGridLayout* form) {
    theme_->setObjectName(u"theme"_s);
    theme_->setAccessibleName(tr("Theme"));
    theme_->addItem(tr("As the desktop"), static_cast<int>(ThemeChoice::System));
    theme_->addItem(tr("Light"), static_cast<int>(ThemeChoice::Light));
    theme_->addItem(tr("Dark"), static_cast<int>(ThemeChoice::Dark));
    addRow(form, tr("&Theme"), {theme_});
    surround_->setObjectName(u"surround"_s);
    surround_->setFixedWidth(kNumberWidth);
    surround_->setButtonSymbols(QAbstractSpinBox::NoButtons);
    surroundSlider_->setRange(0, 255);
    surround_->setRange(0, 255);
    surroundSlider_->setAccessibleName(tr("Grey behind the photo"));
    surround_->setAccessibleName(tr("Grey behind the photo"));
    addRow(form, tr("&Grey behind the photo"), {surroundSlider_, surround_});
    addHint(
        form, this, tr("0 is black, 255 white. %1 looks half as bright as white.").arg(Preferences::kUsualSurround));
    form->setRowMinimumHeight(form->rowCount(), metrics::kSmall);
}

void PreferencesDialog::buildSliders(QGridLayout* form) {
    wheel_->setObjectName(u"wheel"_s);
    wheel_->setAccessibleName(tr("Wheel over a slider"));
    wheel_->addItem(tr("Scrolls the panel, unless the slider has the focus"), true);
    wheel_->addItem(tr("Always changes the slider"), false);
    addRow(form, tr("&Wheel over a slider"), {wheel_});
    form->setRowMinimumHeight(form->rowCount(), metrics::kSmall);
}

void PreferencesDialog::buildMemory(QGridLayout* form) {
    automatic_->setObjectName(u"automaticCache"_s);
    automatic_->setText(tr("A quarter of the memory"));
    cache_->setObjectName(u"cacheMegabytes"_s);
    cache_->setAccessibleName(tr("Most memory for features, in megabytes"));
    cache_->setRange(Preferences::kLeastCacheMegabytes, Preferences::kMostCacheMegabytes);
    cache_->setSingleStep(kMemoryStep);
    cache_->setSuffix(tr(" MB"));
    cache_->setGroupSeparatorShown(true);
    cache_->setKeyboardTracking(false);  // half a number would drop what the whole one keeps
    cache_->setFixedWidth(kMemoryWidth);
    cache_->setButtonSymbols(QAbstractSpinBox::NoButtons);
    addRow(form, tr("&Memory for features"), {automatic_});
    auto* empty = new QPushButton(tr("&Empty now"), this);
    empty->setObjectName(u"emptyCaches"_s);
    empty->setAutoDefault(false);
    connect(empty, &QPushButton::clicked, &settings_, &Settings::emptyCaches);
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::kSmall);
    row->addWidget(cache_);
    row->addWidget(empty);
    row->addStretch();
    form->addLayout(row, form->rowCount(), 1);
    addHint(form,
            this,
            tr("Features are what is computed once for each photo, so that sliders answer at once. The limit holds for "
               "each window; over it, those not used for longest are dropped and computed again when needed."));
}

void PreferencesDialog::connectFields() {
    connect(surroundSlider_, &QSlider::valueChanged, surround_, &QSpinBox::setValue);
    connect(surround_, &QSpinBox::valueChanged, surroundSlider_, &QSlider::setValue);
    connect(surround_, &QSpinBox::valueChanged, this, &PreferencesDialog::take);
    connect(theme_, &QComboBox::currentIndexChanged, this, &PreferencesDialog::take);
    connect(wheel_, &QComboBox::currentIndexChanged, this, &PreferencesDialog::take);
    connect(cache_, &QSpinBox::valueChanged, this, &PreferencesDialog::take);
    connect(automatic_, &QCheckBox::toggled, this, [this](bool automatic) {
        cache_->setEnabled(!automatic);
        take();
    });
}

void PreferencesDialog::display(const Preferences& preferences) {
    showing_ = true;
    theme_->setCurrentIndex(theme_->findData(static_cast<int>(preferences.theme)));
    surround_->setValue(preferences.surround);
    surroundSlider_->setValue(preferences.surround);
    wheel_->setCurrentIndex(wheel_->findData(preferences.wheelNeedsFocus));
    automatic_->setChecked(preferences.cacheMegabytes == 0);
    cache_->setEnabled(preferences.cacheMegabytes > 0);
    cache_->setValue(preferences.cacheMegabytes > 0 ? preferences.cacheMegabytes : kFirstOwnMegabytes);
    showing_ = false;
}

Preferences PreferencesDialog::chosen() const {
    return {.theme = static_cast<ThemeChoice>(theme_->currentData().toInt()),
            .surround = surround_->value(),
            .wheelNeedsFocus = wheel_->currentData().toBool(),
            .cacheMegabytes = automatic_->isChecked() ? 0 : cache_->value()};
}

void PreferencesDialog::take() {
    if (!showing_) settings_.setPreferences(chosen());
}

void PreferencesDialog::reject() {
    settings_.setPreferences(before_);
    QDialog::reject();
}

}  // namespace glissade
