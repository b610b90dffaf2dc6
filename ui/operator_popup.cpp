#include "ui/operator_popup.h"

#include "ui/operator_list.h"

#include <QScreen>
#include <QVBoxLayout>

#include <algorithm>

namespace glissade {
namespace {

constexpr int kWidth = 280;

}  // namespace

OperatorPopup::OperatorPopup(QWidget* parent)
    : QFrame(parent, Qt::Popup), list_(new OperatorList(OperatorList::Use::Pick, this)) {
    setProperty("role", QStringLiteral("popup"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->addWidget(list_);
    connect(list_, &OperatorList::dismissed, this, &QWidget::close);
    connect(list_, &OperatorList::chosen, this, [this](const OperatorSpec* spec) {
        close();
        Q_EMIT picked(*spec);
    });
}

void OperatorPopup::openAt(const QWidget& button) {
    QRect place(button.mapToGlobal(QPoint(0, button.height() + 2)), QSize(kWidth, list_->wholeHeight() + 4));
    if (const QScreen* screen = button.screen()) {
        const QRect room = screen->availableGeometry();
        place.setHeight(std::min(place.height(), room.height()));
        place.moveRight(std::min(place.right(), room.right()));
        place.moveBottom(std::min(place.bottom(), room.bottom()));
        place.moveTopLeft({std::max(place.left(), room.left()), std::max(place.top(), room.top())});
    }
    setGeometry(place);
    show();
    list_->startSearch();
}

}  // namespace glissade
