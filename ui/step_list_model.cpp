#include "ui/step_list_model.h"

#include "operators/registry.h"
#include "ui/number_field.h"
#include "ui/texts.h"

#include <QCoreApplication>
#include <QMimeData>

#include <cmath>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

const QString kMimeType = u"application/x-glissade-step"_s;

QString nameOf(const Edit& edit) {
    const OperatorSpec* spec = findOperator(edit.operatorId);
    return spec ? texts::ofOperators(spec->name) : QString::fromStdString(edit.operatorId);
}

QString summaryOf(const Edit& edit) {
    const OperatorSpec* spec = findOperator(edit.operatorId);
    return spec ? texts::ofOperators(spec->summary) : QString();
}

// The first parameter is the one that the operator is known by.
QString chiefValue(const Edit& edit) {
    const OperatorSpec* spec = findOperator(edit.operatorId);
    if (!spec || spec->params.empty() || edit.params.empty()) return {};
    const ParamSpec& param = spec->params.front();
    return texts::ofOperators(param.label) + u' ' +
           numberText(edit.params.front(), texts::ofOperators(param.unit), param.decimals);
}

QString opacityOf(const Edit& edit) { return numberText(edit.amount * 100, u"%"_s, 0); }

QString spokenText(const Edit& edit) {
    QStringList parts{nameOf(edit), edit.on ? StepListModel::tr("on") : StepListModel::tr("off")};
    if (const QString value = chiefValue(edit); !value.isEmpty()) parts << value;
    parts << StepListModel::tr("Opacity %1").arg(opacityOf(edit));
    return parts.join(u", "_s);
}

}  // namespace

StepListModel::StepListModel(QObject* parent) : QAbstractListModel(parent) {}

void StepListModel::setRecipe(const Recipe& recipe) {
    if (recipe.edits == recipe_.edits) return;
    if (recipe.edits.size() == recipe_.edits.size()) {
        recipe_ = recipe;
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    recipe_ = recipe;
    endResetModel();
}

int StepListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(recipe_.edits.size());
}

QVariant StepListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Edit& edit = recipe_.edits[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
            return nameOf(edit);
        case Qt::CheckStateRole:
            return edit.on ? Qt::Checked : Qt::Unchecked;
        case Qt::AccessibleTextRole:
            return spokenText(edit);
        case Qt::WhatsThisRole:
            return summaryOf(edit);
        case ValueRole:
            return chiefValue(edit);
        case OpacityRole:
            return opacityOf(edit);
        default:
            return {};
    }
}

bool StepListModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::CheckStateRole || !index.isValid()) return false;
    Q_EMIT switched(index.row(), value.toInt() == Qt::Checked);
    return true;
}

// Steps are dropped between others, never on one.
Qt::ItemFlags StepListModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::ItemIsDropEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled |
           Qt::ItemNeverHasChildren;
}

QStringList StepListModel::mimeTypes() const { return {kMimeType}; }

// The list that it was taken from is named, so that no other window takes the row for one of its own.
QMimeData* StepListModel::mimeData(const QModelIndexList& indexes) const {
    if (indexes.isEmpty()) return nullptr;
    auto* data = new QMimeData;
    const QString text = u"%1 %2 %3"_s.arg(QCoreApplication::applicationPid())
                             .arg(reinterpret_cast<quintptr>(this))
                             .arg(indexes.front().row());
    data->setData(kMimeType, text.toLatin1());
    return data;
}

int StepListModel::draggedRow(const QMimeData* data) const {
    const QList<QByteArray> parts = data->data(kMimeType).split(' ');
    if (parts.size() != 3 || parts[0].toLongLong() != QCoreApplication::applicationPid() ||
        parts[1].toULongLong() != reinterpret_cast<quintptr>(this))
        return -1;
    const int row = parts[2].toInt();
    return row < rowCount() ? row : -1;
}

bool StepListModel::canDropMimeData(
    const QMimeData* data, Qt::DropAction action, int, int, const QModelIndex& parent) const {
    return action == Qt::MoveAction && !parent.isValid() && draggedRow(data) >= 0;
}

// `row` is the gap that it was dropped in, counted before the dragged row is taken out; -1: below all.
bool StepListModel::dropMimeData(
    const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) {
    if (!canDropMimeData(data, action, row, column, parent)) return false;
    const int from = draggedRow(data);
    const int gap = row < 0 ? rowCount() : row;
    const int to = gap > from ? gap - 1 : gap;
    if (to != from) Q_EMIT moved(from, to);
    return true;
}

}  // namespace glissade
