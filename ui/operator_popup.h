// OperatorPopup: a list of all operators that pops up to pick one from; type to find.
#pragma once

#include "operators/operator.h"

#include <QFrame>

namespace glissade {

class OperatorList;

/// Thread: the interface's.
class OperatorPopup final : public QFrame {
    Q_OBJECT

public:
    explicit OperatorPopup(QWidget* parent);

    /// Opens below `button`, with the cursor in the search field.
    void openAt(const QWidget& button);

Q_SIGNALS:
    void picked(const glissade::OperatorSpec& spec);

private:
    OperatorList* list_;
};

}  // namespace glissade
