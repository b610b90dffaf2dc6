// Reading and writing through OpenImageIO. Inside the module libglissade_formats.so only.
#pragma once

#include "io/reader.h"
#include "io/writer.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace glissade {

/// Reads the header only. @param format  a name of OpenImageIO's: "tiff", "bmp", "raw" ...
[[nodiscard]] Result<std::unique_ptr<Reader>> openWithOiio(InputFile file, std::string_view format);
[[nodiscard]] Result<std::unique_ptr<Writer>> makeTiffWriter(OutputFile file, const WriterSpec& spec);

/// Once in the program's life: keeps OpenImageIO and the libraries under it from writing to the console.
void quietOiio();

/// An error text of OpenImageIO as one clean line: without line ends, repeated lines and the file's name, which our errors carry already.
[[nodiscard]] std::string oiioText(const std::string& text, const std::filesystem::path& file);

}  // namespace glissade
