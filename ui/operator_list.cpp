#include "ui/operator_list.h"

#include "operators/registry.h"
#include "ui/icon.h"
#include "ui/metrics.h"
#include "ui/operator_health.h"
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

OperatorList::OperatorList(Use use, QWidget* parent)
    : QWidget(parent), use_(use), search_(new QLineEdit(this)), list_(new QListWidget(this)) {
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
    if (use_ == Use::Follow) {
        connect(list_, &QListWidget::currentRowChanged, this, &OperatorList::choose);
        return;
    }
    list_->installEventFilter(this);
    connect(list_, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) { choose(list_->row(item)); });
}

void OperatorList::fill() {
    const QSignalBlocker quiet(list_);
    if (use_ == Use::Follow) {
        auto* none = new QListWidgetItem(tr("None"), list_);
        none->setToolTip(tr("The photo as it is."));
    }
    for (const OperatorSpec* spec : allOperators()) {
        auto* item = new QListWidgetItem(texts::ofOperators(spec->name), list_);
        item->setToolTip(texts::ofOperators(spec->summary));
        item->setWhatsThis(item->toolTip());
    }
    sizeRows();
    list_->setCurrentRow(0);
}

void OperatorList::sizeRows() {
    const QSignalBlocker quiet(list_);
    const int rowHeight = fontMetrics().height() + 2 * kRowPadding;
    for (int row = 0; row < list_->count(); ++row) list_->item(row)->setSizeHint(QSize(0, rowHeight));
}

void OperatorList::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) sizeRows();
}

const OperatorSpec* OperatorList::specAt(int row) const {
    const int first = use_ == Use::Follow ? 1 : 0;
    return row < first ? nullptr : allOperators()[static_cast<std::size_t>(row - first)];
}

void OperatorList::choose(int row) {
    if (row >= 0 && isEnabled(row)) Q_EMIT chosen(specAt(row));
}

void OperatorList::setHealth(const OperatorHealth& health) {
    for (int row = 0; row < list_->count(); ++row) {
        const OperatorSpec* spec = specAt(row);
        if (!spec || health.problem(*spec).isEmpty()) continue;
        QListWidgetItem* item = list_->item(row);
        item->setToolTip(health.summary(*spec));
        item->setWhatsThis(item->toolTip());
        if (health.isOut(*spec)) item->setFlags(item->flags() & ~(Qt::ItemIsEnabled | Qt::ItemIsSelectable));
    }
}

bool OperatorList::isEnabled(int row) const { return list_->item(row)->flags().testFlag(Qt::ItemIsEnabled); }

void OperatorList::setCurrent(const OperatorSpec* spec) {
    const QSignalBlocker quiet(list_);
    for (int row = 0; row < list_->count(); ++row)
        if (specAt(row) == spec) list_->setCurrentRow(row);
}

void OperatorList::startSearch() {
    if (use_ == Use::Pick) {
        search_->clear();
        list_->setCurrentRow(0);
        list_->scrollToTop();
    }
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

int OperatorList::wholeHeight() const {
    const int rows = list_->count() * list_->sizeHintForRow(0);
    return rows + search_->sizeHint().height() + 3 * metrics::kSmall;
}

void OperatorList::filter(const QString& text) {
    const QString sought = text.trimmed();
    for (int row = 0; row < list_->count(); ++row) {
        const QListWidgetItem* item = list_->item(row);
        const bool matches =
            item->text().contains(sought, Qt::CaseInsensitive) || item->toolTip().contains(sought, Qt::CaseInsensitive);
        list_->setRowHidden(row, !sought.isEmpty() && (!specAt(row) || !matches));
    }
    if (use_ == Use::Pick) list_->setCurrentRow(firstMatch());
}

int OperatorList::firstMatch() const {
    for (int row = 0; row < list_->count(); ++row)
        if (!list_->isRowHidden(row) && isEnabled(row)) return row;
    return -1;
}

// From the search field: Enter takes the first match, Down goes to the list, Escape gives the search up.
bool OperatorList::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    return watched == search_ ? handleSearchKey(key) : handleListKey(key);
}

bool OperatorList::handleSearchKey(int key) {
    const bool takes = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (key == Qt::Key_Escape) {
        if (use_ == Use::Pick) Q_EMIT dismissed();
        search_->clear();
        list_->setFocus();
        return true;
    }
    const int row = firstMatch();
    if ((!takes && key != Qt::Key_Down) || row < 0) return false;
    if (use_ == Use::Pick && takes) {
        choose(row);
        return true;
    }
    list_->setCurrentRow(row);
    list_->setFocus();
    if (takes) search_->clear();
    return true;
}

// Only where it is used to pick.
bool OperatorList::handleListKey(int key) {
    if (key == Qt::Key_Escape) {
        Q_EMIT dismissed();
        return true;
    }
    if (key != Qt::Key_Return && key != Qt::Key_Enter) return false;
    choose(list_->currentRow());
    return true;
}

}  // namespace glissade
