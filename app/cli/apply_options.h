// The options of glissade-cli apply, as typed and as checked values.
#pragma once

#include "cli/targets.h"
#include "io/limits.h"
#include "recipe/recipe.h"

#include <CLI/CLI.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace glissade::cli {

/// As typed.
struct ApplyOptions {
    std::vector<std::string> inputs;
    std::string output;
    std::string edit;                  ///< a sidecar; empty: none
    std::vector<std::string> presets;  ///< names, or files where there is a / or .json
    std::vector<std::string> steps;
    std::string crop;  ///< "X,Y,WIDTH,HEIGHT" in pixels; empty: the edit's
    std::string format;
    int quality = 92;
    int depth = 0;  ///< 0: the photo's, where the format has it
    int longEdge = 0;
    std::string profile = "keep";
    std::string intent = "relative";
    std::string metadata = "all";
    std::string onConflict = "fail";
    int threads = 0;
    int tile = 0;        ///< side of the networks' tiles, px; 0: theirs
    std::string memory;  ///< for one decoded photo, "800M" or "2G"; empty: half of what is free
    bool allowDamaged = false;
    bool json = false;
    bool quiet = false;
    bool verbose = false;
    bool dryRun = false;
};

/// Adds the options to the subcommand; `options` must outlive it.
void addApplyOptions(CLI::App& app, ApplyOptions& options);

/// Checked, and in the terms of core.
struct ApplyPlan {
    Targets targets;
    Recipe recipe;
    std::map<std::size_t, std::vector<EstimatedParam>> estimated;  ///< by step: what each photo tells
    std::optional<Rect> crop;  ///< in the pixels of each photo as it lies for the first step; nothing: the recipe's
    EncodeOptions encode;
    Limits limits;
    bool keepSourceProfile = true;
};

/// BadArgument with one sentence for wrong usage.
[[nodiscard]] Result<ApplyPlan> checkApplyOptions(const ApplyOptions& options);

}  // namespace glissade::cli
