#include "ui/recovery_dialog.h"

#include "operators/registry.h"
#include "ui/default_button.h"
#include "ui/file_path.h"
#include "ui/metrics.h"
#include "ui/panel_parts.h"
#include "ui/pasted_photo.h"
#include "ui/texts.h"

#include <QDateTime>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

constexpr int kListWidth = 500;
constexpr int kMostRows = 8;    // without scrolling
constexpr int kRowPadding = 6;  // above and below a row

QString timeOf(const LostEdit& edit) {
    const auto since = std::chrono::file_clock::to_sys(edit.when).time_since_epoch();
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms), QLocale::ShortFormat);
}

QString stepsOf(const LostEdit& edit) {
    QStringList names;
    if (!edit.recipe.turn.isNone()) names.append(RecoveryDialog::tr("turned"));
    if (!edit.recipe.crop.isNone()) names.append(RecoveryDialog::tr("cropped"));
    for (const Edit& step : edit.recipe.edits) {
        const OperatorSpec* spec = findOperator(step.operatorId);
        names.append(spec ? texts::ofOperators(spec->name) : QString::fromStdString(step.operatorId));
    }
    return names.join(u", "_s);
}

}  // namespace

RecoveryDialog::RecoveryDialog(std::vector<LostEdit> edits, QWidget* parent)
    : QDialog(parent), edits_(std::move(edits)), list_(new QListWidget(this)) {
    setWindowTitle(tr("Unsaved edits"));
    auto* text = new QLabel(tr("Glissade ended unexpectedly. These edits were not saved yet; the photos themselves are "
                               "as they were. Which are to be restored?"),
                            this);
    text->setWordWrap(true);
    list_->setAccessibleName(tr("Unsaved edits"));
    list_->setTextElideMode(Qt::ElideRight);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    fill();
    const int rows = std::min(list_->count(), kMostRows);
    list_->setMinimumSize(kListWidth, rows * list_->sizeHintForRow(0));
    if (rows == list_->count()) list_->setMaximumHeight(list_->minimumHeight());  // no empty place below the last

    auto* buttons = new QDialogButtonBox(this);
    restore_ = buttons->addButton(tr("Restore"), QDialogButtonBox::AcceptRole);
    discard_ = buttons->addButton(tr("Discard"), QDialogButtonBox::DestructiveRole);
    buttons->addButton(tr("Later"), QDialogButtonBox::RejectRole);
    restore_->setObjectName(u"restore"_s);
    discard_->setObjectName(u"discard"_s);
    makeDefault(restore_);
    connect(restore_, &QPushButton::clicked, this, [this] {
        Q_EMIT restoreChosen(ticked());
        accept();
    });
    connect(discard_, &QPushButton::clicked, this, [this] {
        Q_EMIT discardChosen(ticked());
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(list_, &QListWidget::itemChanged, this, &RecoveryDialog::showTicked);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kLarge, metrics::kLarge, metrics::kLarge, metrics::kLarge);
    layout->setSpacing(metrics::kMedium);
    layout->addWidget(text);
    layout->addWidget(list_);
    layout->addWidget(buttons);
    keepWhole(this, kListWidth);
}

void RecoveryDialog::fill() {
    for (const LostEdit& edit : edits_) {
        const QString steps = stepsOf(edit);
        const QString text = steps.isEmpty() ? tr("%1 — %2").arg(photoName(edit.photo), timeOf(edit))
                                             : tr("%1 — %2 (%3)").arg(photoName(edit.photo), timeOf(edit), steps);
        auto* item = new QListWidgetItem(text, list_);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
        item->setSizeHint({0, QFontMetrics(item->font()).height() + 2 * kRowPadding});
        item->setToolTip(toQString(edit.photo));
    }
    list_->setCurrentRow(0);
}

void RecoveryDialog::showTicked() {
    const bool any = !ticked().empty();
    restore_->setEnabled(any);
    discard_->setEnabled(any);
}

std::vector<LostEdit> RecoveryDialog::ticked() const {
    std::vector<LostEdit> chosen;
    for (int i = 0; i < list_->count(); ++i)
        if (list_->item(i)->checkState() == Qt::Checked) chosen.push_back(edits_[static_cast<std::size_t>(i)]);
    return chosen;
}

}  // namespace glissade
