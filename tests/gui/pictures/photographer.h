// Photographer: takes pictures of the editor's window with whatever lies over it.
#pragma once

#include "engine/engine.h"
#include "ui/main_window.h"

#include <QString>
#include <QStringList>

#include <filesystem>
#include <functional>
#include <utility>

class QDialog;

namespace glissade {

class Canvas;
class ParameterSlider;
class ValueSlider;

/// Drives the window as a user does, and writes NAME.png into a folder. Thread: the interface's.
class Photographer {
public:
    static constexpr int kPatienceMs = 180'000;

    /// @param commands  englishCommands().
    Photographer(MainWindow& window, QString folder, QStringList commands)
        : window_(window), folder_(std::move(folder)), commands_(std::move(commands)) {}

    /// The window, and over it every menu, list and dialog that is open; dialogs in the middle, their place is the
    /// window manager's.
    void take(const QString& name) const;
    /// The same from within what blocks until it is closed: shows it by `show`, takes it, closes it.
    void takeMenu(const QString& name, const std::function<void()>& show) const;
    /// Chooses the command whose English text begins so, whatever the language.
    void trigger(const QString& text) const;
    void closeDialogs() const;
    /// Opens the photo and gives it a step of the first operator; false where the photo does not come, which is taken.
    [[nodiscard]] bool openWithStep(const std::filesystem::path& photo) const;
    [[nodiscard]] bool waitFor(FrameState state) const;
    /// Until a picture of `state` has come that was not there before, or some seconds have passed.
    void waitForNext(FrameState state) const;

    [[nodiscard]] MainWindow& window() const { return window_; }
    [[nodiscard]] Canvas& canvas() const;
    [[nodiscard]] ValueSlider* firstSlider() const;
    /// The slider of the step's first parameter; none where it has none.
    [[nodiscard]] ParameterSlider* firstParameter() const;
    [[nodiscard]] QDialog* dialog() const;  ///< the one that is open

    /// Leaves the button down: a picture of a drag under way.
    void dragTo(double share) const;
    void release() const;

private:
    MainWindow& window_;
    QString folder_;
    QStringList commands_;
};

/// The texts of a window's commands, in their order; before translations are installed.
[[nodiscard]] QStringList englishCommands();

}  // namespace glissade
