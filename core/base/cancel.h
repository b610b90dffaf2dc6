// Cancel: how long work is told to stop and how it tells how far it is, in one argument.
#pragma once

#include "base/result.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace glissade {

/// Stop request and progress report of one piece of work. Cheap to copy; any thread may ask and report.
///
/// A part of the work gets `part(from, to)`: it reports 0..1 and the whole hears from..to.
class Cancel {
public:
    using Report = std::function<void(double)>;

    /// Never cancelled, progress to nobody.
    Cancel() = default;
    explicit Cancel(std::stop_token stop, Report report = {}) : stop_(std::move(stop)) {
        if (report) report_ = std::make_shared<Report>(std::move(report));
    }

    [[nodiscard]] bool requested() const { return stop_.stop_requested(); }
    /// Progress 0..1. May be called from compute lanes, so the receiver must be thread-safe.
    void progress(double done) const {
        if (report_) (*report_)(from_ + (to_ - from_) * done);
    }
    [[nodiscard]] Cancel part(double from, double to) const {
        Cancel inner = *this;
        inner.from_ = from_ + (to_ - from_) * from;
        inner.to_ = from_ + (to_ - from_) * to;
        return inner;
    }
    [[nodiscard]] const std::stop_token& token() const { return stop_; }
    /// The failure to return after `requested()`.
    [[nodiscard]] static Failure failure() { return fail(ErrorCode::Cancelled, "cancelled"); }

private:
    std::stop_token stop_;
    std::shared_ptr<Report> report_;
    double from_ = 0.0;
    double to_ = 1.0;
};

}  // namespace glissade
