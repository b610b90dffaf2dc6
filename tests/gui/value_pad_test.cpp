// Two parameters on one square.
#include "ui/value_pad.h"

#include "gui/support/accessibility.h"
#include "gui/support/editor_fixture.h"

#include <QAccessible>
#include <QLineEdit>
#include <QWheelEvent>

namespace glissade::test {
namespace {

class ValuePadTest : public EditorTest {
protected:
    /// A step of the first operator with two parameters.
    void openAndChooseTwo() {
        openPhoto();
        for (const OperatorSpec* spec : allOperators()) {
            if (spec->params.size() < 2) continue;
            two = spec;
            return choose(spec->id);
        }
        FAIL() << "no operator has two parameters";
    }
    [[nodiscard]] ValuePad& pad() const { return *window->findChild<ValuePad*>(); }
    [[nodiscard]] ParameterSlider& sliderOf(std::size_t param) const {
        return slider(std::string(two->params[param].id).c_str());
    }
    [[nodiscard]] QPoint placeAt(double across, double upwards) const {
        const auto value = [](const ParamSpec& spec, double share) {
            return spec.clamped(spec.denormalise(2 * share - 1));
        };
        return pad().placeOf(value(two->params[0], across), value(two->params[1], upwards)).toPoint();
    }
    void moveTo(QPoint place) {
        QMouseEvent move(QEvent::MouseMove,
                         QPointF(place),
                         pad().mapToGlobal(QPointF(place)),
                         Qt::NoButton,
                         Qt::LeftButton,
                         Qt::NoModifier);
        QApplication::sendEvent(&pad(), &move);
    }
    void expectShare(std::size_t param, double share) const {
        EXPECT_NEAR((two->params[param].normalise(lastEdit().params[param]) + 1) / 2, share, 0.02) << param;
    }
    [[nodiscard]] Edit undone() {
        action(QStringLiteral("Undo")).trigger();
        return lastEdit();
    }

    const OperatorSpec* two = nullptr;
};

TEST_F(ValuePadTest, N3_operatorsWithTwoParametersHaveAPadAndOthersHaveNone) {
    openPhoto();
    for (const OperatorSpec* spec : allOperators()) {
        choose(spec->id);
        QTest::qWait(1);  // the pad of the step before goes
        EXPECT_EQ(window->findChild<ValuePad*>() != nullptr, spec->params.size() >= 2) << spec->id;
    }
}

TEST_F(ValuePadTest, N3_aDragMovesBothLiveAndIsOneUndoStep) {
    openAndChooseTwo();
    const Edit before = lastEdit();
    const auto requests = script.recipes.size();
    QTest::mousePress(&pad(), Qt::LeftButton, {}, placeAt(0.2, 0.3));
    expectShare(0, 0.2);
    expectShare(1, 0.3);
    moveTo(placeAt(0.4, 0.6));
    moveTo(placeAt(0.75, 0.8));
    EXPECT_GE(script.recipes.size(), requests + 3);
    EXPECT_EQ(sliderOf(0).value(), lastEdit().params[0]) << "the sliders and their numbers go along";
    EXPECT_EQ(sliderOf(1).value(), lastEdit().params[1]);
    QTest::mouseRelease(&pad(), Qt::LeftButton, {}, placeAt(0.75, 0.8));
    expectShare(0, 0.75);
    expectShare(1, 0.8);
    EXPECT_TRUE(action(QStringLiteral("Undo")).text().contains(pad().label()));
    EXPECT_EQ(undone(), before);
    EXPECT_EQ(pad().across(), before.params[0]);
    EXPECT_EQ(pad().upwards(), before.params[1]);
}

TEST_F(ValuePadTest, N3_beyondTheEdgeTheValueIsTheEnd) {
    openAndChooseTwo();
    QTest::mousePress(&pad(), Qt::LeftButton, {}, placeAt(0.5, 0.5));
    moveTo({pad().width() + 100, -100});
    EXPECT_EQ(lastEdit().params[0], two->params[0].max);
    EXPECT_EQ(lastEdit().params[1], two->params[1].max);
    moveTo({-100, pad().height() + 100});
    EXPECT_EQ(lastEdit().params[0], two->params[0].min);
    EXPECT_EQ(lastEdit().params[1], two->params[1].min);
    QTest::mouseRelease(&pad(), Qt::LeftButton, {}, {-100, pad().height() + 100});
}

TEST_F(ValuePadTest, N3_escapeGivesTheDragUp) {
    openAndChooseTwo();
    const Edit before = lastEdit();
    pad().setFocus();
    QTest::mousePress(&pad(), Qt::LeftButton, {}, placeAt(0.2, 0.3));
    moveTo(placeAt(0.4, 0.6));
    ASSERT_NE(lastEdit(), before);
    QTest::keyClick(&pad(), Qt::Key_Escape);
    EXPECT_EQ(lastEdit(), before);
    QTest::mouseRelease(&pad(), Qt::LeftButton, {}, placeAt(0.4, 0.6));
    EXPECT_EQ(lastEdit(), before);
}

TEST_F(ValuePadTest, N3_arrowKeysStepAsSlidersDoAndJoinIntoOneUndoStep) {
    openAndChooseTwo();
    const Edit before = lastEdit();
    const auto stepped = [&](std::size_t param, double steps) {
        return ParameterSlider::stepped(two->params[param], lastEdit().params[param], steps);
    };
    QApplication::setActiveWindow(window.get());
    pad().setFocus();
    const auto check = [&](int key, Qt::KeyboardModifiers modifiers, std::size_t param, double steps) {
        const double wanted = stepped(param, steps);
        const double other = lastEdit().params[1 - param];
        QTest::keyClick(&pad(), Qt::Key(key), modifiers);
        EXPECT_DOUBLE_EQ(lastEdit().params[param], wanted) << key;
        EXPECT_EQ(lastEdit().params[1 - param], other) << key;
    };
    check(Qt::Key_Right, {}, 0, 1);
    check(Qt::Key_Up, {}, 1, 1);
    check(Qt::Key_Left, Qt::ShiftModifier, 0, -10);
    check(Qt::Key_Down, Qt::ShiftModifier, 1, -10);
    check(Qt::Key_Right, Qt::ControlModifier, 0, 0.1);
    check(Qt::Key_PageUp, {}, 1, 10);
    ASSERT_NE(lastEdit(), before);
    EXPECT_EQ(undone(), before);
}

TEST_F(ValuePadTest, N3_homeAndEndGoAcrossAndBackspaceAndADoubleClickReset) {
    openAndChooseTwo();
    const Edit usual = lastEdit();
    pad().setFocus();
    QTest::keyClick(&pad(), Qt::Key_End);
    EXPECT_EQ(lastEdit().params[0], two->params[0].max);
    QTest::keyClick(&pad(), Qt::Key_Home);
    EXPECT_EQ(lastEdit().params[0], two->params[0].min);
    QTest::keyClick(&pad(), Qt::Key_Backspace);
    EXPECT_EQ(lastEdit(), usual);
    QTest::keyClick(&pad(), Qt::Key_End);
    QTest::mouseDClick(&pad(), Qt::LeftButton, {}, pad().placeOf(pad().across(), pad().upwards()).toPoint());
    EXPECT_EQ(lastEdit(), usual);
}

TEST_F(ValuePadTest, N3_theNumbersOfTheSlidersMoveTheHandle) {
    openAndChooseTwo();
    auto* number = sliderOf(1).findChild<QLineEdit*>();
    QApplication::setActiveWindow(window.get());
    number->setFocus();
    number->selectAll();
    QTest::keyClicks(number, QString::number(two->params[1].max));
    QTest::keyClick(number, Qt::Key_Return);
    EXPECT_EQ(pad().upwards(), two->params[1].max);
    EXPECT_NEAR(pad().placeOf(pad().across(), pad().upwards()).y(),
                pad().placeOf(two->params[0].min, two->params[1].max).y(),
                0.01);
}

TEST_F(ValuePadTest, N3_noGuideRunsThroughTheNames) {
    openAndChooseTwo();
    const ParamSpec& across = two->params[0];
    const ParamSpec& upwards = two->params[1];
    const auto picture = [&](double right, double top) {
        pad().setValues(right, top);
        return pad().grab().toImage();
    };
    const QImage plain = picture(across.min, upwards.min);
    // The name at the bottom right, where the line of the largest value comes down.
    const double ratio = plain.devicePixelRatio();
    const QFontMetrics font(pad().font());
    const QPointF corner = pad().placeOf(across.max, upwards.min);
    const QRectF name(corner.x() - 20, corner.y() - font.height() / 2.0, 20, font.height() / 2.0);
    const QImage before = plain.copy(QRectF(name.topLeft() * ratio, name.size() * ratio).toRect());
    const QImage after =
        picture(across.max, upwards.max).copy(QRectF(name.topLeft() * ratio, name.size() * ratio).toRect());
    EXPECT_EQ(before, after);
    bool written = false;
    for (int x = 0; x < before.width() && !written; ++x)
        for (int y = 0; y < before.height(); ++y) written = written || before.pixel(x, y) != before.pixel(0, 0);
    EXPECT_TRUE(written) << "the name is there";
}

TEST_F(ValuePadTest, N3_theWheelBelongsToThePanelWithoutTheFocus) {
    openAndChooseTwo();
    const Edit before = lastEdit();
    const auto roll = [&] {
        const QPointF at(pad().rect().center());
        QWheelEvent wheel(
            at, pad().mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&pad(), &wheel);
    };
    QApplication::setActiveWindow(window.get());
    canvas().setFocus();
    roll();
    EXPECT_EQ(lastEdit(), before);
    pad().setFocus();
    roll();
    EXPECT_DOUBLE_EQ(lastEdit().params[1], ParameterSlider::stepped(two->params[1], before.params[1], 1));
}

TEST_F(ValuePadTest, N3_assistiveTechnologyHearsNameAndBothValues) {
    switchAccessibilityOn();
    openAndChooseTwo();
    QAccessibleInterface* heard = QAccessible::queryAccessibleInterface(&pad());
    ASSERT_NE(heard, nullptr);
    EXPECT_EQ(heard->role(), QAccessible::Slider);
    EXPECT_EQ(heard->text(QAccessible::Name), pad().label());
    for (const std::size_t param : {std::size_t{0}, std::size_t{1}}) {
        const QString number = sliderOf(param).findChild<QLineEdit*>()->text();
        EXPECT_TRUE(heard->text(QAccessible::Value).contains(number)) << number.toStdString();
        EXPECT_TRUE(heard->text(QAccessible::Value).contains(sliderOf(param).label()));
    }
    static int told;
    told = 0;
    const auto before = QAccessible::installUpdateHandler([](QAccessibleEvent* event) {
        told += event->type() == QAccessible::ValueChanged && qobject_cast<ValuePad*>(event->object());
    });
    pad().setFocus();
    QTest::keyClick(&pad(), Qt::Key_Right);
    QAccessible::installUpdateHandler(before);
    EXPECT_EQ(told, 1);
}

}  // namespace
}  // namespace glissade::test
