// What reading and writing through OpenImageIO share. Internal to io.
#pragma once

#include <filesystem>
#include <string>

namespace glissade {

/// Once in the program's life: keeps OpenImageIO and the libraries under it from writing to the console.
void quietOiio();

/// An error text of OpenImageIO as one clean line: without line ends, repeated lines and the file's name, which our errors carry already.
[[nodiscard]] std::string oiioText(const std::string& text, const std::filesystem::path& file);

}  // namespace glissade
