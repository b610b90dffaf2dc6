// EditFilesTest: an editor whose photo has a place of its own, so that edits can be kept beside it.
#pragma once

#include "gui/support/editor_fixture.h"

#include <QFile>
#include <QMessageBox>
#include <QPushButton>

#include <fstream>
#include <future>
#include <sstream>

namespace glissade::test {

class EditFilesTest : public EditorTest {
protected:
    using Path = std::filesystem::path;

    EditFilesTest() { std::ofstream(photo) << "pixels"; }
    ~EditFilesTest() override { release(); }

    /// Lets the jobs on files that are posted from now on wait.
    void hold() {
        held = std::make_unique<std::promise<void>>();
        const auto wait = [freed = held->get_future().share()]() -> Result<void> {
            return freed.wait(), Result<void>();
        };
        files.background().run(window.get(), wait, [](const Result<void>&) {});
    }
    void release() {
        if (held) held->set_value();
        held.reset();
    }
    template <typename Dialog>
    [[nodiscard]] Dialog* shownDialog() const {
        for (auto* each : window->findChildren<Dialog*>())
            if (each->isVisible()) return each;
        return nullptr;
    }

    /// Waits for the jobs on files that were posted, for those that they post in turn, and for what they tell.
    void drain() {
        for (int i = 0; i < 3; ++i) {
            bool done = false;
            files.background().run(
                window.get(), []() -> Result<void> { return {}; }, [&](const Result<void>&) { done = true; });
            ASSERT_TRUE(QTest::qWaitFor([&] { return done; }, 30'000));
            settle();
        }
    }
    /// Opens the photo as the engine would tell it, and waits until its edit has been looked for.
    void openHere(const Path& file) {
        script.open(plainPhoto(kSize, file));
        settle();
        drain();
    }
    void openHere() { openHere(photo); }
    void trigger(const char* name) {
        action(QString::fromLatin1(name)).trigger();
        drain();
    }
    /// A button with this text in a message or a dialog.
    [[nodiscard]] QPushButton* button(const char* text) const {
        for (QWidget* each : QApplication::allWidgets()) {
            auto* found = qobject_cast<QPushButton*>(each);
            if (found && found->isVisible() && QString(found->text()).remove(u'&') == QLatin1String(text)) return found;
        }
        return nullptr;
    }
    void click(const char* text) {
        QPushButton* found = button(text);
        ASSERT_NE(found, nullptr) << text << " is not in\n" << shownTexts().toStdString();
        found->click();
        drain();
    }
    [[nodiscard]] static Recipe recipe(std::string_view id) { return {{makeEdit(*findOperator(id))}}; }
    [[nodiscard]] static Recipe firstRecipe() { return {{makeEdit(first())}}; }
    [[nodiscard]] static std::string content(const Path& file) {
        std::ostringstream text;
        text << std::ifstream(file).rdbuf();
        return text.str();
    }
    static void write(const Path& file, const std::string& text) { std::ofstream(file) << text; }
    [[nodiscard]] bool says(const char* text) const { return shownTexts().contains(QString::fromUtf8(text)); }
    /// Whether the engine was last asked for the photo as it is.
    [[nodiscard]] bool hasNoSteps() const { return script.recipes.empty() || lastSteps().empty(); }
    [[nodiscard]] QString undoText() const { return action(QStringLiteral("Undo")).text().remove(u'&'); }
    /// The names of what unsaved edits have left.
    [[nodiscard]] std::vector<Path> records() const {
        std::vector<Path> found;
        std::error_code none;
        for (const auto& entry : std::filesystem::directory_iterator(recoveryFolder, none))
            if (entry.path().extension() == ".json") found.push_back(entry.path());
        return found;
    }
    /// What a program leaves that ended in the middle: its record, and no lock that anybody holds.
    void leaveLostEdit(const Path& of, const Recipe& edit) const {
        const Path elsewhere = base / "crashed";
        auto session = RecoverySession::begin(elsewhere);
        ASSERT_TRUE(session);
        ASSERT_TRUE(session->keep(of, edit));
        std::filesystem::create_directories(recoveryFolder);
        for (const auto& entry : std::filesystem::directory_iterator(elsewhere))
            if (entry.path().extension() == ".json")
                std::filesystem::copy(entry.path(), recoveryFolder / entry.path().filename());
    }

    std::unique_ptr<std::promise<void>> held;
    const Path base = toPath(folder.path());
    const Path photo = base / "photo.png";
    const Path sidecar = base / "photo.png.glissade.json";
    const Path recoveryFolder = foldersIn(folder).recovery;
};

}  // namespace glissade::test
