// Stops when one of several tokens does.
#pragma once

#include <functional>
#include <initializer_list>
#include <list>
#include <stop_token>

namespace glissade {

class AnyStop {
public:
    AnyStop(std::initializer_list<std::stop_token> tokens) {
        for (const std::stop_token& token : tokens) callbacks_.emplace_back(token, [this] { source_.request_stop(); });
    }
    [[nodiscard]] std::stop_token token() const { return source_.get_token(); }

private:
    std::stop_source source_;
    std::list<std::stop_callback<std::function<void()>>> callbacks_;
};

}  // namespace glissade
