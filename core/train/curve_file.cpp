#include "train/curve_file.h"

#include "base/atomic_file.h"
#include "base/file_bytes.h"
#include "train/curve_plot.h"

#include <fstream>

namespace glissade::train {

namespace {
constexpr std::uint64_t kMaxCurveBytes = std::uint64_t{64} << 20;
}  // namespace

Result<void> addToCurve(const std::filesystem::path& folder,
                        std::int64_t step,
                        double minutes,
                        const FidelityTable& table) {
    const std::filesystem::path file = folder / "curve.tsv";
    std::ofstream curve(file, std::ios::app);
    if (curve.tellp() == 0) {
        curve << "step\tminutes\taverage";
        for (const std::string& id : table.operators) curve << '\t' << id;
        curve << '\n';
    }
    curve << step << '\t' << minutes << '\t' << table.averagePsnr();
    for (std::size_t o = 0; o < table.operators.size(); ++o) {
        const Score* score = table.defaultScore(o);
        curve << '\t' << (score ? score->psnr : 0.0);
    }
    curve << '\n';
    curve.close();
    if (!curve) return fail(ErrorCode::WriteFailed, file, "the curve cannot be written");
    TRY(const auto bytes, readFileBytes(file, kMaxCurveBytes));
    const std::string plot = curvePlot({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    return writeFileAtomically(folder / "curve.html", plot);
}

}  // namespace glissade::train
