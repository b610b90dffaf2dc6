#include "bench/options.h"

#include <charconv>
#include <optional>
#include <string>
#include <string_view>

namespace glissade::bench {

const char* const kUsage =
    "usage: glissade-bench [OPTION...]\n"
    "  --baseline FILE   compares with what --benchmark_out=FILE wrote, in ratios to memory and arithmetic of either\n"
    "                    run, names what got slower, and exits with 1 where something did\n"
    "  --side-by-side    in place of benchmarks: a table of the tail, the base with it, the exact operators, OpenCV's\n"
    "                    filters and the context aggregation network of 2017 on one picture\n"
    "  --layers          in place of benchmarks: where a run of the base network spends its time\n"
    "  --size WxH        the picture of these two tables (1920x1080)\n"
    "  --help            this text\n"
    "Options of Google Benchmark:\n";

namespace {

constexpr int kLeastSide = 32;
constexpr int kMostSide = 16384;

bool isOption(std::string_view argument, std::string_view name) {
    return argument == name ||
           (argument.size() > name.size() && argument.starts_with(name) && argument[name.size()] == '=');
}

/// Takes "NAME VALUE" or "NAME=VALUE" out; nothing where it is not there.
Result<std::optional<std::string>> takeValue(std::vector<char*>& arguments, std::string_view name) {
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        const std::string argument = arguments[i];
        if (!isOption(argument, name)) continue;
        const auto at = arguments.begin() + static_cast<std::ptrdiff_t>(i);
        std::string value;
        if (argument.size() > name.size()) {
            value = argument.substr(name.size() + 1);
            arguments.erase(at);
        } else if (i + 1 < arguments.size()) {
            value = arguments[i + 1];
            arguments.erase(at, at + 2);
        }
        if (value.empty()) return fail(ErrorCode::BadArgument, std::string(name) + " needs a value");
        return std::optional(value);
    }
    return std::optional<std::string>();
}

bool takeFlag(std::vector<char*>& arguments, std::string_view name) {
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        if (arguments[i] != name) continue;
        arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(i));
        return true;
    }
    return false;
}

Result<Size> parseSize(const std::string& text) {
    Size size;
    const char* const end = text.data() + text.size();
    const auto width = std::from_chars(text.data(), end, size.width);
    const bool hasHeight = width.ec == std::errc{} && width.ptr != end && *width.ptr == 'x';
    const auto height = hasHeight ? std::from_chars(width.ptr + 1, end, size.height) : width;
    const auto fits = [](int side) { return side >= kLeastSide && side <= kMostSide; };
    if (!hasHeight || height.ec != std::errc{} || height.ptr != end || !fits(size.width) || !fits(size.height))
        return fail(ErrorCode::BadArgument, "--size needs WIDTHxHEIGHT, each 32 to 16384, e.g. 1920x1080: " + text);
    return size;
}

}  // namespace

Result<Options> takeOptions(std::vector<char*>& arguments) {
    Options options;
    TRY(const auto baseline, takeValue(arguments, "--baseline"));
    if (baseline) options.baseline = *baseline;
    TRY(const auto size, takeValue(arguments, "--size"));
    if (size) {
        TRY(options.size, parseSize(*size));
    }
    if (takeFlag(arguments, "--side-by-side")) options.mode = Options::Mode::SideBySide;
    if (takeFlag(arguments, "--layers")) options.mode = Options::Mode::Layers;
    if (takeFlag(arguments, "--help")) options.mode = Options::Mode::Help;
    return options;
}

}  // namespace glissade::bench
