// PresetController: what becomes of the user's wishes in one window's panel of presets.
#pragma once

#include "recipe/preset_store.h"
#include "ui/edit_files.h"
#include "ui/presets_panel.h"

#include <QObject>
#include <QSet>

#include <functional>

namespace glissade {

class MessageBar;
class StepEditor;

/// Reads and writes presets, and applies them to the steps. Thread: the interface's.
class PresetController final : public QObject {
    Q_OBJECT

public:
    /// What it works with; all outlive it.
    struct Parts {
        EditFiles& files;
        StepEditor& steps;
        MessageBar& messages;
        PresetsPanel& panel;
    };
    explicit PresetController(const Parts& parts, QObject* parent = nullptr);

    /// Lists the presets anew.
    void refresh();
    /// As the button does: asks for a name.
    void askAndSave();
    /// Takes over a file of a preset or an edit.
    void import(const std::filesystem::path& file, PresetStore::IfThere ifThere = PresetStore::IfThere::Fail);

Q_SIGNALS:
    /// The photo with this preset is to be shown, and nothing changed.
    void previewed(const glissade::Recipe& recipe, const QString& name);
    void previewEnded();

private:
    struct Task {
        QString failure;  ///< what is said where it fails
        std::function<Result<Preset>(const PresetStore&)> job;
        std::function<void()> replace = {};  ///< offered where one of the name is there
        std::function<void()> then = {};     ///< once it is done
    };

    [[nodiscard]] Recipe combined(const Recipe& preset) const;
    void apply(const Preset& preset);
    void save(const std::string& name, const Recipe& recipe, PresetStore::IfThere ifThere);
    void askAndRename(const Preset& preset);
    void askAndExport(const Preset& preset);
    void askAndImport();
    void exportTo(const std::string& name, const std::filesystem::path& file);
    void remove(const Preset& preset);
    void run(const Task& task);
    void report(const Task& task, const Error& error);
    void show(const PresetStore::Listing& listing);

    Parts parts_;
    QSet<QString> told_;  // files that were left out and that the user knows of
};

}  // namespace glissade
