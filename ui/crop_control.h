// CropControl: shows what the edit keeps of the photo, and lets the user say what that is.
#pragma once

#include "image/turn.h"
#include "recipe/recipe.h"

#include <QObject>

class QWidget;

namespace glissade {

class Canvas;
class CropBar;
class CropTool;
class Photo;
class RecipeDocument;
class StepEditor;
struct Actions;

/// While the tool is in use the canvas shows the whole photo, and nothing is in the history before the user accepts.
/// What changes crop or turn meanwhile ends it. Thread: the interface's.
class CropControl final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        RecipeDocument& document;
        StepEditor& steps;
        Canvas& canvas;
        const Actions& actions;
    };
    /// The parts outlive it; its bar is a child of `window` until it is placed.
    CropControl(const Parts& parts, QWidget* window);

    /// Lies under the canvas while the tool is in use.
    [[nodiscard]] QWidget* bar() const;
    /// The photo that the canvas was given: another one, or as it lies now.
    void setPhoto(const Photo& photo);

private:
    [[nodiscard]] Size photo() const;  // as it lies
    [[nodiscard]] Rect whole() const { return {0, 0, photo().width, photo().height}; }
    void follow();
    void showKept();
    void begin();
    void accept();
    void end();

    Parts parts_;
    CropTool* tool_;
    CropBar* bar_;
    Turn lies_;
    CropArea before_;  // when the tool was taken
    bool active_ = false;
    bool wasSideBySide_ = false;
};

}  // namespace glissade
