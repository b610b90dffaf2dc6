// EditorTest: a shown main window on a scripted engine.
#pragma once

#include "gui/support/scripted_engine.h"
#include "operators/registry.h"
#include "ui/canvas.h"
#include "ui/edit_files.h"
#include "ui/engine_bridge.h"
#include "ui/file_path.h"
#include "ui/main_window.h"
#include "ui/operator_list.h"
#include "ui/parameter_panel.h"
#include "ui/parameter_slider.h"
#include "ui/value_slider.h"

#include <QAction>
#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QListWidget>
#include <QTemporaryDir>
#include <QtTest/QTest>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace glissade::test {

/// Delivers what is queued between engine and interface.
inline void settle() {
    for (int i = 0; i < 5; ++i) QApplication::processEvents();
}

[[nodiscard]] inline Theme& theme() {
    static auto* const instance = new Theme(*qApp, ThemeChoice::Dark);  // owned by the application
    return *instance;
}

/// The user's folders, within a folder of the test's.
[[nodiscard]] inline EditFiles::Folders foldersIn(const QTemporaryDir& folder) {
    const std::filesystem::path base = toPath(folder.path());
    return {
        .data = base / "data", .recovery = base / "state", .shippedPresets = base / "shipped", .desktopRecents = {}};
}

class EditorTest : public testing::Test {
protected:
    EditorTest()
        : settings(folder.filePath(QStringLiteral("settings.ini"))),
          bridge(scriptedEngines(script)),
          window(std::make_unique<MainWindow>(bridge, settings, theme(), files)) {
        window->resize(1100, 700);
        window->show();
        settle();
    }

    void openPhoto(Size size = kSize) {
        script.open(plainPhoto(size));
        settle();
        script.deliver(size, 1, ++generation, FrameState::Plain, kOriginalColor);
        settle();
    }
    void choose(std::string_view operatorId) {
        for (QAction* action : window->actions())
            if (findOperatorName(operatorId) == QString(action->text()).remove(u'&')) action->trigger();
        settle();
    }
    static QString findOperatorName(std::string_view operatorId) {
        return QString::fromUtf8(findOperator(operatorId)->name.data(),
                                 qsizetype(findOperator(operatorId)->name.size()));
    }

    /// The first operator of the registry, which has a parameter, and that parameter.
    static const OperatorSpec& first() { return *allOperators().front(); }
    static const char* firstParam() {
        static const std::string id(first().params.front().id);
        return id.c_str();
    }
    [[nodiscard]] ValueSlider& handle() const { return *slider(firstParam()).findChild<ValueSlider*>(); }
    void openAndChoose() {
        openPhoto();
        choose(first().id);
    }
    /// The steps that the engine was last asked for, and the first of them.
    [[nodiscard]] const std::vector<Edit>& lastSteps() const { return script.recipes.back().edits; }
    [[nodiscard]] const Edit& lastEdit() const { return lastSteps().front(); }
    /// After a value of an earlier step moved, the engine is asked for the whole chain a little later.
    [[nodiscard]] bool waitForWhole(std::size_t steps) const {
        return QTest::qWaitFor([&] { return lastSteps().size() == steps; });
    }
    /// The list in the dock of operators.
    [[nodiscard]] QListWidget& operatorList() const { return *operatorDock().findChild<QListWidget*>(); }
    [[nodiscard]] QWidget& operatorDock() const { return *window->findChild<QWidget*>(QStringLiteral("operators")); }
    /// Presses a command's keys as a user does, with the focus where it is.
    void press(QWidget& focus, int key, Qt::KeyboardModifiers modifiers = {}) const {
        QApplication::setActiveWindow(window.get());
        focus.setFocus();
        QTest::keyClick(&focus, Qt::Key(key), modifiers);
        settle();
    }

    [[nodiscard]] Canvas& canvas() const { return *window->findChild<Canvas*>(); }
    [[nodiscard]] ParameterSlider& slider(const char* paramId) const {
        return *window->findChild<ParameterPanel*>()->findChild<ParameterSlider*>(QString::fromLatin1(paramId));
    }
    [[nodiscard]] QAction& action(const QString& text) const {
        const auto plain = [](const QAction* each) { return QString(each->text()).remove(u'&').section(u'\t', 0, 0); };
        for (QAction* each : window->actions())
            if (plain(each) == text) return *each;
        for (QAction* each : window->actions())
            if (plain(each).startsWith(text)) return *each;
        ADD_FAILURE() << "no action " << text.toStdString();
        return *window->actions().front();
    }
    /// The colour at a point of the canvas, given as shares of its width and height.
    [[nodiscard]] QColor colorAt(double x, double y) const {
        const QImage picture = canvas().grab().toImage();
        return picture.pixelColor(int(x * picture.width()), int(y * picture.height()));
    }
    /// All texts that labels of the window show.
    [[nodiscard]] QString shownTexts() const {
        QString all;
        for (const QLabel* label : window->findChildren<QLabel*>())
            if (label->isVisible()) all += label->text() + u'\n';
        return all;
    }

    static constexpr Size kSize{400, 300};
    QTemporaryDir folder;
    Script script;
    Settings settings;
    EngineBridge bridge;
    EditFiles files{foldersIn(folder)};
    std::unique_ptr<MainWindow> window;
    std::uint64_t generation = 0;
};

/// Presses the left button on a slider's handle, moves it to each of the positions and releases it.
inline void drag(ValueSlider& slider, std::initializer_list<int> positions) {
    const auto at = [&](int position) { return QPoint(slider.centerFor(position), slider.height() / 2); };
    QPoint last = at(slider.value());
    QTest::mousePress(&slider, Qt::LeftButton, Qt::NoModifier, last);
    for (const int position : positions) {
        last = at(position);
        QTest::mouseMove(&slider, last);
        // The offscreen platform sends no move while a button is down: say it directly.
        QMouseEvent move(
            QEvent::MouseMove, last, slider.mapToGlobal(last), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&slider, &move);
    }
    QTest::mouseRelease(&slider, Qt::LeftButton, Qt::NoModifier, last);
}

inline QColor toColor(const Color& color) { return QColor(color[0], color[1], color[2]); }

}  // namespace glissade::test
