// Errors as values. Every function of ours that can fail returns Result<T>; exceptions of libraries
// are caught in main, in the worker loop and where TOML (base/config_file) and the command line (app/options) are parsed.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace leakscan {

// Why something could not be done. From `io` on these are also the faults of a skip line (ARCHITECTURE.md).
enum class Fault {
    usage,
    io,
    malformed,
    unsupported,
    encrypted,
    image_only,
    too_large,
    timeout,
    crash,
    internal,
    partly,
};

// The word used in findings.jsonl: "malformed", "too_large", ...
std::string_view name(Fault fault);

struct Error {
    Fault fault = Fault::internal;
    std::string message;  // one sentence naming file and place; never a raw personal value
};

// A value of type T or an Error. Result<void> is Status.
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    // Precondition: ok().
    T& value() { return std::get<0>(state_); }
    const T& value() const { return std::get<0>(state_); }
    T take() { return std::move(std::get<0>(state_)); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    T& operator*() { return value(); }
    const T& operator*() const { return value(); }

    // Precondition: !ok().
    const Error& error() const { return std::get<1>(state_); }

private:
    std::variant<T, Error> state_;
};

struct Nothing {};
template <>
class [[nodiscard]] Result<void> : public Result<Nothing> {
public:
    Result() : Result<Nothing>(Nothing{}) {}
    Result(Error error) : Result<Nothing>(std::move(error)) {}
};
using Status = Result<void>;

}  // namespace leakscan

// TRY(expression): the value of a Result, or return its Error from the calling function.
#define TRY(expression)                                    \
    __extension__({                                        \
        auto try_result_ = (expression);                   \
        if (!try_result_.ok()) return try_result_.error(); \
        try_result_.take();                                \
    })
