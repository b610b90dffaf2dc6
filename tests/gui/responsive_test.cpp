// The interface answers while the engine computes: the real engine, whose network is held at a gate that only this
// thread opens. Whatever waited for the engine would wait for ever.
#include "engine/seams.h"
#include "gui/support/editor_fixture.h"
#include "support/fake_network.h"
#include "ui/editor.h"

#include <QDialog>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QPushButton>
#include <QToolButton>

#include <condition_variable>
#include <mutex>

namespace glissade::test {
namespace {

/// Holds whoever passes until it is opened.
class Gate {
public:
    void pass() {
        std::unique_lock lock(mutex_);
        ++held_;
        changed_.wait(lock, [this] { return open_; });
        --held_;
    }
    void open() {
        {
            const std::lock_guard lock(mutex_);
            open_ = true;
        }
        changed_.notify_all();
    }
    [[nodiscard]] int held() {
        const std::lock_guard lock(mutex_);
        return held_;
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool open_ = false;
    int held_ = 0;
};

struct Shared {
    Gate gate;
    FakeNetworks networks;
};

class GatedNetworks final : public NetworkSource {
public:
    explicit GatedNetworks(std::shared_ptr<Shared> shared) : shared_(std::move(shared)) {}
    Result<Loaded> networkFor(const OperatorSpec& spec) override {
        const std::lock_guard lock(asking_);
        return shared_->networks.networkFor(spec);
    }

private:
    static inline std::mutex asking_;
    std::shared_ptr<Shared> shared_;
};

class ResponsiveTest : public testing::Test {
protected:
    ResponsiveTest() {
        shared->networks.network->onRun = [gate = &shared->gate](Size) -> Result<void> {
            gate->pass();
            return {};
        };
        QImage picture(600, 400, QImage::Format_RGB888);
        picture.fill(QColor(120, 90, 60));
        EXPECT_TRUE(picture.save(file(0)) && picture.save(file(1)));
    }
    ~ResponsiveTest() override {
        shared->gate.open();
        for (const QPointer<MainWindow>& each : windows()) {
            each->close();
            for (auto* button : each->findChildren<QPushButton*>())
                if (button->isVisible() && QString(button->text()).remove(u'&') == QStringLiteral("Discard"))
                    button->click();
        }
        settle();
    }
    [[nodiscard]] QString file(int number) const { return folder.filePath(QStringLiteral("photo%1.png").arg(number)); }
    [[nodiscard]] EngineMaker engines() const {
        return [shared = shared](EngineObserver& observer) {
            EngineSeams seams;
            seams.makeNetworks = [shared] { return std::make_unique<GatedNetworks>(shared); };
            const EngineOptions options{"/nonexistent", 2, std::size_t{1} << 28};
            return portTo(std::make_unique<Engine>(observer, options, std::move(seams)));
        };
    }
    [[nodiscard]] static QList<QPointer<MainWindow>> windows() {
        QList<QPointer<MainWindow>> all;
        for (QWidget* each : QApplication::topLevelWidgets())
            if (auto* window = qobject_cast<MainWindow*>(each)) all.append(window);
        return all;
    }
    /// Opens a photo with a step; its features are held at the gate.
    MainWindow& openHeld(int number = 0) {
        const int before = shared->gate.held();
        const auto old = windows();
        editor.open({toPath(file(number))});
        MainWindow* window = nullptr;
        for (const auto& each : windows())
            if (!old.contains(each)) window = each;
        EXPECT_TRUE(QTest::qWaitFor([&] { return canvas(*window).frame() != nullptr; }, kPatienceMs));
        trigger(*window,
                QString::fromUtf8(allOperators().front()->name.data(),
                                  static_cast<qsizetype>(allOperators().front()->name.size())));
        EXPECT_TRUE(QTest::qWaitFor([&] { return shared->gate.held() > before; }, kPatienceMs));
        return *window;
    }
    static void trigger(MainWindow& window, const QString& name) {
        for (QAction* each : window.actions())
            if (QString(each->text()).remove(u'&') == name) return each->trigger();
        ADD_FAILURE() << name.toStdString();
    }
    static Canvas& canvas(const MainWindow& window) { return *window.findChild<Canvas*>(); }
    static QString state(const MainWindow& window) {
        return window.findChild<QLabel*>(QStringLiteral("previewState"))->text();
    }
    static void pan(Canvas& canvas, QPoint by) {
        const QPoint from = canvas.rect().center();
        QTest::mousePress(&canvas, Qt::MiddleButton, {}, from);
        QMouseEvent move(
            QEvent::MouseMove, QPointF(from + by), canvas.mapToGlobal(QPointF(from + by)), {}, Qt::MiddleButton, {});
        QApplication::sendEvent(&canvas, &move);
        QTest::mouseRelease(&canvas, Qt::MiddleButton, {}, from + by);
    }
    /// A menu, the canvas and a slider do what they do.
    void expectAnswers(MainWindow& window) {
        QMenuBar& bar = *window.menuBar();
        QTest::mouseClick(&bar, Qt::LeftButton, {}, bar.actionGeometry(bar.actions().front()).center());
        QMenu* menu = bar.actions().front()->menu();
        EXPECT_TRUE(QTest::qWaitFor([&] { return menu->isVisible(); }, kPatienceMs));
        QTest::keyClick(menu, Qt::Key_Escape);
        EXPECT_FALSE(menu->isVisible());

        canvas(window).zoomTo(4);
        pan(canvas(window), {-60, 40});
        const View view = canvas(window).view().request();
        EXPECT_TRUE(QTest::qWaitFor([&] { return canvas(window).frame()->view == view; }, kPatienceMs))
            << "pixels of the part that was panned to";

        const std::string_view id = allOperators().front()->params.front().id;
        auto& slider = *window.findChild<ParameterPanel*>()->findChild<ParameterSlider*>(
            QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size())));
        auto& handle = *slider.findChild<ValueSlider*>();
        const double before = slider.value();
        drag(handle, {handle.maximum() / 3, handle.maximum()});
        EXPECT_NE(slider.value(), before);
    }

    static constexpr int kPatienceMs = 60'000;
    QTemporaryDir folder;
    std::shared_ptr<Shared> shared = std::make_shared<Shared>();
    Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
    EditFiles files{foldersIn(folder)};
    Editor editor{engines(), settings, theme(), files};
};

TEST_F(ResponsiveTest, P7_menusPanningAndSlidersAnswerWhileFeaturesAreMade) {
    MainWindow& window = openHeld();
    expectAnswers(window);
    EXPECT_EQ(shared->gate.held(), 1) << "and it is still computing";
    EXPECT_TRUE(state(window).startsWith(QStringLiteral("Working"))) << state(window).toStdString();
    shared->gate.open();
    EXPECT_TRUE(QTest::qWaitFor([&] { return state(window) == QStringLiteral("Settled"); }, kPatienceMs));
}

TEST_F(ResponsiveTest, P7_stoppingTheWorkAnswersAtOnce) {
    MainWindow& window = openHeld();
    auto* stop = window.findChild<QToolButton*>(QStringLiteral("stopWork"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return stop->isVisible(); }, kPatienceMs));
    QTest::mouseClick(stop, Qt::LeftButton);
    expectAnswers(window);
    EXPECT_EQ(shared->gate.held(), 1);
    shared->gate.open();
    EXPECT_TRUE(QTest::qWaitFor([&] { return state(window) == QStringLiteral("Settled"); }, kPatienceMs))
        << "the moved slider began it anew";
}

TEST_F(ResponsiveTest, P7_aWindowClosesWhileItComputesAndAnotherGoesOn) {
    MainWindow& other = openHeld(0);
    const QPointer<MainWindow> window = &openHeld(1);
    EXPECT_EQ(shared->gate.held(), 2);
    EXPECT_FALSE(window->close()) << "its edit is not saved";
    QPushButton* discard = nullptr;
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            for (auto* each : window->findChildren<QPushButton*>())
                if (each->isVisible() && QString(each->text()).remove(u'&') == QStringLiteral("Discard"))
                    discard = each;
            return discard != nullptr;
        },
        kPatienceMs));
    discard->click();
    EXPECT_TRUE(QTest::qWaitFor([&] { return window.isNull(); }, kPatienceMs));
    EXPECT_EQ(shared->gate.held(), 2) << "its engine is still in the network";
    expectAnswers(other);
}

TEST_F(ResponsiveTest, P7_cancellingAnExportAnswersAtOnce) {
    MainWindow& window = openHeld();
    trigger(window, QStringLiteral("Export…"));
    settle();
    auto* dialog = window.findChild<QDialog*>();
    ASSERT_NE(dialog, nullptr);
    const QString target = folder.filePath(QStringLiteral("out.png"));
    dialog->findChild<QLineEdit*>(QStringLiteral("target"))->setText(target);
    dialog->findChild<QPushButton*>(QStringLiteral("export"))->click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return shared->gate.held() == 2; }, kPatienceMs)) << "it is being computed";
    auto* cancel = window.findChild<QToolButton*>(QStringLiteral("cancelExport"));
    ASSERT_TRUE(cancel->isVisible());
    QTest::mouseClick(cancel, Qt::LeftButton);
    expectAnswers(window);
    EXPECT_EQ(shared->gate.held(), 2);
    shared->gate.open();
    EXPECT_TRUE(QTest::qWaitFor([&] { return !cancel->isVisible(); }, kPatienceMs));
    EXPECT_FALSE(QFile::exists(target));
}

}  // namespace
}  // namespace glissade::test
