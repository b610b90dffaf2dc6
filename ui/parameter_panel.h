// ParameterPanel: the values of the operator in use. Its sliders are made from the operator's description.
#pragma once

#include "recipe/recipe.h"
#include "ui/parameter_slider.h"

#include <QScrollArea>

#include <optional>
#include <string_view>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace glissade {

class OwnDefaults;
class ToggleSwitch;
class ValuePad;

/// Thread: the interface's.
class ParameterPanel final : public QScrollArea {
    Q_OBJECT

public:
    explicit ParameterPanel(QWidget* parent = nullptr);

    /// The defaults that resets go back to; must outlive the panel. Without: those of the operators.
    void setDefaults(OwnDefaults& defaults);
    /// Of all sliders and the pad: see ValueSlider.
    void setWheelNeedsFocus(bool needs);
    /// Shows this edit of a photo of this size (nothing: no operator is in use) without telling.
    void setEdit(const std::optional<Edit>& edit, Size photo);
    /// All values back to the operator's defaults, as one change.
    void resetAll();
    /// A measured value, as one change; nothing where another operator is on show by now.
    void takeEstimate(const std::string& operatorId, int param, double value);
    [[nodiscard]] bool isDefault() const;

Q_SIGNALS:
    void previewed(const glissade::Edit& edit);  ///< a slider is being dragged
    void previewAborted();
    /// @param value  index of the value (ui/edit_values.h)
    void sweepRequested(int value);
    /// The value of this parameter is to be measured in the photo; the answer goes to takeEstimate.
    void estimateRequested(int param);
    /// @param what     the changed value's name, for the history
    /// @param joinKey  see RecipeDocument::commit; empty where nothing may join
    void committed(const glissade::Edit& edit, const QString& what, const QString& joinKey);

private:
    void buildHeader(QVBoxLayout* layout);
    void buildCommon(QVBoxLayout* layout);
    void connectCommon();
    void rebuildSliders();
    void connectSlider(ParameterSlider* slider);
    void showDefaults();
    [[nodiscard]] Edit defaultEdit() const;
    [[nodiscard]] std::string_view idOf(const ParameterSlider* slider) const;
    QPushButton* addEstimate(int param);
    void addPad();
    void showPad();
    [[nodiscard]] int indexOf(const ParameterSlider* slider) const;  // of its value, as in edit_values.h
    [[nodiscard]] Edit with(const ParameterSlider* slider, double value) const;
    void commit(const Edit& edit, const QString& what, const QString& joinKey = {});
    void showValues();
    void fillScales(Size photo);
    void showScale();

    OwnDefaults* defaults_ = nullptr;
    std::optional<Edit> edit_;
    const OperatorSpec* spec_ = nullptr;
    Size photo_;
    QWidget* controls_;
    QLabel* empty_;
    QLabel* name_;
    QLabel* summary_;
    ToggleSwitch* on_;
    QVBoxLayout* sliderLayout_;
    std::vector<ParameterSlider*> sliders_;  // one for each parameter of the operator
    std::vector<QPushButton*> estimates_;    // of the parameters that a photo can tell
    ValuePad* pad_ = nullptr;                // of the first two parameters, where there are two
    ParameterSlider* amount_;
    QComboBox* scale_;
    QLabel* scaleNote_;
    QCheckBox* exact_;
    QPushButton* reset_;
    bool wheelNeedsFocus_ = true;
};

}  // namespace glissade
