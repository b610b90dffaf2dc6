#include "train/curve_plot.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>
#include <vector>

namespace glissade::train {

namespace {

constexpr double kWidth = 900;
constexpr double kHeight = 520;
constexpr double kLeft = 50;
constexpr double kRight = 130;
constexpr double kTop = 20;
constexpr double kBottom = 45;
constexpr std::size_t kMinutes = 1;  // column
constexpr std::size_t kFirstLine = 2;

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t to = std::min(text.find(separator, from), text.size());
        parts.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    return parts;
}

std::optional<std::vector<double>> numbers(const std::vector<std::string_view>& cells) {
    std::vector<double> result;
    for (const std::string_view cell : cells) {
        double value = 0;
        const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
        if (error != std::errc() || end != cell.data() + cell.size() || !std::isfinite(value)) return std::nullopt;
        result.push_back(value);
    }
    return result;
}

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '<')
            result += "&lt;";
        else if (c == '&')
            result += "&amp;";
        else
            result += c;
    }
    return result;
}

template <typename... Values>
std::string formatted(const char* format, Values... values) {
    char text[256];
    std::snprintf(text, sizeof text, format, values...);
    return text;
}

/// A scale from values to pixels, and the distance of its grid lines.
struct Axis {
    double low = 0, high = 1;
    double from = 0, to = 1;
    double step = 1;

    Axis(double lowest, double highest, double fromPx, double toPx) : from(fromPx), to(toPx) {
        const double span = std::max(highest - lowest, 1e-6);
        const double power = std::pow(10.0, std::floor(std::log10(span / 5)));
        step = span / power > 25 ? 10 * power : span / power > 12 ? 5 * power : 2 * power;
        low = std::floor(lowest / step) * step;
        high = std::ceil(highest / step) * step;
        if (high <= low) high = low + step;
    }
    [[nodiscard]] double px(double value) const { return from + (value - low) / (high - low) * (to - from); }
};

}  // namespace

std::string curvePlot(std::string_view table) {
    const auto lines = split(table, '\n');
    const auto names = split(lines.front(), '\t');
    std::vector<std::vector<double>> rows;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        auto row = numbers(split(lines[i], '\t'));
        if (row && row->size() == names.size() && row->size() > kFirstLine) rows.push_back(std::move(*row));
    }
    if (rows.empty()) return {};

    double lowest = rows.front()[kFirstLine];
    double highest = lowest;
    for (const auto& row : rows) {
        const auto [low, high] = std::minmax_element(row.begin() + kFirstLine, row.end());
        lowest = std::min(lowest, *low);
        highest = std::max(highest, *high);
    }
    const Axis x(0, rows.back()[kMinutes], kLeft, kWidth - kRight);
    const Axis y(lowest, highest, kHeight - kBottom, kTop);
    std::string svg = formatted(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" font-family=\"sans-serif\" "
        "font-size=\"12\" fill=\"none\">\n",
        kWidth,
        kHeight);
    const auto label = [&](double px, double py, const char* anchor, std::string_view text, const std::string& color) {
        svg += formatted("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"", px, py, anchor) + color + "\">" +
               escaped(text) + "</text>\n";
    };
    const auto grid = [&](double x1, double y1, double x2, double y2) {
        svg += formatted("<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"#8883\" stroke-width=\"1\"/>\n", x1, y1, x2, y2);
    };
    for (double value = y.low; value <= y.high + 1e-9; value += y.step) {
        grid(x.from, y.px(value), x.to, y.px(value));
        label(x.from - 6, y.px(value) + 4, "end", formatted("%g", value), "#777");
    }
    for (double value = x.low; value <= x.high + 1e-9; value += x.step) {
        grid(x.px(value), y.from, x.px(value), y.to);
        label(x.px(value), y.from + 18, "middle", formatted("%g", value), "#777");
    }
    label((x.from + x.to) / 2, kHeight - 8, "middle", "minutes of training", "#777");
    label(x.from + 6, kTop - 6, "start", "PSNR at the defaults, dB", "#777");
    const std::size_t count = names.size() - kFirstLine;
    for (std::size_t line = 0; line < count; ++line) {
        const bool average = line == 0;
        const std::string color =
            average ? "#888"
                    : formatted("hsl(%.0f,65%%,48%%)",
                                360.0 * static_cast<double>(line - 1) / static_cast<double>(count - 1));
        std::string points;
        for (const auto& row : rows)
            points += formatted("%.1f,%.1f ", x.px(row[kMinutes]), y.px(row[kFirstLine + line]));
        svg += "<polyline points=\"" + points + "\" stroke=\"" + color +
               formatted("\" stroke-width=\"%s\"/>\n", average ? "3" : "1.6");
        const double last = rows.back()[kFirstLine + line];
        label(
            x.to + 6, y.px(last) + 4, "start", std::string(names[kFirstLine + line]) + formatted(" %.2f", last), color);
    }
    return "<!doctype html>\n<meta charset=\"utf-8\">\n<title>Learning curve</title>\n"
           "<body style=\"max-width:60rem;margin:2rem auto\">\n" +
           svg + "</svg>\n</body>\n";
}

}  // namespace glissade::train
