#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/check.h"
#include "platform/http/cookie.h"
#include "platform/rights/codes.h"
#include "platform/rights/secrets.h"

/// What browsers send under Cookie, and what people type as codes: no crash, and only a plain value comes out once.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    http::Request request{};
    request.headers.add("cookie", std::string{text.substr(0, size / 2)});
    request.headers.add("cookie", std::string{text.substr(size / 2)});
    const auto value = http::cookie(request, "cairn-session");
    core::check(!value || value->size() <= size, "a value is part of what was sent");
    static const rights::Keys keys{rights::Keys::Key{}};
    core::check(!keys.open(text).has_value() || size > 40, "what was not sealed does not open");
    static_cast<void>(rights::plain_recovery_code(text));
    static_cast<void>(rights::code_step("12345678901234567890", text, core::Instant{}, 0));
    return 0;
}
