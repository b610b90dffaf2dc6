// OperatorHealth: which operators' networks cannot be used, and why.
#pragma once

#include <QHash>
#include <QObject>
#include <QString>

namespace glissade {

class Background;
struct OperatorSpec;

/// Looks at the packs once, in the background; until it is known, and where nothing is wrong, there are no problems.
/// Thread: the interface's.
class OperatorHealth final : public QObject {
    Q_OBJECT

public:
    /// `background` must outlive it.
    explicit OperatorHealth(Background& background, QObject* parent = nullptr);

    /// Why the operator's network cannot be used; empty: it can.
    [[nodiscard]] QString problem(const OperatorSpec& spec) const;
    /// Nothing is left of it: its network cannot be used, and it has no exact algorithm.
    [[nodiscard]] bool isOut(const OperatorSpec& spec) const;
    /// What the operator does, and what is wrong with it.
    [[nodiscard]] QString summary(const OperatorSpec& spec) const;

Q_SIGNALS:
    /// Some cannot be used.
    void known();

private:
    QHash<QString, QString> problems_;  // by the pack's name
};

}  // namespace glissade
