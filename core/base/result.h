// Result<T>: a value or an Error, with the interface of std::expected (C++23), which g++ 12 has only with -std=c++23.
#pragma once

#include "base/error.h"

#include <exception>
#include <new>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

namespace glissade {

/// Marks an Error as the failure of any Result: `return fail(ErrorCode::NotFound, path, "no such file");`
struct Failure {
    Error error;
};

[[nodiscard]] inline Failure fail(ErrorCode code, std::filesystem::path path, std::string reason) {
    return {{code, std::move(path), std::move(reason)}};
}
[[nodiscard]] inline Failure fail(ErrorCode code, std::string reason) { return {{code, {}, std::move(reason)}}; }
[[nodiscard]] inline Failure fail(Error error) { return {std::move(error)}; }

template <typename T>
class [[nodiscard]] Result {
    using Stored = std::conditional_t<std::is_void_v<T>, std::monostate, T>;

public:
    using value_type = T;

    Result()
        requires std::is_void_v<T>
        : state_(std::in_place_index<0>) {}
    template <typename U = Stored>
        requires(!std::is_void_v<T> && std::is_constructible_v<Stored, U &&> && !std::is_same_v<std::decay_t<U>, Result> &&
                 !std::is_same_v<std::decay_t<U>, Failure>)
    Result(U&& value) : state_(std::in_place_index<0>, std::forward<U>(value)) {}
    Result(Failure failure) : state_(std::in_place_index<1>, std::move(failure.error)) {}

    [[nodiscard]] bool has_value() const { return state_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    Stored& value() & { return std::get<0>(state_); }
    const Stored& value() const& { return std::get<0>(state_); }
    Stored&& value() && { return std::get<0>(std::move(state_)); }
    Stored& operator*() & { return *std::get_if<0>(&state_); }
    const Stored& operator*() const& { return *std::get_if<0>(&state_); }
    Stored&& operator*() && { return std::move(*std::get_if<0>(&state_)); }
    Stored* operator->() { return std::get_if<0>(&state_); }
    const Stored* operator->() const { return std::get_if<0>(&state_); }

    Error& error() & { return std::get<1>(state_); }
    const Error& error() const& { return std::get<1>(state_); }
    Error&& error() && { return std::get<1>(std::move(state_)); }

private:
    std::variant<Stored, Error> state_;
};

#define GLISSADE_CONCAT_INNER(a, b) a##b
#define GLISSADE_CONCAT(a, b) GLISSADE_CONCAT_INNER(a, b)

/// `TRY(auto photo, decode(path));` declares `photo`, or returns the error from the function around it.
#define TRY(declaration, expression) TRY_IMPL(GLISSADE_CONCAT(tried_, __LINE__), declaration, expression)
#define TRY_IMPL(tried, declaration, expression)                                   \
    auto tried = (expression);                                                     \
    if (!tried.has_value()) return ::glissade::fail(std::move(tried).error());     \
    declaration = std::move(tried).value()

/// The same for a Result<void>.
#define TRY_VOID(expression)                                                                 \
    do {                                                                                     \
        auto tried_void = (expression);                                                      \
        if (!tried_void.has_value()) return ::glissade::fail(std::move(tried_void).error()); \
    } while (false)

/// Runs `body` (which returns a Result) and turns whatever a library throws inside into an Error about `path`.
/// The one place where exceptions of LibTorch, OpenCV, OpenImageIO and Exiv2 end.
template <typename Body>
auto guarded(const std::filesystem::path& path, ErrorCode code, Body&& body) -> decltype(body()) {
    try {
        return std::forward<Body>(body)();
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::OutOfMemory, path, "not enough memory");
    } catch (const std::exception& thrown) {
        return fail(code, path, thrown.what());
    } catch (...) {
        return fail(code, path, "unknown failure");
    }
}

}  // namespace glissade
