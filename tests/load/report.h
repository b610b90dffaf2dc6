// What a long run leaves: a table of what was measured, a picture of it, and whether all was as it must be.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace glissade::load {

/// Numbers measured one after the other; a row has one for each column.
class Table {
public:
    explicit Table(std::vector<std::string> columns) : columns_(std::move(columns)) {}
    void add(std::vector<double> row);
    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    [[nodiscard]] std::vector<double> column(const std::string& name) const;
    /// The table as text, separated by tabs, the names of the columns first.
    [[nodiscard]] std::string text() const;

private:
    std::vector<std::string> columns_;
    std::vector<std::vector<double>> rows_;
};

/// One part of a picture: columns of a table over another one, on an axis of their own that begins at 0.
struct Panel {
    enum class Marks { Line, Dots };
    std::string title;
    std::vector<std::string> columns;
    Marks marks = Marks::Line;
};

/// A self-contained SVG of the panels, one below the other, over the column `over`. Empty where the table is.
[[nodiscard]] std::string picture(const Table& table,
                                  const std::string& over,
                                  const std::string& overTitle,
                                  const std::vector<Panel>& panels);

/// The largest relative distance between the numbers' median and the medians of their first and last fifths: 0.1 where
/// either is a tenth off. What grows without end is not flat, a single high value is no growth. Ten numbers at least.
[[nodiscard]] double drift(const std::vector<double>& numbers);

/// How much the numbers have grown from their first fifth to their last, by the medians of those: 0.1 where by a tenth,
/// below 0 where they fell. Ten numbers at least, and not 0.
[[nodiscard]] double growth(const std::vector<double>& numbers);

/// Nearest rank; the numbers need no order. 0 where there are none.
[[nodiscard]] double percentile(std::vector<double> numbers, double percent);

/// Collects what a run found wrong.
class Verdict {
public:
    /// Prints `what` where it is not `right`; returns `right`.
    bool expect(bool right, const std::string& what);
    /// 0, or 1 where something was wrong.
    [[nodiscard]] int exitCode() const { return wrong_ == 0 ? 0 : 1; }

private:
    int wrong_ = 0;
};

/// Writes FOLDER/NAME.tsv and FOLDER/NAME.svg.
void writeReport(const std::filesystem::path& folder,
                 const std::string& name,
                 const Table& table,
                 const std::string& svg);

/// As printf does.
[[nodiscard]] std::string formatted(const char* format, ...) __attribute__((format(printf, 1, 2)));

}  // namespace glissade::load
