#include "engine/system_facts.h"

#include "operators/registry.h"
#include "tail/tail_kernel.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace glissade {
namespace {

TEST(SystemFacts, NameTheMachineAndTheKernelsInUse) {
    const SystemFacts facts = systemFacts("/nonexistent");
    EXPECT_FALSE(facts.processor.empty());
    EXPECT_EQ(facts.processor.find('\n'), std::string::npos);
    EXPECT_GE(facts.threads, 1U);
    EXPECT_EQ(facts.instructions, name(currentTailTarget()));
    EXPECT_GT(facts.memory, std::uint64_t{64} << 20);
}

TEST(SystemFacts, NameTheLibrariesWithTheirVersions) {
    const SystemFacts facts = systemFacts("/nonexistent");
    for (const char* wanted : {"Highway", "OpenImageIO", "Exiv2", "Little CMS", "libjpeg", "libpng", "OpenSSL"}) {
        const auto found = std::ranges::find(facts.libraries, wanted, &LibraryVersion::name);
        ASSERT_NE(found, facts.libraries.end()) << wanted;
        EXPECT_NE(found->version.find_first_of("0123456789"), std::string::npos) << wanted << ' ' << found->version;
    }
}

TEST(SystemFacts, SayWhyAPackCannotBeUsed) {
    const SystemFacts facts = systemFacts("/nonexistent");
    ASSERT_FALSE(facts.packs.empty());
    for (const PackFacts& pack : facts.packs) {
        EXPECT_NE(pack.problem.find("/nonexistent"), std::string::npos) << pack.problem;
        EXPECT_TRUE(pack.operators.empty());
    }
}

TEST(SystemFacts, GiveTheMeasuredFidelityOfEveryLearntOperator) {
    const SystemFacts facts = systemFacts();
    for (const OperatorSpec* spec : allOperators()) {
        const auto pack = std::ranges::find(facts.packs, spec->pack, &PackFacts::name);
        ASSERT_NE(pack, facts.packs.end()) << spec->id;
        EXPECT_EQ(pack->problem, "");
        const auto fidelity = std::ranges::find(pack->operators, spec->id, &PackFacts::Fidelity::operatorId);
        ASSERT_NE(fidelity, pack->operators.end()) << spec->id;
        EXPECT_GT(fidelity->psnr, 15) << spec->id;
        EXPECT_GT(fidelity->ssim, 0.5) << spec->id;
    }
}

}  // namespace
}  // namespace glissade
