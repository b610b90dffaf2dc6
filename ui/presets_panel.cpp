#include "ui/presets_panel.h"

#include "operators/registry.h"
#include "ui/icon.h"
#include "ui/metrics.h"
#include "ui/texts.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

constexpr int kPlaceRole = Qt::UserRole;
constexpr int kRowPadding = 5;  // above and below a name

QString stepsText(const Recipe& recipe) {
    QStringList names;
    for (const Edit& edit : recipe.edits) {
        const OperatorSpec* spec = findOperator(edit.operatorId);
        names.append(spec ? texts::ofOperators(spec->name) : QString::fromStdString(edit.operatorId));
    }
    return names.isEmpty() ? PresetsPanel::tr("No steps: the photo as it is.") : names.join(u" → "_s);
}

QToolButton* addButton(QHBoxLayout* layout, const QString& icon, const QString& tip) {
    auto* button = new QToolButton(layout->parentWidget());
    button->setIcon(themedIcon(icon));
    button->setIconSize(QSize(metrics::kButtonIcon, metrics::kButtonIcon));
    button->setAutoRaise(true);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    layout->addWidget(button);
    return button;
}

}  // namespace

PresetsPanel::PresetsPanel(QWidget* parent) : QWidget(parent), list_(new QListWidget(this)), use_(new QComboBox(this)) {
    setAutoFillBackground(true);
    list_->setObjectName(u"presetList"_s);
    list_->setAccessibleName(tr("Presets"));
    list_->setFrameShape(QFrame::NoFrame);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list_->setMouseTracking(true);
    list_->setContextMenuPolicy(Qt::CustomContextMenu);
    list_->installEventFilter(this);
    list_->viewport()->installEventFilter(this);
    setFocusProxy(list_);
    hover_.setSingleShot(true);
    hover_.setInterval(kHoverMs);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kSmall, 0, metrics::kSmall, metrics::kSmall);
    layout->setSpacing(metrics::kTight);
    layout->addWidget(makeButtons());
    layout->addWidget(list_, 1);
    layout->addWidget(makeUse());

    connect(&hover_, &QTimer::timeout, this, [this] {
        if (!pointedAt_ || !hasPhoto_) return;
        previewing_ = true;
        Q_EMIT previewed(Preset(*pointedAt_));
    });
    connect(list_, &QListWidget::itemEntered, this, &PresetsPanel::startPreview);
    connect(list_, &QListWidget::itemClicked, this, &PresetsPanel::apply);
    connect(list_, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        showButtons();
        if (!filling_ && list_->hasFocus()) startPreview(item);
    });
    connect(list_, &QWidget::customContextMenuRequested, this, &PresetsPanel::showMenu);
    showButtons();
}

QWidget* PresetsPanel::makeButtons() {
    auto* bar = new QWidget(this);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    save_ = addButton(layout, u"add"_s, tr("Save steps as a preset"));
    save_->setObjectName(u"savePreset"_s);
    save_->setText(tr("Save…"));
    save_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    layout->addStretch();
    auto* import = addButton(layout, u"import"_s, tr("Import a preset"));
    import->setObjectName(u"importPreset"_s);
    export_ = addButton(layout, u"export"_s, tr("Export the preset"));
    rename_ = addButton(layout, u"rename"_s, tr("Rename the preset"));
    remove_ = addButton(layout, u"remove"_s, tr("Delete the preset"));
    connect(save_, &QToolButton::clicked, this, &PresetsPanel::saveRequested);
    connect(import, &QToolButton::clicked, this, &PresetsPanel::importRequested);
    const auto ask = [this](QToolButton* button, void (PresetsPanel::*request)(const Preset&)) {
        connect(button, &QToolButton::clicked, this, [this, request] {
            if (const Preset* preset = current()) Q_EMIT(this->*request)(Preset(*preset));
        });
    };
    ask(export_, &PresetsPanel::exportRequested);
    ask(rename_, &PresetsPanel::renameRequested);
    ask(remove_, &PresetsPanel::removeRequested);
    return bar;
}

QWidget* PresetsPanel::makeUse() {
    auto* row = new QWidget(this);
    use_->setObjectName(u"presetUse"_s);
    use_->setAccessibleName(tr("Apply to"));
    use_->setToolTip(tr("What a preset does to the steps that are there."));
    use_->addItem(tr("Whole edit"));
    use_->addItem(tr("Selected step"));
    use_->addItem(tr("New steps"));
    auto* label = new QLabel(tr("Apply to"), row);
    label->setProperty("role", u"muted"_s);
    label->setBuddy(use_);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(metrics::kTight, 0, 0, 0);
    layout->addWidget(label, 1);
    layout->addWidget(use_);
    return row;
}

PresetUse PresetsPanel::use() const { return static_cast<PresetUse>(use_->currentIndex()); }

// Filling -------------------------------------------------------------------------------------------------------------

void PresetsPanel::setPresets(std::vector<Preset> presets) {
    const QString selected = current() ? QString::fromStdString(current()->name) : QString();
    endPreview();
    const bool outer = std::exchange(filling_, true);
    list_->clear();
    presets_ = std::move(presets);
    bool shipped = false;
    for (std::size_t i = 0; i < presets_.size(); ++i) {
        if (i == 0 || presets_[i].shipped != shipped) addTitle(presets_[i].shipped ? tr("Shipped") : tr("My presets"));
        shipped = presets_[i].shipped;
        addPreset(presets_[i], static_cast<int>(i));
        if (QString::fromStdString(presets_[i].name) == selected) list_->setCurrentRow(list_->count() - 1);
    }
    filling_ = outer;
    showButtons();
}

void PresetsPanel::addTitle(const QString& text) {
    auto* item = new QListWidgetItem(text, list_);
    item->setFlags(Qt::NoItemFlags);
    QFont font = item->font();
    font.setBold(true);
    item->setFont(font);
    item->setSizeHint(rowSize());
}

void PresetsPanel::addPreset(const Preset& preset, int place) {
    auto* item = new QListWidgetItem(QString::fromStdString(preset.name), list_);
    item->setData(kPlaceRole, place);
    item->setToolTip(stepsText(preset.recipe));
    item->setSizeHint(rowSize());
}

QSize PresetsPanel::rowSize() const { return {0, fontMetrics().height() + 2 * kRowPadding}; }

void PresetsPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange) return;
    for (int row = 0; row < list_->count(); ++row) list_->item(row)->setSizeHint(rowSize());
}

void PresetsPanel::setUsable(bool hasPhoto, bool hasSteps) {
    hasPhoto_ = hasPhoto;
    save_->setEnabled(hasSteps);
    use_->setEnabled(hasPhoto);
    if (!hasPhoto) endPreview();
}

void PresetsPanel::showButtons() {
    const Preset* preset = current();
    export_->setEnabled(preset != nullptr);
    rename_->setEnabled(preset && !preset->shipped);
    remove_->setEnabled(preset && !preset->shipped);
}

const Preset* PresetsPanel::presetOf(const QListWidgetItem* item) const {
    const QVariant place = item ? item->data(kPlaceRole) : QVariant();
    return place.isValid() ? &presets_[static_cast<std::size_t>(place.toInt())] : nullptr;
}

const Preset* PresetsPanel::current() const { return presetOf(list_->currentItem()); }

// Using -------------------------------------------------------------------------------------------------------------

void PresetsPanel::startPreview(const QListWidgetItem* item) {
    const Preset* preset = presetOf(item);
    if (!preset) return endPreview();
    if (preset == pointedAt_) return;
    pointedAt_ = preset;
    hover_.start();
}

void PresetsPanel::endPreview() {
    hover_.stop();
    pointedAt_ = nullptr;
    if (std::exchange(previewing_, false)) Q_EMIT previewEnded();
}

void PresetsPanel::apply(const QListWidgetItem* item) {
    const Preset* preset = presetOf(item);
    if (!preset || !hasPhoto_) return;
    hover_.stop();
    Q_EMIT applied(Preset(*preset));
    previewing_ = false;  // it is no preview any more
    Q_EMIT previewEnded();
}

bool PresetsPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == list_->viewport() && event->type() == QEvent::Leave) endPreview();
    if (watched != list_) return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut) endPreview();
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const Preset* preset = current();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space)
            return apply(list_->currentItem()), true;
        if (key == Qt::Key_Escape && previewing_) return endPreview(), true;
        if (preset && !preset->shipped && key == Qt::Key_F2) return Q_EMIT renameRequested(Preset(*preset)), true;
        if (preset && !preset->shipped && key == Qt::Key_Delete) return Q_EMIT removeRequested(Preset(*preset)), true;
    }
    return QWidget::eventFilter(watched, event);
}

void PresetsPanel::hideEvent(QHideEvent* event) {
    endPreview();
    QWidget::hideEvent(event);
}

void PresetsPanel::showMenu(const QPoint& place) {
    const Preset* found = presetOf(list_->itemAt(place));
    if (!found) return;
    const Preset preset = *found;  // the list may be filled anew meanwhile
    QMenu menu(this);
    menu.addAction(tr("&Apply"), this, [this, preset] { Q_EMIT applied(preset); })->setEnabled(hasPhoto_);
    menu.addSeparator();
    menu.addAction(tr("&Rename…"), this, [this, preset] { Q_EMIT renameRequested(preset); })
        ->setEnabled(!preset.shipped);
    menu.addAction(tr("&Export…"), this, [this, preset] { Q_EMIT exportRequested(preset); });
    menu.addAction(tr("&Delete"), this, [this, preset] { Q_EMIT removeRequested(preset); })
        ->setEnabled(!preset.shipped);
    menu.exec(list_->viewport()->mapToGlobal(place));
}

}  // namespace glissade
