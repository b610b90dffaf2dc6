#include "io/formats_module.h"

#include "io/oiio.h"

const char* glissadeFormatsVersion() { return GLISSADE_VERSION; }

void glissadeOpenWithOiio(glissade::InputFile file, const char* format, glissade::Result<std::unique_ptr<glissade::Reader>>& result) {
    result = glissade::openWithOiio(std::move(file), format);
}

void glissadeMakeTiffWriter(glissade::OutputFile file, const glissade::WriterSpec& spec,
                            glissade::Result<std::unique_ptr<glissade::Writer>>& result) {
    result = glissade::makeTiffWriter(std::move(file), spec);
}
