#include "operators/pencil_texture.h"

#include <unsupported/Eigen/FFT>

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <cstdint>
#include <numbers>
#include <vector>

namespace glissade::operators {

namespace {

constexpr int kWidth = 1152;
constexpr int kHeight = 768;
constexpr double kMean = 0.677;
constexpr double kDeviation = 0.0724;
constexpr double kLowest = 0.25;
constexpr double kHighest = 0.97;
constexpr std::size_t kBandRows = 16;
constexpr std::uint64_t kSeed = 20190711;

// White noise blurred by a Gaussian of `sigma` pixels and scaled to `variance`; the texture is the sum of six.
// Values fitted to the autocorrelation of scanned pencil shading, lags 1 to 64 px.
struct Grain {
    double sigma;
    double variance;
};
constexpr std::array<Grain, 6> kGrains{{{0.5, 0.639}, {4, 0.136}, {10, 0.022}, {24, 0.067}, {60, 0.057}, {150, 0.080}}};

using Complex = std::complex<double>;

// Normal numbers: SplitMix64 (Steele, Lea, Flood 2014) and the transform of Box and Muller; no two machines differ in it
// by more than rounding, which std::normal_distribution does not promise.
class NormalSource {
public:
    explicit NormalSource(std::uint64_t seed) : state_(seed) {}

    // Two independent standard normal numbers.
    Complex pair() {
        const double radius = std::sqrt(-2.0 * std::log(uniform()));
        return std::polar(radius, 2.0 * std::numbers::pi * uniform());
    }

private:
    double uniform() {  // (0, 1]
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        z ^= z >> 31U;
        return (static_cast<double>(z >> 11U) + 1.0) * 0x1p-53;
    }

    std::uint64_t state_;
};

// What a blur with sampled Gaussian taps does to frequency k of `length`: the Gaussian's spectrum and its aliases.
std::vector<double> blurSpectrum(int length, double sigma) {
    const auto aliases = [sigma](double f) {
        double sum = 0.0;
        for (int m = -3; m <= 3; ++m) sum += std::exp(-2.0 * std::pow(std::numbers::pi * sigma * (f + m), 2.0));
        return sum;
    };
    std::vector<double> spectrum(static_cast<std::size_t>(length / 2 + 1));
    for (int k = 0; k <= length / 2; ++k) spectrum[static_cast<std::size_t>(k)] = aliases(static_cast<double>(k) / length) / aliases(0.0);
    return spectrum;
}

// Half of the spectrum of a real picture: columns kx = 0 … kWidth/2 of kHeight frequencies each, column after column.
class HalfSpectrum {
public:
    HalfSpectrum() : values_(static_cast<std::size_t>(kColumns) * kHeight) {}

    static constexpr int kColumns = kWidth / 2 + 1;
    Complex& at(int kx, int ky) { return values_[static_cast<std::size_t>(kx) * kHeight + static_cast<std::size_t>(ky)]; }
    Complex* column(int kx) { return &at(kx, 0); }

    // Adds white noise under the blur of one grain, scaled to the grain's variance. White noise has a white spectrum, so
    // it is drawn as one; frequencies that the blur leaves less than 1e-12 of are not drawn at all.
    void add(const Grain& grain, NormalSource& normals) {
        const std::vector<double> blurX = blurSpectrum(kWidth, grain.sigma), blurY = blurSpectrum(kHeight, grain.sigma);
        const int lastX = std::min(kWidth / 2, static_cast<int>(1.2 * kWidth / grain.sigma));
        const int lastY = std::min(kHeight / 2, static_cast<int>(1.2 * kHeight / grain.sigma));
        struct Wave {
            int kx, ky;
            Complex amplitude;
        };
        std::vector<Wave> waves;
        double variance = 0.0;
        for (int kx = 0; kx <= lastX; ++kx) {
            // Columns 0 and kWidth/2 hold each wave twice, as conjugates: only one of each pair is drawn.
            const bool isOwnMirror = kx == 0 || kx == kWidth / 2;
            for (int ky = isOwnMirror ? 0 : -lastY + (lastY == kHeight / 2 ? 1 : 0); ky <= lastY; ++ky) {
                if (kx == 0 && ky == 0) continue;  // the mean is set later
                const bool isReal = isOwnMirror && (ky == 0 || ky == kHeight / 2);
                const Complex normal = normals.pair();
                const double blur = blurX[static_cast<std::size_t>(kx)] * blurY[static_cast<std::size_t>(std::abs(ky))];
                const Complex amplitude = blur * (isReal ? Complex(std::numbers::sqrt2 * normal.real(), 0.0) : normal);
                waves.push_back({kx, ky, amplitude});
                variance += (isReal ? 1.0 : 2.0) * std::norm(amplitude);
            }
        }
        const double scale = std::sqrt(grain.variance / variance);
        for (const Wave& wave : waves) {
            at(wave.kx, (wave.ky + kHeight) % kHeight) += scale * wave.amplitude;
            if ((wave.kx == 0 || wave.kx == kWidth / 2) && wave.ky % (kHeight / 2) != 0)
                at(wave.kx, kHeight - wave.ky) += scale * std::conj(wave.amplitude);
        }
    }

    // The picture with this spectrum, rows from the top.
    std::vector<double> toPicture() {
        Eigen::FFT<double> fft;
        fft.SetFlag(Eigen::FFT<double>::Unscaled);
        fft.SetFlag(Eigen::FFT<double>::HalfSpectrum);
        std::vector<Complex> from(kHeight), to(kHeight);
        for (int kx = 0; kx < kColumns; ++kx) {
            std::copy_n(column(kx), kHeight, from.begin());
            fft.inv(to.data(), from.data(), kHeight);
            std::copy_n(to.begin(), kHeight, column(kx));
        }
        std::vector<double> picture(static_cast<std::size_t>(kWidth) * kHeight);
        std::vector<Complex> row(kColumns);
        for (int y = 0; y < kHeight; ++y) {
            for (int kx = 0; kx < kColumns; ++kx) row[static_cast<std::size_t>(kx)] = at(kx, y);
            fft.inv(picture.data() + static_cast<std::size_t>(y) * kWidth, row.data(), kWidth);
        }
        return picture;
    }

private:
    std::vector<Complex> values_;
};

Image<float> makeTexture() {
    NormalSource normals(kSeed);
    HalfSpectrum spectrum;
    for (const Grain& grain : kGrains) spectrum.add(grain, normals);
    const std::vector<double> field = spectrum.toPicture();
    double squares = 0.0;
    for (const double value : field) squares += value * value;  // the mean is 0: no wave of frequency 0 was drawn
    const double scale = kDeviation / std::sqrt(squares / static_cast<double>(field.size()));
    Image<float> texture(kWidth, kHeight, 1);
    std::ranges::transform(field, texture.data(), [scale](double value) {
        const double grey = std::clamp(kMean + scale * value, kLowest, kHighest);
        return static_cast<float>(std::round(grey * 65535.0) / 65535.0);
    });
    return texture;
}

double keysCubic(double x) {
    x = std::abs(x);
    if (x <= 1.0) return (1.5 * x - 2.5) * x * x + 1.0;
    if (x < 2.0) return ((-0.5 * x + 2.5) * x - 4.0) * x + 2.0;
    return 0.0;
}

// The samples, mirrored into the picture, and weights that make up one resized sample.
struct Taps {
    std::vector<int> index;
    std::vector<double> weight;
};

Taps tapsOf(int position, int from, int to) {
    const double scale = static_cast<double>(to) / from;
    const double shrink = std::min(1.0, scale);
    const double centre = (position + 0.5) / scale - 0.5;
    Taps taps;
    double sum = 0.0;
    for (int i = static_cast<int>(std::floor(centre - 2.0 / shrink)); i <= centre + 2.0 / shrink; ++i) {
        const double weight = keysCubic((centre - i) * shrink);
        if (weight == 0.0) continue;
        const int turn = ((i % (2 * from)) + 2 * from) % (2 * from);
        taps.index.push_back(turn < from ? turn : 2 * from - 1 - turn);
        taps.weight.push_back(weight);
        sum += weight;
    }
    for (double& weight : taps.weight) weight /= sum;
    return taps;
}

template <typename Body>
void forRows(int rows, const ApplyContext& context, const Body& body) {
    context.pool.forRanges(static_cast<std::size_t>(rows), kBandRows, [&](std::size_t begin, std::size_t end) {
        for (std::size_t y = begin; y < end && !context.cancel.requested(); ++y) body(static_cast<int>(y));
    });
}

template <typename T>
Image<double> resizeWidth(const Image<T>& picture, int width, const ApplyContext& context) {
    std::vector<Taps> taps;
    for (int x = 0; x < width; ++x) taps.push_back(tapsOf(x, picture.width(), width));
    Image<double> out(width, picture.height(), 1);
    forRows(out.height(), context, [&](int y) {
        const T* row = picture.row(y);
        for (int x = 0; x < width; ++x) {
            const auto& [index, weight] = taps[static_cast<std::size_t>(x)];
            double sum = 0.0;
            for (std::size_t i = 0; i < index.size(); ++i) sum += weight[i] * row[index[i]];
            out.at(x, y) = sum;
        }
    });
    return out;
}

template <typename T>
Image<double> resizeHeight(const Image<T>& picture, int height, const ApplyContext& context) {
    Image<double> out(picture.width(), height, 1);
    forRows(height, context, [&](int y) {
        const Taps taps = tapsOf(y, picture.height(), height);
        double* to = out.row(y);
        for (std::size_t i = 0; i < taps.index.size(); ++i) {
            const T* row = picture.row(taps.index[i]);
            for (int x = 0; x < picture.width(); ++x) to[x] += taps.weight[i] * row[x];
        }
    });
    return out;
}

}  // namespace

const Image<float>& pencilTexture() {
    static const Image<float> texture = makeTexture();
    return texture;
}

Image<double> resizeBicubic(const Image<float>& picture, Size size, const ApplyContext& context) {
    const double scaleX = static_cast<double>(size.width) / picture.width();
    const double scaleY = static_cast<double>(size.height) / picture.height();
    if (scaleX < scaleY) return resizeHeight(resizeWidth(picture, size.width, context), size.height, context);
    return resizeWidth(resizeHeight(picture, size.height, context), size.width, context);
}

}  // namespace glissade::operators
