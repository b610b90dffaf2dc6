#include "ui/panel_parts.h"

#include <QFrame>
#include <QLabel>

namespace glissade {

using namespace Qt::StringLiterals;

QLabel* makeLabel(QWidget* parent, const QString& role) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setProperty("role", role);
    return label;
}

QFrame* makeRule(QWidget* parent) {
    auto* rule = new QFrame(parent);
    rule->setProperty("role", u"rule"_s);
    rule->setFixedHeight(1);
    return rule;
}

}  // namespace glissade
