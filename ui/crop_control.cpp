#include "ui/crop_control.h"

#include "io/photo.h"
#include "ui/actions.h"
#include "ui/canvas.h"
#include "ui/crop_bar.h"
#include "ui/crop_tool.h"
#include "ui/recipe_document.h"
#include "ui/step_editor.h"

#include <utility>

namespace glissade {

CropControl::CropControl(const Parts& parts, QWidget* window)
    : QObject(window), parts_(parts), tool_(new CropTool(&parts.canvas)), bar_(new CropBar(window)) {
    bar_->hide();
    QAction* action = parts_.actions.crop;
    connect(action, &QAction::toggled, this, [this](bool on) { on ? begin() : accept(); });
    connect(tool_, &CropTool::areaChanged, bar_, &CropBar::setArea);
    connect(bar_, &CropBar::ratioChosen, this, [this](CropRatio ratio) {
        tool_->setRatio(ratio);
        tool_->setArea(cropWithRatio(tool_->area(), photo(), ratio));
    });
    connect(bar_, &CropBar::widthChosen, this, [this](int width) {
        tool_->setArea(cropWithWidth(tool_->area(), width, photo(), bar_->ratio()));
        bar_->setArea(tool_->area());  // which may be what it was
    });
    connect(bar_, &CropBar::heightChosen, this, [this](int height) {
        tool_->setArea(cropWithHeight(tool_->area(), height, photo(), bar_->ratio()));
        bar_->setArea(tool_->area());
    });
    connect(bar_, &CropBar::wholeChosen, this, [this] {
        tool_->setArea(bar_->ratio() > 0 ? cropWithRatio(whole(), photo(), bar_->ratio()) : whole());
    });
    connect(tool_, &CropTool::accepted, action, [action] { action->setChecked(false); });
    connect(bar_, &CropBar::accepted, action, [action] { action->setChecked(false); });
    connect(tool_, &CropTool::cancelled, this, &CropControl::end);
    connect(bar_, &CropBar::cancelled, this, &CropControl::end);
    connect(&parts_.document, &RecipeDocument::recipeChanged, this, &CropControl::follow);
}

QWidget* CropControl::bar() const { return bar_; }

Size CropControl::photo() const { return parts_.canvas.view().photo(); }

void CropControl::setPhoto(const Photo& photo) {
    end();
    lies_ = photo.turn;
    showKept();
}

void CropControl::follow() {
    const Recipe& recipe = parts_.document.recipe();
    if (active_ && (recipe.crop != before_ || recipe.turn != lies_)) end();
    showKept();
}

// While the photo is still to be turned, the crop is of how it will lie.
void CropControl::showKept() {
    const Recipe& recipe = parts_.document.recipe();
    if (parts_.canvas.view().empty() || active_ || recipe.turn != lies_) return;
    parts_.canvas.setShown(recipe.crop.of(photo()));
}

void CropControl::begin() {
    if (parts_.canvas.view().empty() || active_) return;
    active_ = true;
    before_ = parts_.document.recipe().crop;
    wasSideBySide_ = parts_.actions.sideBySide->isChecked();
    parts_.actions.sideBySide->setChecked(false);  // there is one rectangle
    parts_.canvas.setShown(whole());
    parts_.canvas.fit();
    bar_->setPhoto(photo());
    bar_->show();
    tool_->setRatio(bar_->ratio());
    tool_->begin(before_.of(photo()));
}

void CropControl::accept() {
    if (!active_) return;
    const Rect area = tool_->area();
    parts_.steps.crop(area == whole() ? CropArea{}
                                      : CropArea::from(area, photo()));  // which ends it, where it is another
    end();
}

void CropControl::end() {
    if (!std::exchange(active_, false)) return;
    tool_->hide();
    bar_->hide();
    parts_.actions.crop->setChecked(false);
    if (wasSideBySide_) parts_.actions.sideBySide->setChecked(true);
    parts_.canvas.setFocus();
    showKept();
    parts_.canvas.fit();
}

}  // namespace glissade
