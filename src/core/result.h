#pragma once
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace core {

/// Why the domain says no. `http` maps each to a status once.
enum class Reason { invalid, not_found, forbidden, wrong_state, conflict, too_large, unusable_input, unsupported };

/// A refusal carries the sentence that the person reads, and apart from it what the log may hold (no personal values).
struct Refusal {
    Reason reason;
    std::string for_user;
    std::string for_log;
};

template <class T>
using Result = tl::expected<T, Refusal>;

/// `return core::refuse(Reason::conflict, "This session is full");`
inline tl::unexpected<Refusal> refuse(Reason reason, std::string for_user, std::string for_log = {}) {
    return tl::unexpected<Refusal>(Refusal{reason, std::move(for_user), std::move(for_log)});
}

}  // namespace core
