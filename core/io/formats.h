// The formats that go through OpenImageIO: loads the module that links it, the first time it is needed. Internal to io.
#pragma once

#include "io/reader.h"
#include "io/writer.h"

namespace glissade {

/// As openWithOiio of the module; Unsupported, with where it was looked for, where there is no module. Any thread.
[[nodiscard]] Result<std::unique_ptr<Reader>> openByModule(InputFile file, const std::string& format);
/// As makeTiffWriter of the module.
[[nodiscard]] Result<std::unique_ptr<Writer>> makeTiffWriterByModule(OutputFile file, const WriterSpec& spec);

}  // namespace glissade
