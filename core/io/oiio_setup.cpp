#include "io/oiio.h"

#include <OpenImageIO/imageio.h>

#include <algorithm>
#include <mutex>
#include <sstream>
#include <vector>

namespace glissade {

void quietOiio() {
    static std::once_flag once;
    std::call_once(once, [] {
        OIIO::attribute("debug", 0);
        OIIO::attribute("log_times", 0);
        // A reader asked for by name is enough; trying all the others on a bad file multiplies what it can hurt.
        OIIO::attribute("try_all_readers", 0);
    });
}

std::string oiioText(const std::string& text, const std::filesystem::path& file) {
    std::istringstream lines(text);
    std::vector<std::string> seen;
    std::string result;
    for (std::string line; std::getline(lines, line);) {
        for (const std::string& name : {"\"" + file.native() + "\"", file.native()}) {
            if (name.empty()) continue;
            for (auto at = line.find(name); at != std::string::npos; at = line.find(name)) line.erase(at, name.size());
        }
        std::erase_if(line, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
        while (!line.empty() && (line.back() == ' ' || line.back() == ':')) line.pop_back();
        if (line.empty() || std::find(seen.begin(), seen.end(), line) != seen.end() || seen.size() == 4) continue;
        seen.push_back(line);
        result += (result.empty() ? "" : "; ") + line;
    }
    return result.empty() ? "no reason given" : result;
}

}  // namespace glissade
