#include "engine/system_facts.h"

#include "net/pack.h"
#include "operators/registry.h"
#include "pipeline/render.h"
#include "tail/tail_kernel.h"

#include <sys/utsname.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <thread>

namespace glissade {

namespace {

std::uint64_t machineMemory() {
    const long pages = ::sysconf(_SC_PHYS_PAGES);
    const long bytes = ::sysconf(_SC_PAGESIZE);
    return pages > 0 && bytes > 0 ? static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(bytes) : 0;
}

PackFacts packFacts(const std::filesystem::path& models, const std::string& name) {
    PackFacts facts{.name = name, .problem = {}, .operators = {}};
    const auto pack = loadPack(models / name);
    if (!pack) {
        facts.problem = pack.error().message();
        return facts;
    }
    for (const PackOperator& each : (*pack)->operators) facts.operators.push_back({each.id, each.psnr, each.ssim});
    return facts;
}

std::vector<LibraryVersion> builtWith() {
    return {
#include "engine/library_versions.inc"
    };
}

}  // namespace

std::string processorName() {
    std::ifstream in("/proc/cpuinfo");
    for (std::string line; std::getline(in, line);) {
        const auto colon = line.find(": ");
        if (line.starts_with("model name") && colon != std::string::npos) return line.substr(colon + 2);
    }
    utsname machine{};
    return ::uname(&machine) == 0 ? machine.machine : "";
}

SystemFacts systemFacts(std::filesystem::path models) {
    SystemFacts facts;
    facts.processor = processorName();
    facts.threads = std::max(1U, std::thread::hardware_concurrency());
    facts.instructions = name(currentTailTarget());
    facts.memory = machineMemory();
    facts.models = models.empty() ? findModelsFolder() : std::move(models);
    std::set<std::string> names;
    for (const OperatorSpec* spec : allOperators()) names.emplace(spec->pack);
    for (const std::string& each : names) facts.packs.push_back(packFacts(facts.models, each));
    facts.libraries = builtWith();
    return facts;
}

}  // namespace glissade
