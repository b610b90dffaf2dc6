#include "load/report.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdarg>
#include <cstdio>
#include <fstream>
#include <stdexcept>

namespace glissade::load {

namespace {

constexpr double kWidth = 900;
constexpr double kPanelHeight = 190;
constexpr double kLeft = 60;
constexpr double kRight = 110;
constexpr double kTop = 26;
constexpr double kBottom = 40;
constexpr double kGap = 34;  // between two panels, for the title of the lower one
constexpr std::array kColors{"#2f6fdf", "#d9730d", "#1f9d55", "#b03a9c"};

std::string escaped(const std::string& text) {
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

/// A scale from 0 to a round number that is not below `highest`, and the distance of its grid lines.
struct Axis {
    double high = 1;
    double step = 1;
    double from = 0;
    double to = 1;

    Axis(double highest, double fromPx, double toPx) : from(fromPx), to(toPx) {
        const double span = std::max(highest, 1e-6);
        const double power = std::pow(10.0, std::floor(std::log10(span / 4)));
        step = span / power > 20 ? 10 * power : span / power > 8 ? 5 * power : 2 * power;
        high = std::ceil(span / step) * step;
    }
    [[nodiscard]] double px(double value) const { return from + value / high * (to - from); }
};

double highestOf(const std::vector<double>& numbers) { return *std::ranges::max_element(numbers); }

std::string label(double x, double y, const char* anchor, const std::string& text, const char* color = "#777") {
    return formatted("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">", x, y, anchor, color) +
           escaped(text) + "</text>\n";
}

std::string gridLine(double x1, double y1, double x2, double y2) {
    return formatted("<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"#8884\"/>\n", x1, y1, x2, y2);
}

/// The points of a line, of those that share two pixels across only the lowest and the highest: a spike stays, and the
/// file is small.
std::string linePoints(const std::vector<double>& xs, const std::vector<double>& ys, const Axis& x, const Axis& y) {
    const auto columnOf = [&](std::size_t i) { return std::floor(x.px(xs[i]) / 2); };
    std::string points;
    for (std::size_t i = 0, next = 0; i < xs.size(); i = next) {
        std::size_t low = i;
        std::size_t high = i;
        for (next = i; next < xs.size() && columnOf(next) == columnOf(i); ++next) {
            if (ys[next] < ys[low]) low = next;
            if (ys[next] > ys[high]) high = next;
        }
        const auto [first, second] = std::minmax(low, high);
        points += formatted("%.1f,%.1f ", x.px(xs[first]), y.px(ys[first]));
        if (first != second) points += formatted("%.1f,%.1f ", x.px(xs[second]), y.px(ys[second]));
    }
    return points;
}

std::string marks(const std::vector<double>& xs,
                  const std::vector<double>& ys,
                  const Axis& x,
                  const Axis& y,
                  const char* color,
                  Panel::Marks kind) {
    std::string svg;
    if (kind == Panel::Marks::Dots) {
        for (std::size_t i = 0; i < xs.size(); ++i)
            svg +=
                formatted("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>\n", x.px(xs[i]), y.px(ys[i]), color);
        return svg;
    }
    return "<polyline points=\"" + linePoints(xs, ys, x, y) +
           formatted("\" stroke=\"%s\" stroke-width=\"1.4\"/>\n", color);
}

}  // namespace

std::string formatted(const char* format, ...) {
    std::array<char, 1024> text{};
    va_list values;
    va_start(values, format);
    std::vsnprintf(text.data(), text.size(), format, values);
    va_end(values);
    return text.data();
}

void Table::add(std::vector<double> row) {
    if (row.size() != columns_.size()) throw std::logic_error("a row has a number for each column");
    rows_.push_back(std::move(row));
}

std::vector<double> Table::column(const std::string& name) const {
    const auto found = std::ranges::find(columns_, name);
    if (found == columns_.end()) throw std::logic_error("there is no column " + name);
    std::vector<double> numbers;
    for (const auto& row : rows_) numbers.push_back(row[static_cast<std::size_t>(found - columns_.begin())]);
    return numbers;
}

std::string Table::text() const {
    std::string text;
    for (const std::string& name : columns_) text += (text.empty() ? "" : "\t") + name;
    for (const auto& row : rows_) {
        text += '\n';
        for (std::size_t i = 0; i < row.size(); ++i) text += formatted(i == 0 ? "%.6g" : "\t%.6g", row[i]);
    }
    return text + '\n';
}

std::string picture(const Table& table,
                    const std::string& over,
                    const std::string& overTitle,
                    const std::vector<Panel>& panels) {
    if (table.size() == 0 || panels.empty()) return {};
    const std::vector<double> xs = table.column(over);
    const double height = kTop + static_cast<double>(panels.size()) * (kPanelHeight + kGap) - kGap + kBottom;
    const Axis x(highestOf(xs), kLeft, kWidth - kRight);
    // On a ground of its own, since a page around it may be dark.
    std::string svg = formatted(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" font-family=\"sans-serif\" "
        "font-size=\"12\" "
        "fill=\"none\">\n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n",
        kWidth,
        height);
    double top = kTop;
    for (const Panel& panel : panels) {
        double highest = 0;
        for (const std::string& name : panel.columns) highest = std::max(highest, highestOf(table.column(name)));
        const Axis y(highest, top + kPanelHeight, top);
        for (double value = 0; value <= y.high * (1 + 1e-9); value += y.step) {
            svg += gridLine(x.from, y.px(value), x.to, y.px(value));
            svg += label(x.from - 6, y.px(value) + 4, "end", formatted("%g", value));
        }
        for (double value = 0; value <= x.high * (1 + 1e-9); value += x.step)
            svg += gridLine(x.px(value), y.from, x.px(value), y.to);
        svg += label(x.from, top - 9, "start", panel.title, "#333");
        for (std::size_t i = 0; i < panel.columns.size(); ++i) {
            const char* color = kColors[i % kColors.size()];
            svg += marks(xs, table.column(panel.columns[i]), x, y, color, panel.marks);
            svg += label(x.to + 8, top + 12 + 16 * static_cast<double>(i), "start", panel.columns[i], color);
        }
        top += kPanelHeight + kGap;
    }
    for (double value = 0; value <= x.high * (1 + 1e-9); value += x.step)
        svg += label(x.px(value), height - kBottom + 16, "middle", formatted("%g", value));
    svg += label((x.from + x.to) / 2, height - 8, "middle", overTitle);
    return svg + "</svg>\n";
}

double percentile(std::vector<double> numbers, double percent) {
    if (numbers.empty()) return 0;
    std::ranges::sort(numbers);
    const double rank = std::ceil(percent / 100 * static_cast<double>(numbers.size()));
    return numbers[static_cast<std::size_t>(std::max(1.0, rank)) - 1];
}

namespace {

/// The medians of the first and of the last fifth.
std::pair<double, double> ends(const std::vector<double>& numbers) {
    if (numbers.size() < 10) throw std::logic_error("too few numbers to say how they change");
    const auto fifth = static_cast<std::ptrdiff_t>(numbers.size() / 5);
    return {percentile({numbers.begin(), numbers.begin() + fifth}, 50),
            percentile({numbers.end() - fifth, numbers.end()}, 50)};
}

}  // namespace

double growth(const std::vector<double>& numbers) {
    const auto [first, last] = ends(numbers);
    if (first <= 0) throw std::logic_error("nothing can be said to grow from nothing");
    return last / first - 1;
}

double drift(const std::vector<double>& numbers) {
    const auto [first, last] = ends(numbers);
    const double middle = percentile(numbers, 50);
    return std::max(std::abs(first - middle), std::abs(last - middle)) / std::max(std::abs(middle), 1e-9);
}

bool Verdict::expect(bool right, const std::string& what) {
    if (right) return true;
    ++wrong_;
    std::fprintf(stderr, "wrong: %s\n", what.c_str());
    return false;
}

void writeReport(const std::filesystem::path& folder,
                 const std::string& name,
                 const Table& table,
                 const std::string& svg) {
    std::filesystem::create_directories(folder);
    std::ofstream(folder / (name + ".tsv")) << table.text();
    std::ofstream(folder / (name + ".svg")) << svg;
}

}  // namespace glissade::load
