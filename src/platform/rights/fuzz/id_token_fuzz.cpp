#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/check.h"
#include "platform/rights/doorkeeper.h"
#include "platform/rights/oidc/id_token.h"
#include "platform/rights/secrets.h"

/// The first byte parts a token from a key set. Nothing that was not signed may be read, and nothing may crash.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view rest{reinterpret_cast<const char*>(data + 1), size - 1};
    const auto cut = std::min<std::size_t>(data[0] * 8U, rest.size());
    const auto claims = rights::oidc::read_id_token(rest.substr(0, cut), std::string{rest.substr(cut)},
                                                    {.issuer = "https://i",
                                                     .client = "c",
                                                     .nonce = "n",
                                                     .now = core::Instant{std::chrono::seconds{1'700'000'000}}});
    // A signature of a key that the input brings along is possible in principle only.
    core::check(!claims || !claims->subject.empty(), "claims have a subject");
    static_cast<void>(rights::from_base64url(rest));
    core::check(rights::safe_next(rest).starts_with('/'), "the next page is one of ours");
    return 0;
}
