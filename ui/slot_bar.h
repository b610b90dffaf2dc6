// SlotBar: the controls of A/B under the canvas: which slot is in hand, and how the two are shown.
#pragma once

#include "ui/edit_slots.h"

#include <QWidget>

class QButtonGroup;
class QComboBox;
class QHBoxLayout;
class QPushButton;
class QSlider;
class QStackedWidget;
class QToolButton;

namespace glissade {

class TwoRows;

/// How the two edits are shown: the one in hand, A left and B right of the divider, where they differ, or mixed.
enum class SlotView { One, Split, Difference, Blend };

/// Shows, and tells what the user wants. Thread: the interface's.
class SlotBar final : public QWidget {
    Q_OBJECT

public:
    explicit SlotBar(QWidget* parent = nullptr);

    void setActive(Slot slot);
    /// From code: tells nothing.
    void setView(SlotView view);
    [[nodiscard]] SlotView view() const { return view_; }
    [[nodiscard]] int gain() const;
    /// The share of B in the blend, 0..1.
    [[nodiscard]] double blend() const;

Q_SIGNALS:
    void swapRequested();
    void copyRequested();
    void closeRequested();
    void viewChosen(glissade::SlotView view);
    void strengthChanged();  ///< gain or blend

private:
    void buildSlots(QHBoxLayout* layout);
    void buildViews(QHBoxLayout* layout);
    void buildStrength(QHBoxLayout* layout);
    QToolButton* addButton(QButtonGroup* group, int id, const QString& text, const QString& toolTip);

    TwoRows* rows_;  // the slots, and how they are shown
    QButtonGroup* slots_;
    QButtonGroup* views_;
    QPushButton* copy_;
    QComboBox* gain_;
    QStackedWidget* strength_;  // as wide for every view: the canvas above stays as it is
    QSlider* blend_;
    SlotView view_ = SlotView::One;
};

}  // namespace glissade
