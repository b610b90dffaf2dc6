// The parts that the pictures of the editor are taken in.
#pragma once

#include "gui/pictures/photographer.h"

#include <filesystem>

namespace glissade {

class EditFiles;
class Settings;

/// What a part may use. `photo` is a copy, which may be changed and replaced.
struct Scene {
    Photographer& camera;
    Settings& settings;
    EditFiles& files;
    std::filesystem::path photo;
};

void takeEditor(const Scene& scene);       ///< an edit from its first step to its files
void takeComparisons(const Scene& scene);  ///< the tools that hold results against each other
void takeDialogs(const Scene& scene);      ///< every dialog, and the questions
void takeMessages(const Scene& scene);     ///< what the editor says: notices, failures, progress, empty states
void takeMenus(const Scene& scene);        ///< every menu, every operator's panel
void takeDrag(const Scene& scene);         ///< the frames of a drag, for an animation

}  // namespace glissade
