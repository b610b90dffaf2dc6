#include "ui/operator_list.h"

#include "operators/registry.h"
#include "ui/icon.h"
#include "ui/metrics.h"
#include "ui/texts.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

constexpr int kRowPadding = 7;  // above and below the text

}  // namespace

OperatorList::OperatorList(QWidget* parent)
    : QWidget(parent), search_(new QLineEdit(this)), list_(new QListWidget(this)) {
    search_->setPlaceholderText(tr("Find an operator"));
    search_->setAccessibleName(tr("Find an operator"));
    search_->setClearButtonEnabled(true);
    search_->addAction(themedIcon(u"search"_s), QLineEdit::LeadingPosition);
    search_->installEventFilter(this);
    list_->setAccessibleName(tr("Operators"));
    list_->setFrameShape(QFrame::NoFrame);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setTextElideMode(Qt::ElideRight);
    setAutoFillBackground(true);
    setFocusProxy(list_);
    fill();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kSmall, metrics::kSmall, metrics::kSmall, metrics::kSmall);
    layout->setSpacing(metrics::kSmall);
    layout->addWidget(search_);
    layout->addWidget(list_);
    connect(search_, &QLineEdit::textChanged, this, &OperatorList::filter);
    connect(list_, &QListWidget::currentRowChanged, this, &OperatorList::choose);
}

void OperatorList::fill() {
    const QSignalBlocker quiet(list_);
    auto* none = new QListWidgetItem(tr("None"), list_);
    none->setToolTip(tr("The photo as it is."));
    for (const OperatorSpec* spec : allOperators()) {
        auto* item = new QListWidgetItem(texts::ofOperators(spec->name), list_);
        item->setToolTip(texts::ofOperators(spec->summary));
    }
    const int rowHeight = list_->fontMetrics().height() + 2 * kRowPadding;
    for (int row = 0; row < list_->count(); ++row) list_->item(row)->setSizeHint(QSize(0, rowHeight));
    list_->setCurrentRow(0);
}

const OperatorSpec* OperatorList::specAt(int row) const {
    return row <= 0 ? nullptr : allOperators()[static_cast<std::size_t>(row - 1)];
}

void OperatorList::choose(int row) {
    if (row >= 0) Q_EMIT chosen(specAt(row));
}

void OperatorList::setCurrent(const OperatorSpec* spec) {
    const QSignalBlocker quiet(list_);
    for (int row = 0; row < list_->count(); ++row)
        if (specAt(row) == spec) list_->setCurrentRow(row);
}

void OperatorList::startSearch() {
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

void OperatorList::filter(const QString& text) {
    const QString sought = text.trimmed();
    for (int row = 0; row < list_->count(); ++row) {
        const QListWidgetItem* item = list_->item(row);
        const bool matches =
            item->text().contains(sought, Qt::CaseInsensitive) || item->toolTip().contains(sought, Qt::CaseInsensitive);
        list_->setRowHidden(row, !sought.isEmpty() && (row == 0 || !matches));
    }
}

int OperatorList::firstMatch() const {
    for (int row = 0; row < list_->count(); ++row)
        if (!list_->isRowHidden(row)) return row;
    return -1;
}

// From the search field: Enter takes the first match, Down goes to the list, Escape gives the search up.
bool OperatorList::eventFilter(QObject* watched, QEvent* event) {
    if (watched != search_ || event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const int row = firstMatch();
    if (key == Qt::Key_Escape) {
        search_->clear();
        list_->setFocus();
        return true;
    }
    if ((key != Qt::Key_Return && key != Qt::Key_Enter && key != Qt::Key_Down) || row < 0) return false;
    list_->setCurrentRow(row);
    list_->setFocus();
    if (key != Qt::Key_Down) search_->clear();
    return true;
}

}  // namespace glissade
