#include "ui/parameter_slider.h"

#include "gui/support/accessibility.h"
#include "gui/support/editor_fixture.h"
#include "operators/registry.h"
#include "ui/number_field.h"

#include <QAccessible>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QSignalSpy>
#include <QTimer>
#include <QToolButton>

#include <cmath>
#include <utility>
#include <vector>

namespace glissade::test {
namespace {

constexpr ParamSpec kLog{.id = "lambda",
                         .label = "Strength",
                         .unit = "",
                         .hint = "More smooths more.",
                         .min = 0.002,
                         .max = 0.2,
                         .defaultValue = 0.02,
                         .decimals = 4,
                         .scale = Scale::Logarithmic};
constexpr ParamSpec kLinear{.id = "sigma",
                            .label = "Sigma",
                            .unit = "px",
                            .hint = "More is wider.",
                            .min = 1,
                            .max = 10,
                            .defaultValue = 5.5,
                            .decimals = 2};
constexpr ParamSpec kWhole{.id = "radius",
                           .label = "Radius",
                           .unit = "px",
                           .hint = "More is wider.",
                           .min = 1,
                           .max = 10,
                           .defaultValue = 6,
                           .decimals = 0};

struct Shown {
    explicit Shown(const ParamSpec& spec)
        : widget(spec), committed(&widget, &ParameterSlider::committed), moved(&widget, &ParameterSlider::moved) {
        widget.resize(300, 60);
        widget.show();
        QApplication::setActiveWindow(&widget);
        settle();
    }
    [[nodiscard]] ValueSlider& slider() const { return *widget.findChild<ValueSlider*>(); }
    [[nodiscard]] NumberField& field() const { return *widget.findChild<NumberField*>(); }
    void type(const char* text) const {
        field().setFocus();
        field().selectAll();
        QTest::keyClicks(&field(), QString::fromLatin1(text));
        QTest::keyClick(&field(), Qt::Key_Return);
    }
    [[nodiscard]] bool noteShown() const {
        for (const QLabel* label : widget.findChildren<QLabel*>())
            if (label->property("role").toString() == QStringLiteral("note")) return label->isVisible();
        return false;
    }

    ParameterSlider widget;
    QSignalSpy committed;
    QSignalSpy moved;
};

TEST(ParameterSlider, S1_sliderAndNumberAgreeForEveryParameterOfTheRegistry) {
    for (const OperatorSpec* spec : allOperators()) {
        for (const ParamSpec& param : spec->params) {
            const Shown shown(param);
            for (const double share : {0.0, 0.13, 0.5, 0.77, 1.0}) {
                const int position = int(std::lround(share * shown.slider().maximum()));
                drag(shown.slider(), {position});
                const double value = shown.widget.value();
                EXPECT_EQ(parseNumber(shown.field().text(),
                                      QString::fromUtf8(param.unit.data(), qsizetype(param.unit.size())),
                                      QLocale::c())
                              .value(),
                          QString::number(value, 'f', param.decimals).toDouble())
                    << param.id;
                EXPECT_NEAR(param.normalise(value),
                            2 * share - 1,
                            2.0 / 90 + (param.decimals == 0 ? 1 / (param.max - param.min) : 0))
                    << spec->id << ' ' << param.id << ' ' << share;
                EXPECT_EQ(value, param.clamped(value)) << param.id;
            }
        }
    }
}

TEST(ParameterSlider, S1_theMiddleOfALogarithmicSliderIsTheGeometricMean) {
    const Shown shown(kLog);
    drag(shown.slider(), {0, shown.slider().maximum() / 2});
    EXPECT_NEAR(shown.widget.value(), std::sqrt(kLog.min * kLog.max), 0.0002);
    const Shown linear(kLinear);
    drag(linear.slider(), {0, linear.slider().maximum() / 2});
    EXPECT_NEAR(linear.widget.value(), 5.5, 0.05);
}

TEST(ParameterSlider, S1_aTypedNumberMovesTheSlider) {
    const Shown shown(kLinear);
    shown.type("7.75");
    EXPECT_DOUBLE_EQ(shown.widget.value(), 7.75);
    EXPECT_EQ(shown.slider().value(), std::lround((7.75 - 1) / 9 * shown.slider().maximum()));
    ASSERT_EQ(shown.committed.count(), 1);
    EXPECT_FALSE(shown.noteShown());
}

TEST(ParameterSlider, S1_aNumberOutsideTheRangeIsClampedAndThatIsSaid) {
    const Shown shown(kLog);
    shown.type("5");
    EXPECT_DOUBLE_EQ(shown.widget.value(), 0.2);
    EXPECT_TRUE(shown.noteShown());
    EXPECT_EQ(shown.field().text(), QStringLiteral("0.2000"));
    shown.type("0.05");
    EXPECT_FALSE(shown.noteShown());
}

TEST(ParameterSlider, S1_whatIsNoNumberChangesNothing) {
    const Shown shown(kLinear);
    for (const char* text : {"abc", "", "1e999", "nan", "--3"}) {
        shown.type(text);
        EXPECT_DOUBLE_EQ(shown.widget.value(), 5.5) << text;
    }
    EXPECT_EQ(shown.committed.count(), 0);
    EXPECT_EQ(shown.field().text(), QStringLiteral("5.50\u00a0px"));
}

TEST(ParameterSlider, S1_theFieldTakesTheLocalesDecimalSignAndThePoint) {
    const QLocale german(QLocale::German, QLocale::Germany);
    EXPECT_EQ(parseNumber(QStringLiteral("0,05"), {}, german), 0.05);
    EXPECT_EQ(parseNumber(QStringLiteral("0.05"), {}, german), 0.05);
    EXPECT_EQ(parseNumber(QStringLiteral(" 5,5\u00a0px "), QStringLiteral("px"), german), 5.5);
    EXPECT_EQ(parseNumber(QStringLiteral("5.5"), QStringLiteral("px"), QLocale::c()), 5.5);
    EXPECT_EQ(parseNumber(QStringLiteral("five"), {}, german), std::nullopt);
}

TEST(ParameterSlider, S2_aDragTellsEveryMoveAndCommitsOnce) {
    Shown shown(kLinear);
    drag(shown.slider(), {600, 700, 800});
    EXPECT_EQ(shown.moved.count(), 3);
    ASSERT_EQ(shown.committed.count(), 1);
    EXPECT_EQ(shown.committed[0][0].toDouble(), shown.widget.value());
}

TEST(ParameterSlider, S2_aClickOnTheTrackJumpsThere) {
    const Shown shown(kLinear);
    QTest::mouseClick(
        &shown.slider(), Qt::LeftButton, {}, QPoint(shown.slider().centerFor(250), shown.slider().height() / 2));
    EXPECT_NEAR(shown.widget.value(), 1 + 9 * 0.25, 0.05);
    EXPECT_EQ(shown.committed.count(), 1);
}

TEST(ParameterSlider, S2_aClickOnTheHandleChangesNothing) {
    const Shown shown(kLinear);
    QTest::mouseClick(&shown.slider(),
                      Qt::LeftButton,
                      {},
                      QPoint(shown.slider().centerFor(shown.slider().value()) + 4, shown.slider().height() / 2));
    EXPECT_DOUBLE_EQ(shown.widget.value(), 5.5);
    EXPECT_EQ(shown.committed.count(), 0);
}

TEST(ParameterSlider, S2_doubleClickBackspaceAndTheButtonReset) {
    const Shown shown(kLinear);
    const auto change = [&] {
        shown.type("9");
        ASSERT_DOUBLE_EQ(shown.widget.value(), 9);
    };
    change();
    const QPoint handle(shown.slider().centerFor(shown.slider().value()), shown.slider().height() / 2);
    QTest::mouseDClick(&shown.slider(), Qt::LeftButton, {}, handle);
    EXPECT_DOUBLE_EQ(shown.widget.value(), 5.5);
    change();
    shown.slider().setFocus();
    QTest::keyClick(&shown.slider(), Qt::Key_Backspace);
    EXPECT_DOUBLE_EQ(shown.widget.value(), 5.5);
    change();
    QLabel* label = nullptr;
    for (auto* each : shown.widget.findChildren<QLabel*>())
        if (each->buddy()) label = each;
    ASSERT_NE(label, nullptr);
    QTest::mouseDClick(label, Qt::LeftButton, {}, label->rect().center());
    EXPECT_DOUBLE_EQ(shown.widget.value(), 5.5);
    change();
    auto* reset = shown.widget.findChild<QToolButton*>();
    EXPECT_TRUE(reset->isVisible());
    QTest::mouseClick(reset, Qt::LeftButton);
    EXPECT_DOUBLE_EQ(shown.widget.value(), 5.5);
    EXPECT_FALSE(reset->isVisible());
}

TEST(ParameterSlider, S2_escapeGivesADragUp) {
    const Shown shown(kLinear);
    ValueSlider& slider = shown.slider();
    slider.setFocus();
    const QPoint start(slider.centerFor(slider.value()), slider.height() / 2);
    QTest::mousePress(&slider, Qt::LeftButton, {}, start);
    QMouseEvent move(QEvent::MouseMove,
                     QPointF(start + QPoint(60, 0)),
                     slider.mapToGlobal(start + QPoint(60, 0)),
                     Qt::NoButton,
                     Qt::LeftButton,
                     {});
    QApplication::sendEvent(&slider, &move);
    EXPECT_NE(shown.widget.value(), 5.5);
    QTest::keyClick(&slider, Qt::Key_Escape);
    EXPECT_DOUBLE_EQ(shown.widget.value(), 5.5);
    EXPECT_EQ(shown.committed.count(), 0);
}

TEST(ParameterSlider, S3_keysStepALogarithmicSliderByAConstantRatio) {
    const double ratio = std::pow(kLog.max / kLog.min, 0.01);
    EXPECT_NEAR(ParameterSlider::stepped(kLog, 0.1, 1) / 0.1, ratio, 0.001);
    EXPECT_NEAR(ParameterSlider::stepped(kLog, 0.02, 10) / 0.02, std::pow(ratio, 10), 0.005);
    EXPECT_DOUBLE_EQ(ParameterSlider::stepped(kLog, 0.002, 0.1), 0.0021) << "a step moves at least the last digit";
    EXPECT_DOUBLE_EQ(ParameterSlider::stepped(kLog, 0.2, 1), 0.2) << "and never leaves the range";
    EXPECT_DOUBLE_EQ(ParameterSlider::stepped(kWhole, 6, 0.1), 7);
    EXPECT_DOUBLE_EQ(ParameterSlider::stepped(kWhole, 6, -10), 1);
}

TEST(ParameterSlider, S3_arrowsPagesAndEnds) {
    const Shown shown(kWhole);
    shown.slider().setFocus();
    QTest::keyClick(&shown.slider(), Qt::Key_Right);
    EXPECT_DOUBLE_EQ(shown.widget.value(), 7);
    QTest::keyClick(&shown.slider(), Qt::Key_Down);
    EXPECT_DOUBLE_EQ(shown.widget.value(), 6);
    QTest::keyClick(&shown.slider(), Qt::Key_Home);
    EXPECT_DOUBLE_EQ(shown.widget.value(), 1);
    QTest::keyClick(&shown.slider(), Qt::Key_End);
    EXPECT_DOUBLE_EQ(shown.widget.value(), 10);
    QTest::keyClick(&shown.slider(), Qt::Key_PageDown);
    EXPECT_DOUBLE_EQ(shown.widget.value(), 1);
}

TEST(ParameterSlider, S4_theWheelWorksOnlyWithTheFocus) {
    const Shown shown(kWhole);
    const auto roll = [&] {
        QWheelEvent wheel(QPointF(20, 10),
                          shown.slider().mapToGlobal(QPointF(20, 10)),
                          {},
                          {0, 120},
                          Qt::NoButton,
                          Qt::NoModifier,
                          Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(&shown.slider(), &wheel);
        return wheel.isAccepted();
    };
    shown.field().setFocus();
    EXPECT_FALSE(roll());
    EXPECT_DOUBLE_EQ(shown.widget.value(), 6);
    shown.slider().setFocus();
    EXPECT_TRUE(roll());
    EXPECT_DOUBLE_EQ(shown.widget.value(), 7);
}

/// Opens the context menu and takes the item with this text; false where it is disabled or missing.
bool takeFromMenu(ParameterSlider& slider, const QString& text) {
    bool taken = false;
    QTimer::singleShot(0, qApp, [&] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        ASSERT_NE(menu, nullptr);
        for (QAction* item : menu->actions()) {
            if (QString(item->text()).remove(u'&') != text) continue;
            taken = item->isEnabled();
            if (taken) item->trigger();
        }
        menu->close();
    });
    QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(5, 5), slider.mapToGlobal(QPoint(5, 5)));
    QApplication::sendEvent(&slider, &event);
    return taken;
}

TEST(ParameterSlider, S5_theContextMenuResetsCopiesAndPastes) {
    Shown shown(kLinear);
    EXPECT_FALSE(takeFromMenu(shown.widget, QStringLiteral("Reset"))) << "nothing is changed yet";
    shown.type("7.25");
    EXPECT_TRUE(takeFromMenu(shown.widget, QStringLiteral("Copy value")));
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("7.25\u00a0px"));
    EXPECT_TRUE(takeFromMenu(shown.widget, QStringLiteral("Reset")));
    EXPECT_DOUBLE_EQ(shown.widget.value(), 5.5);
    EXPECT_TRUE(takeFromMenu(shown.widget, QStringLiteral("Paste value")));
    EXPECT_DOUBLE_EQ(shown.widget.value(), 7.25);
    QApplication::clipboard()->setText(QStringLiteral("much"));
    EXPECT_FALSE(takeFromMenu(shown.widget, QStringLiteral("Paste value"))) << "that is no number";
}

QAccessibleInterface& heardOf(ValueSlider& slider) { return *QAccessible::queryAccessibleInterface(&slider); }

TEST(ParameterSlider, A2_whereTextRunsFromTheRightTheSliderDoes) {
    Shown shown(kLinear);
    shown.widget.setLayoutDirection(Qt::RightToLeft);
    settle();
    const int right = shown.slider().width() - 12;
    QTest::mouseClick(&shown.slider(), Qt::LeftButton, {}, {right, shown.slider().height() / 2});
    EXPECT_LT(shown.widget.value(), 2) << "the least value is on the right";
    QTest::mouseClick(&shown.slider(), Qt::LeftButton, {}, {12, shown.slider().height() / 2});
    EXPECT_GT(shown.widget.value(), 9);
    shown.slider().setFocus();
    const double before = shown.widget.value();
    QTest::keyClick(&shown.slider(), Qt::Key_Right);
    EXPECT_LT(shown.widget.value(), before) << "keys follow the eye";
    QTest::keyClick(&shown.slider(), Qt::Key_Up);
    EXPECT_DOUBLE_EQ(shown.widget.value(), before);
}

TEST(ParameterSlider, A1_assistiveTechnologyHearsTheValueInItsUnit) {
    const Shown shown(kLog);
    const Shown second(kLinear);
    QAccessibleInterface& heard = heardOf(second.slider());
    ASSERT_NE(heard.valueInterface(), nullptr);
    EXPECT_EQ(heard.role(), QAccessible::Slider);
    EXPECT_EQ(heard.text(QAccessible::Name), QStringLiteral("Sigma"));
    EXPECT_EQ(heard.text(QAccessible::Value), QStringLiteral("5.50\u00a0px"));
    EXPECT_EQ(heard.text(QAccessible::Description), QStringLiteral("5.50\u00a0px"));
    EXPECT_DOUBLE_EQ(heard.valueInterface()->currentValue().toDouble(), 5.5);
    EXPECT_DOUBLE_EQ(heard.valueInterface()->minimumValue().toDouble(), 1);
    EXPECT_DOUBLE_EQ(heard.valueInterface()->maximumValue().toDouble(), 10);

    drag(second.slider(), {second.slider().maximum()});
    EXPECT_DOUBLE_EQ(heard.valueInterface()->currentValue().toDouble(), 10);
    EXPECT_DOUBLE_EQ(heardOf(shown.slider()).valueInterface()->currentValue().toDouble(), 0.02) << "each has its own";
}

TEST(ParameterSlider, A1_assistiveTechnologyMaySetTheValue) {
    const Shown shown(kLinear);
    QAccessibleValueInterface& heard = *heardOf(shown.slider()).valueInterface();
    heard.setCurrentValue(7.25);
    EXPECT_DOUBLE_EQ(shown.widget.value(), 7.25);
    EXPECT_DOUBLE_EQ(heard.currentValue().toDouble(), 7.25);
    EXPECT_EQ(shown.committed.count(), 1);
    for (const QVariant& number : {QVariant(qQNaN()), QVariant(qInf()), QVariant(QStringLiteral("much"))})
        heard.setCurrentValue(number);
    EXPECT_DOUBLE_EQ(shown.widget.value(), 7.25) << "what is no number is passed over";
    EXPECT_EQ(shown.committed.count(), 1);
    heard.setCurrentValue(50);
    EXPECT_DOUBLE_EQ(shown.widget.value(), 10);
    EXPECT_TRUE(shown.noteShown());
}

// What Qt would have passed on to a screen reader: the value as it is read when the event comes.
std::vector<double> toldValues;

void noteValue(QAccessibleEvent* event) {
    QAccessibleInterface* source = event->accessibleInterface();
    if (event->type() == QAccessible::ValueChanged && source && source->role() == QAccessible::Slider)
        toldValues.push_back(source->valueInterface()->currentValue().toDouble());
}

TEST(ParameterSlider, A1_assistiveTechnologyIsToldOfEveryChange) {
    switchAccessibilityOn();
    ASSERT_TRUE(QAccessible::isActive());
    Shown shown(kLog);
    const auto before = QAccessible::installUpdateHandler(noteValue);
    const auto lastTold = [] { return toldValues.empty() ? 0.0 : std::exchange(toldValues, {}).back(); };

    shown.widget.setValue(0.11);
    const int position = shown.slider().value();
    shown.widget.setValue(0.1101);
    EXPECT_EQ(shown.slider().value(), position) << "less than a position";
    EXPECT_DOUBLE_EQ(lastTold(), 0.1101);
    drag(shown.slider(), {shown.slider().maximum()});
    EXPECT_DOUBLE_EQ(lastTold(), 0.2) << "not where the drag was a move ago";
    shown.widget.setValue(0.2);
    EXPECT_TRUE(toldValues.empty()) << "nothing has changed";

    QAccessible::installUpdateHandler(before);
}

TEST(ParameterSlider, S7_hintAndNamesAreThere) {
    for (const OperatorSpec* spec : allOperators())
        for (const ParamSpec& param : spec->params) {
            const Shown shown(param);
            EXPECT_FALSE(shown.slider().toolTip().isEmpty()) << param.id;
            EXPECT_EQ(shown.slider().accessibleName(), shown.widget.label());
            EXPECT_EQ(shown.field().accessibleName(), shown.widget.label());
        }
}

}  // namespace
}  // namespace glissade::test
