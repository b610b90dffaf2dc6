// What the module libglissade_formats.so gives: the formats that go through OpenImageIO. Internal to io.
#pragma once

#include "io/reader.h"
#include "io/writer.h"

extern "C" {

/// The version of the build that the module comes from; another one's is not used.
const char* glissadeFormatsVersion();
/// As openWithOiio and makeTiffWriter; the answer goes into `result`, since C functions return no classes.
void glissadeOpenWithOiio(glissade::InputFile file, const char* format, glissade::Result<std::unique_ptr<glissade::Reader>>& result);
void glissadeMakeTiffWriter(glissade::OutputFile file, const glissade::WriterSpec& spec,
                            glissade::Result<std::unique_ptr<glissade::Writer>>& result);
}
