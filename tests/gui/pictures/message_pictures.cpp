// Pictures of what the editor says: notices, failures, offers, progress, and where a photo may be dropped.
#include "gui/pictures/pictures.h"
#include "operators/registry.h"
#include "ui/file_path.h"
#include "ui/message_bar.h"
#include "ui/number_field.h"
#include "ui/parameter_panel.h"
#include "ui/parameter_slider.h"
#include "ui/start_page.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDragEnterEvent>
#include <QFile>
#include <QImage>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QToolTip>
#include <QtTest/QTest>

namespace glissade {
namespace {

using namespace Qt::StringLiterals;

void write(const std::filesystem::path& file, const QByteArray& bytes) {
    QFile target(toQString(file));
    if (target.open(QFile::WriteOnly)) target.write(bytes);
}

QByteArray read(const std::filesystem::path& file) {
    QFile source(toQString(file));
    return source.open(QFile::ReadOnly) ? source.readAll() : QByteArray();
}

// A JPEG that ends too early: what is there of it opens, with a notice.
void writeDamaged(const std::filesystem::path& photo, const std::filesystem::path& to) {
    QImage(toQString(photo)).save(toQString(to), "JPEG", 92);
    const QByteArray whole = read(to);
    write(to, whole.left(whole.size() * 3 / 4));
}

void drag(const Photographer& camera, const QString& name, const std::filesystem::path& photo) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(toQString(photo))});
    QDragEnterEvent enter(QPoint(600, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&camera.window(), &enter);
    camera.take(name);
    QDragLeaveEvent leave;
    QApplication::sendEvent(&camera.window(), &leave);
}

// Before a photo is open.
void takeStart(const Scene& scene) {
    const Photographer& camera = scene.camera;
    drag(camera, u"m1-drop"_s, scene.photo);
    auto* start = camera.window().findChild<StartPage*>();
    start->setOpening(fileName(scene.photo));
    camera.take(u"m2-opening"_s);
    start->setOpening({});
    QStringList recent;
    for (const auto* name :
         {"coast.jpg", "a photo with a name that is longer than the column is wide, from a camera.jpg"}) {
        const auto file = scene.photo.parent_path() / name;
        write(file, read(scene.photo));
        recent << toQString(file);
    }
    start->setRecentFiles(recent);
    camera.take(u"m2-recent"_s);
    camera.window().openFile("/nowhere/missing.jpg");
    QTest::qWait(500);
    camera.take(u"m3-error-at-start"_s);
}

void takeFailures(const Scene& scene) {
    const Photographer& camera = scene.camera;
    const auto folder = scene.photo.parent_path();
    write(folder / "cut short.png", read(scene.photo).left(4000));
    write(folder / "no photo.jpg", "hello");
    for (const auto* name : {"cut short.png", "no photo.jpg", "missing.tif"}) {
        camera.window().openFile(folder / name);
        QTest::qWait(700);
    }
    camera.take(u"m4-errors"_s);
    camera.window().resize(1024, 640);
    camera.take(u"m4-errors-small"_s);
    camera.window().resize(1280, 800);
    camera.window().findChild<MessageBar*>()->clear(Message::Topic::Open);
}

// The photo's own notices, the edit that lies beside it, and a photo that changes meanwhile.
void takeNotices(const Scene& scene) {
    const Photographer& camera = scene.camera;
    MainWindow& window = camera.window();
    const auto damaged = scene.photo.parent_path() / "damaged.jpg";
    writeDamaged(scene.photo, damaged);
    const auto open = [&](const std::filesystem::path& photo) {
        window.openFile(photo);
        (void)QTest::qWaitFor([&] { return window.windowTitle().startsWith(fileName(photo)); },
                              Photographer::kPatienceMs);
        QTest::qWait(1000);
    };
    open(damaged);
    camera.take(u"m5-damaged"_s);
    open(scene.photo);
    const auto name = allOperators()[1]->name;
    camera.trigger(QString::fromUtf8(name.data(), qsizetype(name.size())));
    QTest::qWait(1000);
    camera.trigger(u"Save edit"_s);
    QTest::qWait(1000);
    open(damaged);
    open(scene.photo);
    camera.take(u"m6-saved-edit"_s);
    write(scene.photo, read(scene.photo) + '\0');
    QTest::qWait(3000);
    camera.take(u"m7-changed"_s);
    QFile::remove(toQString(scene.photo) + u".moved"_s);
    QFile::rename(toQString(scene.photo), toQString(scene.photo) + u".moved"_s);
    QTest::qWait(3000);
    camera.take(u"m7-vanished"_s);
    QFile::rename(toQString(scene.photo) + u".moved"_s, toQString(scene.photo));
    QTest::qWait(1500);
    window.findChild<MessageBar*>()->clear(Message::Topic::Open);
    window.findChild<MessageBar*>()->clear(Message::Topic::Save);
}

// A value beyond the trained range, a hint, and a step by the exact algorithm on its way to a file.
void takeWork(const Scene& scene) {
    const Photographer& camera = scene.camera;
    MainWindow& window = camera.window();
    auto* first = camera.firstParameter();
    auto* field = first->findChild<NumberField*>();
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, QLocale().toString(first->spec().max * 10));
    QTest::keyClick(field, Qt::Key_Return);
    camera.take(u"m8-clamped"_s);
    QToolTip::showText(first->mapToGlobal(QPoint(20, 20)), first->toolTip(), first);
    camera.take(u"m9-hint"_s);
    QToolTip::hideText();
    for (auto* box : window.findChild<ParameterPanel*>()->findChildren<QCheckBox*>())
        if (box->isVisible() && !box->text().isEmpty()) box->click();  // not the switch
    camera.take(u"m10-exact-working"_s);
    camera.trigger(u"Export…"_s);
    const auto target = scene.photo.parent_path() / "result.jpg";
    camera.dialog()->findChild<QLineEdit*>(u"target"_s)->setText(toQString(target));
    for (auto* button : camera.dialog()->findChildren<QPushButton*>())
        if (button->isDefault()) button->click();
    QTest::qWait(300);
    camera.take(u"m11-exporting"_s);
    window.close();
    camera.take(u"m12-closing-while-exporting"_s);
    camera.closeDialogs();
    (void)QTest::qWaitFor([&] { return std::filesystem::exists(target); }, Photographer::kPatienceMs);
    QTest::qWait(500);
    camera.take(u"m13-exported"_s);
    drag(camera, u"m14-drop-on-photo"_s, scene.photo);
}

}  // namespace

void takeMessages(const Scene& scene) {
    takeStart(scene);
    scene.camera.window().openFile(scene.photo);
    if (!scene.camera.waitFor(FrameState::Plain)) return scene.camera.take(u"failed"_s);
    takeFailures(scene);
    takeNotices(scene);
    takeWork(scene);
}

}  // namespace glissade
