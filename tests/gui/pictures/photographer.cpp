#include "gui/pictures/photographer.h"

#include "operators/registry.h"
#include "ui/actions.h"
#include "ui/canvas.h"
#include "ui/parameter_panel.h"
#include "ui/parameter_slider.h"
#include "ui/value_slider.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>
#include <QUndoStack>
#include <QtTest/QTest>

#include <algorithm>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

constexpr int kShade = 70;    // alpha of 255, behind a dialog
constexpr int kMenuMs = 150;  // until a menu is there

int depthOf(const QWidget* widget) {
    int depth = 0;
    for (const QObject* each = widget->parent(); each; each = each->parent()) ++depth;
    return depth;
}

// From the lowest to the topmost: dialogs by whom they belong to, then what pops up.
QList<QWidget*> windowsOver(const QWidget& window) {
    QList<QWidget*> over;
    for (QWidget* each : QApplication::topLevelWidgets())
        if (each != &window && each->isVisible() && !qobject_cast<QMainWindow*>(each)) over.append(each);
    const auto rank = [](const QWidget* each) {
        const bool pops = each->windowType() == Qt::Popup || each->windowType() == Qt::ToolTip;
        return std::pair(pops, depthOf(each));
    };
    std::ranges::stable_sort(over, {}, rank);
    return over;
}

}  // namespace

void Photographer::take(const QString& name) const {
    for (int i = 0; i < 20; ++i) QApplication::processEvents(QEventLoop::AllEvents, 20);
    QPixmap picture = window_.grab();
    QPainter painter(&picture);
    for (QWidget* over : windowsOver(window_)) {
        QPoint place = window_.mapFromGlobal(over->pos());
        if (over->windowType() != Qt::Popup && over->windowType() != Qt::ToolTip) {
            painter.fillRect(window_.rect(), QColor(0, 0, 0, kShade));
            place = {(window_.width() - over->width()) / 2, (window_.height() - over->height()) / 2};
        }
        painter.drawPixmap(place, over->grab());
    }
    painter.end();
    picture.save(QDir(folder_).filePath(name + u".png"_s));
}

void Photographer::takeMenu(const QString& name, const std::function<void()>& show) const {
    QTimer::singleShot(kMenuMs, &window_, [this, name] {
        take(name);
        while (QWidget* popup = QApplication::activePopupWidget()) popup->close();
    });
    show();
    QTest::qWait(2 * kMenuMs);
}

void Photographer::trigger(const QString& text) const {
    for (qsizetype i = 0; i < commands_.size(); ++i)
        if (commands_[i].startsWith(text)) return window_.actions().at(i)->trigger();
}

bool Photographer::openWithStep(const std::filesystem::path& photo) const {
    window_.openFile(photo);
    if (!waitFor(FrameState::Plain)) {
        take(u"failed"_s);
        return false;
    }
    const auto name = allOperators().front()->name;
    trigger(QString::fromUtf8(name.data(), qsizetype(name.size())));
    (void)waitFor(FrameState::Settled);
    return true;
}

void Photographer::closeDialogs() const {
    const auto dialogs = window_.findChildren<QDialog*>();
    std::for_each(dialogs.rbegin(), dialogs.rend(), [](QDialog* dialog) { dialog->reject(); });
    QTest::qWait(50);  // those that delete themselves are gone
}

bool Photographer::waitFor(FrameState state) const {
    return QTest::qWaitFor(
        [this, state] {
            const auto frame = canvas().frame();
            return frame && frame->state == state && frame->view == canvas().view().request();
        },
        kPatienceMs);
}

void Photographer::waitForNext(FrameState state) const {
    constexpr int kMostMs = 8000;
    const auto before = canvas().frame();
    (void)QTest::qWaitFor([&] { return canvas().frame() != before && canvas().frame()->state == state; }, kMostMs);
}

Canvas& Photographer::canvas() const { return *window_.findChild<Canvas*>(); }

ValueSlider* Photographer::firstSlider() const {
    const auto id = allOperators().front()->params.front().id;
    const QString name = QString::fromUtf8(id.data(), qsizetype(id.size()));
    return window_.findChild<ParameterSlider*>(name)->findChild<ValueSlider*>();
}

ParameterSlider* Photographer::firstParameter() const {
    for (auto* slider : window_.findChild<ParameterPanel*>()->findChildren<ParameterSlider*>())
        if (slider->objectName() != u"amount"_s) return slider;
    return nullptr;
}

QDialog* Photographer::dialog() const {
    for (auto* dialog : window_.findChildren<QDialog*>())
        if (dialog->isVisible()) return dialog;
    return nullptr;
}

void Photographer::dragTo(double share) const {
    ValueSlider* slider = firstSlider();
    const QPoint from(slider->centerFor(slider->value()), slider->height() / 2);
    const QPoint to(slider->centerFor(int(slider->maximum() * share)), slider->height() / 2);
    QTest::mousePress(slider, Qt::LeftButton, {}, from);
    QMouseEvent move(
        QEvent::MouseMove, QPointF(to), slider->mapToGlobal(QPointF(to)), Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(slider, &move);
}

void Photographer::release() const {
    ValueSlider* slider = firstSlider();
    QTest::mouseRelease(slider, Qt::LeftButton, {}, QPoint(slider->centerFor(slider->value()), slider->height() / 2));
}

QStringList englishCommands() {
    QWidget window;
    QUndoStack history;
    const Actions commands(&window, history);
    QStringList texts;
    for (const QAction* action : window.actions()) texts.append(QString(action->text()).remove(u'&'));
    return texts;
}

}  // namespace glissade
