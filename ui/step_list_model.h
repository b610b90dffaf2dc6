// StepListModel: the steps of a recipe as rows of a list.
#pragma once

#include "recipe/recipe.h"

#include <QAbstractListModel>

namespace glissade {

/// It shows a recipe and tells what the user asks for; it changes nothing itself. Thread: the interface's.
class StepListModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { ValueRole = Qt::UserRole, OpacityRole };  ///< the chief value and the opacity as text

    explicit StepListModel(QObject* parent = nullptr);

    void setRecipe(const Recipe& recipe);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] bool canDropMimeData(
        const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) const override;
    bool dropMimeData(
        const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) override;

Q_SIGNALS:
    void switched(int step, bool on);
    void moved(int from, int to);

private:
    [[nodiscard]] int draggedRow(const QMimeData* data) const;

    Recipe recipe_;
};

}  // namespace glissade
