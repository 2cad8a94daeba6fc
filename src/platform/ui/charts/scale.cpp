#include "platform/ui/charts/scale.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace ui {

Value drawable(Value value) {
    if (value && !std::isfinite(*value)) return {};
    return value;
}

double Scale::share(double value) const {
    if (high <= low) return 0;
    return std::clamp((value - low) / (high - low), 0.0, 1.0);
}

Scale scale_for(const std::vector<double>& values, Start start, int ticks) {
    double low = 0;
    double high = 0;
    bool any = false;
    for (const double value : values) {
        if (!std::isfinite(value)) continue;
        if (!any && start == Start::near_values) low = high = value;
        low = std::min(low, value);
        high = std::max(high, value);
        any = true;
    }
    if (!any || high - low <= 0) {
        // One value, or all the same: keep it off the edge, and keep zero in sight.
        if (high > 0) low = 0;
        if (low < 0) high = 0;
        if (high == low) return {};
    }
    const double rough = (high - low) / ticks;
    const double magnitude = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10 * magnitude;
    for (const double candidate : {1.0, 2.0, 5.0})
        if (rough <= candidate * magnitude * (1 + 1e-9)) {
            step = candidate * magnitude;
            break;
        }
    Scale scale{.low = std::floor(low / step + 1e-9) * step, .high = std::ceil(high / step - 1e-9) * step, .ticks = {}};
    const auto count = static_cast<int>(std::lround((scale.high - scale.low) / step));
    for (int i = 0; i <= count; ++i) scale.ticks.push_back(scale.low + i * step);
    return scale;
}

std::string format_number(double value, int decimals) {
    // Decimal writing first, then rounding on its digits would be exact; here the nudge is enough for display.
    const double scaled = std::pow(10.0, decimals);
    const double rounded = std::round(std::abs(value) * scaled * (1 + 1e-14)) / scaled;
    std::array<char, 400> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded, std::chars_format::fixed, decimals);
    std::string digits{buffer.data(), end.ptr};
    const auto point = std::min(digits.find('.'), digits.size());
    for (auto at = point; at > 3; at -= 3) digits.insert(at - 3, ",");
    return value < 0 && rounded != 0 ? "\xE2\x88\x92" + digits : digits;
}

}  // namespace ui
