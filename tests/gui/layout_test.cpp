// Where the panels are, that they stay there until the next start, and that they fit.
#include "gui/support/editor_fixture.h"

#include <QDockWidget>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QScrollBar>
#include <QStatusBar>
#include <QToolBar>

namespace glissade::test {
namespace {

class LayoutTest : public EditorTest {
protected:
    [[nodiscard]] static QDockWidget& dock(const QWidget& of, const char* name) {
        return *of.findChild<QDockWidget*>(QString::fromLatin1(name));
    }
    [[nodiscard]] QDockWidget& dock(const char* name) const { return dock(*window, name); }
    [[nodiscard]] QAction& panelAction(const QString& title) const {
        for (QAction* menu : window->menuBar()->actions())
            for (QAction* item : menu->menu()->actions())
                if (item->menu() && QString(item->text()).remove(u'&') == QStringLiteral("Panels"))
                    for (QAction* panel : item->menu()->actions())
                        if (QString(panel->text()).remove(u'&') == title) return *panel;
        ADD_FAILURE() << "no panel " << title.toStdString();
        return *window->actions().front();
    }
    /// Ends this window as a user does and starts another with what was remembered.
    void startAgain() {
        EXPECT_TRUE(window->close());
        window = std::make_unique<MainWindow>(bridge, settings, theme(), files);
        window->show();
        settle();
    }
};

constexpr const char* kDocks[] = {
    "steps", "operators", "parameters", "history", "presets", "histogram", "photoInfo", "reference"};

TEST_F(LayoutTest, W1_stepsAreLeftAndParametersRight) {
    EXPECT_EQ(window->dockWidgetArea(&dock("steps")), Qt::LeftDockWidgetArea);
    EXPECT_EQ(window->dockWidgetArea(&dock("parameters")), Qt::RightDockWidgetArea);
    EXPECT_TRUE(dock("steps").isVisible());
    EXPECT_TRUE(dock("parameters").isVisible());
}

TEST_F(LayoutTest, W1_everyPanelIsMovedFloatedClosedAndBroughtBack) {
    for (const char* name : kDocks) {
        QDockWidget& panel = dock(name);
        EXPECT_EQ(panel.features(),
                  QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable | QDockWidget::DockWidgetClosable);
        EXPECT_EQ(panel.allowedAreas(), Qt::AllDockWidgetAreas);
        QAction& toggle = panelAction(panel.windowTitle());
        if (panel.isHidden()) toggle.trigger();
        panel.raise();
        settle();
        EXPECT_TRUE(panel.isVisible()) << name;
        panel.close();
        EXPECT_FALSE(toggle.isChecked()) << name;
        toggle.trigger();
        settle();
        EXPECT_TRUE(panel.isVisible()) << name;
        panel.setFloating(true);
        EXPECT_TRUE(panel.isWindow()) << name;
        panel.setFloating(false);
        EXPECT_FALSE(panel.isWindow()) << name;
    }
}

TEST_F(LayoutTest, W1_layoutAndSizeReturnAtTheNextStart) {
    window->resize(1180, 690);
    window->addDockWidget(Qt::RightDockWidgetArea, &dock("operators"));
    dock("parameters").close();
    dock("history").show();
    dock("photoInfo").show();
    dock("histogram").close();
    window->addDockWidget(Qt::RightDockWidgetArea, &dock("presets"));
    settle();
    const QSize size = window->size();
    startAgain();
    EXPECT_EQ(window->size(), size);
    EXPECT_EQ(window->dockWidgetArea(&dock("operators")), Qt::RightDockWidgetArea);
    EXPECT_FALSE(dock("parameters").isVisible());
    EXPECT_TRUE(dock("history").isVisible());
    EXPECT_TRUE(dock("photoInfo").isVisible());
    EXPECT_FALSE(dock("histogram").isVisible());
    EXPECT_EQ(window->dockWidgetArea(&dock("presets")), Qt::RightDockWidgetArea);
}

TEST_F(LayoutTest, W1_hiddenPanelsComeBackAtTheNextStart) {
    action(QStringLiteral("Hide panels")).trigger();
    ASSERT_FALSE(dock("steps").isVisible());
    startAgain();
    EXPECT_TRUE(dock("steps").isVisible()) << "they were out of the way, not closed";
}

TEST_F(LayoutTest, W1_theLastFolderReturns) {
    script.open(plainPhoto(kSize, folder.filePath(QStringLiteral("a.png")).toStdString()));
    settle();
    EXPECT_EQ(Settings(folder.filePath(QStringLiteral("settings.ini"))).lastFolder(), folder.path());
}

TEST_F(LayoutTest, W1_resetLayoutRestoresTheDefault) {
    const QSize stepsSize = dock("steps").size();
    const int parametersWidth = dock("parameters").width();
    window->addDockWidget(Qt::RightDockWidgetArea, &dock("operators"));
    dock("steps").setFloating(true);
    dock("parameters").close();
    dock("history").show();
    settle();
    action(QStringLiteral("Reset layout")).trigger();
    settle();
    EXPECT_EQ(window->dockWidgetArea(&dock("operators")), Qt::LeftDockWidgetArea);
    EXPECT_FALSE(dock("steps").isFloating());
    EXPECT_TRUE(dock("parameters").isVisible());
    EXPECT_FALSE(dock("history").isVisible());
    EXPECT_EQ(dock("steps").size(), stepsSize);
    EXPECT_EQ(dock("parameters").width(), parametersWidth);
}

TEST_F(LayoutTest, W1_aPanelAmongTabsSaysItsTitleOnce) {
    const auto saysTitle = [](QDockWidget& panel) {
        const QImage picture = panel.grab().toImage();
        const int row = static_cast<int>(panel.widget()->y() * picture.devicePixelRatio()) / 2;
        const QColor ground = picture.pixelColor(2, row);
        for (int y = row - 3; y <= row + 3; ++y)
            for (int x = 2; x < picture.width() / 2; ++x)
                if (picture.pixelColor(x, y) != ground) return true;
        return false;
    };
    EXPECT_TRUE(saysTitle(dock("steps")));
    EXPECT_FALSE(saysTitle(dock("operators"))) << "its tab does";
    dock("presets").close();
    settle();
    EXPECT_TRUE(saysTitle(dock("operators"))) << "it has no tab any more";
    dock("presets").show();
    settle();
    EXPECT_FALSE(saysTitle(dock("operators")));
    dock("presets").setFloating(true);
    settle();
    EXPECT_TRUE(saysTitle(dock("operators")));
    dock("presets").setFloating(false);
    window->tabifyDockWidget(&dock("steps"), &dock("presets"));
    settle();
    EXPECT_FALSE(saysTitle(dock("steps")));
    action(QStringLiteral("Reset layout")).trigger();
    settle();
    EXPECT_TRUE(saysTitle(dock("steps")));
    EXPECT_FALSE(saysTitle(dock("operators")));
}

TEST_F(LayoutTest, W5_theWindowFits1024By640WithEveryOperator) {
    openPhoto({6000, 4000});
    for (const OperatorSpec* spec : allOperators()) {
        choose(spec->id);
        window->resize(1024, 640);
        settle();
        EXPECT_EQ(window->size(), QSize(1024, 640)) << spec->id;
        EXPECT_GE(canvas().width(), 400) << spec->id;
        EXPECT_GE(canvas().height(), 400) << spec->id;
    }
}

TEST_F(LayoutTest, W5_nothingIsCutAt1024By640) {
    openPhoto({6000, 4000});
    dock("history").show();
    window->resize(1024, 640);
    for (const OperatorSpec* spec : allOperators()) {
        choose(spec->id);
        auto& panel = *window->findChild<ParameterPanel*>();
        EXPECT_LE(panel.widget()->width(), panel.viewport()->width()) << spec->id;
        EXPECT_LE(panel.widget()->minimumSizeHint().width(), panel.viewport()->width()) << spec->id;
        for (auto* each : panel.findChildren<ParameterSlider*>()) {
            if (!each->isVisible()) continue;
            panel.ensureWidgetVisible(each);
            settle();
            const QRect place(each->mapTo(panel.viewport(), QPoint()), each->size());
            EXPECT_TRUE(panel.viewport()->rect().contains(place)) << spec->id << ' ' << each->spec().id;
        }
    }
    for (const QToolBar* bar : window->findChildren<QToolBar*>()) {
        for (QAction* each : bar->actions()) {
            const QWidget* button = bar->widgetForAction(each);
            EXPECT_TRUE(!button || button->isVisible()) << each->text().toStdString();
        }
    }
    const QRect inside = window->statusBar()->rect();
    for (const auto* label : window->statusBar()->findChildren<QLabel*>()) {
        if (!label->isVisible()) continue;
        EXPECT_TRUE(inside.contains(QRect(label->mapTo(window->statusBar(), QPoint()), label->size())))
            << label->text().toStdString();
        EXPECT_GE(label->width(), label->fontMetrics().horizontalAdvance(label->text())) << label->text().toStdString();
    }
}

TEST_F(LayoutTest, W5_aLongChainScrolls) {
    openPhoto();
    window->resize(1024, 640);
    choose(first().id);
    for (int i = 0; i < 15; ++i) action(QStringLiteral("Duplicate")).trigger();
    settle();
    auto& list = *dock("steps").findChild<QListView*>();
    EXPECT_EQ(list.model()->rowCount(), 16);
    EXPECT_GT(list.verticalScrollBar()->maximum(), 0);
    EXPECT_TRUE(list.viewport()->rect().contains(list.visualRect(list.currentIndex()))) << "the selected step is seen";
}

}  // namespace
}  // namespace glissade::test
