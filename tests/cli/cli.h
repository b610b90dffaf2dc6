// glissade-cli in a folder of the test's own, where no model pack is.
#pragma once

#include "support/photos.h"
#include "support/run_program.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

namespace glissade::test {

class Cli : public testing::Test {
protected:
    [[nodiscard]] Ended run(const std::vector<std::string>& arguments, const std::filesystem::path& input = {}) const {
        return runProgram(GLISSADE_CLI, arguments, environment(), input);
    }
    [[nodiscard]] std::vector<std::string> environment() const { return {"GLISSADE_MODELS=" + path("no-models")}; }

    [[nodiscard]] std::string path(const std::string& name) const { return (folder.path() / name).string(); }

    /// Writes a photo made from a seed.
    Image<float> photo(const std::string& name,
                       int width = 96,
                       int height = 72,
                       std::uint32_t seed = 1,
                       EncodeOptions options = {}) const {
        const Photo made = photoOf<std::uint8_t>(syntheticPhoto(width, height, seed));
        writePhoto(folder.path() / name, made, options);
        return made.working({0, 0, width, height});
    }
    void text(const std::string& name, const std::string& content) const {
        std::ofstream(folder.path() / name) << content;
    }
    [[nodiscard]] std::string content(const std::string& name) const {
        std::ifstream in(folder.path() / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    /// Names of all files below the folder, hidden ones too.
    [[nodiscard]] std::set<std::string> files() const {
        std::set<std::string> names;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path()))
            if (!entry.is_directory()) names.insert(std::filesystem::relative(entry.path(), folder.path()).string());
        return names;
    }
    [[nodiscard]] static std::size_t lines(const std::string& said) {
        return static_cast<std::size_t>(std::ranges::count(said, '\n'));
    }

    TemporaryFolder folder;
};

}  // namespace glissade::test
