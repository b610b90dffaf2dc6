#include "gui/support/editor_fixture.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QFile>
#include <QImage>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>

#include <algorithm>
#include <cmath>

namespace glissade::test {
namespace {

using MainWindowTest = EditorTest;

TEST_F(MainWindowTest, W4_withoutAPhotoWhatNeedsOneIsDisabled) {
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("Drop a photo here")));
    for (const char* name : {"Export", "Zoom in", "Fit", "Split view", "Side by side", "Add", "Enable or disable"})
        EXPECT_FALSE(action(QString::fromLatin1(name)).isEnabled()) << name;
    EXPECT_TRUE(action(QStringLiteral("Open")).isEnabled());
    openPhoto();
    for (const char* name : {"Export", "Zoom in", "Fit", "Split view", "Side by side", "Add"})
        EXPECT_TRUE(action(QString::fromLatin1(name)).isEnabled()) << name;
}

TEST_F(MainWindowTest, W2_theTitleNamesThePhotoAndMarksUnsavedEdits) {
    openPhoto();
    EXPECT_EQ(window->windowTitle(), QStringLiteral("plain.png[*] — Glissade"));
    EXPECT_FALSE(window->isWindowModified());
    choose(first().id);
    EXPECT_TRUE(window->isWindowModified());
    action(QStringLiteral("Undo")).trigger();
    EXPECT_FALSE(window->isWindowModified());
}

TEST_F(MainWindowTest, W3_theStatusBarSaysSizeZoomLevelStateTimeAndProfile) {
    openPhoto({3000, 2000});
    choose(first().id);
    script.deliver({3000, 2000}, 1, ++generation);
    settle();
    const QString texts = shownTexts();
    for (const char* part : {"3000 × 2000", "8 bit · sRGB", "Effect: auto, 1∶2", "Settled", "0.7 ms"})
        EXPECT_TRUE(texts.contains(QString::fromUtf8(part))) << part << " is not in\n" << texts.toStdString();
}

TEST_F(MainWindowTest, P3_workIsSaidInPercentUntilItEnds) {
    openPhoto();
    script.observer->workProgress("features", 0.42);
    settle();
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("Working 42 %")));
    script.observer->workProgress("features", 1);
    settle();
    EXPECT_FALSE(shownTexts().contains(QStringLiteral("Working")));
}

TEST_F(MainWindowTest, P3_afterZoomingThePreviewIsLiveUntilItsFrameComes) {
    openPhoto();
    choose(first().id);
    script.deliver(kSize, 1, ++generation);
    settle();
    ASSERT_TRUE(shownTexts().contains(QStringLiteral("Settled")));
    canvas().zoomTo(4);
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("Live")));
    script.deliver(kSize, 1, ++generation);
    settle();
    EXPECT_TRUE(shownTexts().contains(QStringLiteral("Settled")));
}

TEST_F(MainWindowTest, L1_droppedFilesOpen) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QStringLiteral("/photos/ä b.jpg"))});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(window.get(), &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(window.get(), &drop);
    ASSERT_EQ(script.opened.size(), 1U);
    EXPECT_EQ(script.opened.front(), "/photos/ä b.jpg");
}

TEST_F(MainWindowTest, L1_whatIsNoLocalFileIsNotTaken) {
    QMimeData data;
    data.setUrls({QUrl(QStringLiteral("https://example.org/photo.jpg"))});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(window.get(), &enter);
    EXPECT_FALSE(enter.isAccepted());
}

TEST_F(MainWindowTest, F4_aDroppedPictureOpensWhereThereIsNoFile) {
    QImage image(8, 6, QImage::Format_RGB32);
    image.fill(QColor(200, 40, 30));
    QMimeData data;
    data.setUrls({QUrl(QStringLiteral("https://example.org/photo.jpg"))});
    data.setImageData(image);
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(window.get(), &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(window.get(), &drop);
    EXPECT_TRUE(QTest::qWaitFor([&] { return script.openedPhotos.size() == 1; }));
    ASSERT_EQ(script.openedPhotos.size(), 1U);
    EXPECT_EQ(script.openedPhotos[0]->size(), (Size{8, 6}));
    EXPECT_TRUE(script.opened.empty()) << "nothing is fetched";
}

TEST_F(MainWindowTest, F4_openedPhotosAreInTheRecentList) {
    QFile file(folder.filePath(QStringLiteral("kept.png")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    script.open(plainPhoto(kSize, file.fileName().toStdString()));
    settle();
    EXPECT_EQ(settings.recentFiles(), QStringList{file.fileName()});
    for (int i = 0; i < 20; ++i) settings.addRecentFile(QString::number(i));
    EXPECT_EQ(settings.recentFiles().size(), Settings::kRecentFiles);
    EXPECT_EQ(settings.recentFiles().front(), QStringLiteral("19"));
}

// WCAG 2.1, 1.4.3: relative luminances, 4.5 for text.
double contrast(const QColor& a, const QColor& b) {
    const auto luminance = [](const QColor& color) {
        const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
    };
    const double high = std::max(luminance(a), luminance(b));
    const double low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

TEST_F(MainWindowTest, A1_textStandsOutFromWhatItIsOn) {
    const ThemeChoice before = theme().choice();
    for (const ThemeChoice choice : {ThemeChoice::Dark, ThemeChoice::Light}) {
        theme().setChoice(choice);
        const QPalette colors = QApplication::palette();
        using Role = QPalette::ColorRole;
        for (const auto& [text, ground] : std::vector<std::pair<Role, Role>>{{Role::WindowText, Role::Window},
                                                                             {Role::Text, Role::Base},
                                                                             {Role::ButtonText, Role::Button},
                                                                             {Role::ToolTipText, Role::ToolTipBase},
                                                                             {Role::HighlightedText, Role::Highlight},
                                                                             {Role::PlaceholderText, Role::Base},
                                                                             {Role::PlaceholderText, Role::Window},
                                                                             {Role::WindowText, Role::Midlight},
                                                                             {Role::Link, Role::Window}})
            EXPECT_GE(contrast(colors.color(text), colors.color(ground)), 4.5)
                << (theme().isDark() ? "dark " : "light ") << text << " on " << ground;
    }
    theme().setChoice(before);
}

TEST_F(MainWindowTest, W6_theThemeIsChosenAndRemembered) {
    const auto take = [&](const char* name) {
        for (QMenu* menu : window->menuBar()->findChildren<QMenu*>())
            for (QAction* item : menu->actions())
                if (QString(item->text()).remove(u'&') == QLatin1String(name)) return item->trigger();
        FAIL() << name;
    };
    take("Light");
    EXPECT_GT(window->palette().color(QPalette::Window).lightness(), 200);
    EXPECT_EQ(settings.preferences().theme, ThemeChoice::Light);
    take("Dark");
    EXPECT_LT(window->palette().color(QPalette::Window).lightness(), 80);
    EXPECT_EQ(settings.preferences().theme, ThemeChoice::Dark);
}

void expectDistinctMnemonics(const QMenu& menu) {
    QSet<QChar> used;
    for (const QAction* action : menu.actions()) {
        if (action->menu() && !action->menu()->isEmpty()) expectDistinctMnemonics(*action->menu());
        if (action->isSeparator()) continue;
        const auto at = action->text().indexOf(u'&');
        if (action->text().startsWith(u"Undo") || action->text().startsWith(u"Redo") || at < 0) continue;
        const QChar letter = action->text()[at + 1].toLower();
        EXPECT_FALSE(used.contains(letter)) << menu.title().toStdString() << ": " << action->text().toStdString();
        used.insert(letter);
    }
}

TEST_F(MainWindowTest, A1_mnemonicsAreUniqueWithinEachMenu) {
    QSet<QChar> titles;
    for (const QAction* action : window->menuBar()->actions()) {
        expectDistinctMnemonics(*action->menu());
        const QChar letter = action->text()[action->text().indexOf(u'&') + 1].toLower();
        EXPECT_FALSE(titles.contains(letter)) << action->text().toStdString();
        titles.insert(letter);
    }
}

TEST_F(MainWindowTest, A1_noTwoCommandsShareAKey) {
    QSet<QString> used;
    for (const QAction* action : window->actions())
        for (const QKeySequence& key : action->shortcuts()) {
            EXPECT_FALSE(used.contains(key.toString()))
                << action->text().toStdString() << ' ' << key.toString().toStdString();
            used.insert(key.toString());
        }
}

TEST_F(MainWindowTest, A1_everyControlHasANameForAssistiveTechnology) {
    openAndChoose();
    for (const QWidget* widget : window->findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus) continue;
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool named = !widget->accessibleName().isEmpty() ||
                           (button && !(button->text().isEmpty() && button->toolTip().isEmpty()));
        const bool container =
            qobject_cast<const QAbstractScrollArea*>(widget) && !qobject_cast<const QAbstractItemView*>(widget);
        EXPECT_TRUE(named || container || widget->inherits("QDockWidget") || widget->inherits("QMenuBar") ||
                    widget->inherits("OperatorList"))
            << widget->metaObject()->className() << ' ' << widget->objectName().toStdString();
    }
}

TEST_F(MainWindowTest, F9_panelsHideAndComeBack) {
    openPhoto();
    auto* list = &operatorList();
    ASSERT_TRUE(list->isVisible());
    action(QStringLiteral("Hide panels")).trigger();
    EXPECT_FALSE(list->isVisible());
    action(QStringLiteral("Hide panels")).trigger();
    EXPECT_TRUE(list->isVisible());
}

}  // namespace
}  // namespace glissade::test
