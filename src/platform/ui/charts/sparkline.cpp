#include "platform/ui/charts/sparkline.h"

#include "platform/ui/charts/figure.h"

namespace ui {
namespace {
constexpr double width = 120;
constexpr double height = 28;
constexpr double edge = 5;
}  // namespace

Html render(const Sparkline& sparkline) {
    std::vector<double> known;
    for (const auto& value : sparkline.values)
        if (drawable(value)) known.push_back(*value);
    auto scale = scale_for(known, Start::near_values);
    const auto n = sparkline.values.size();
    const auto x = [&](std::size_t i) {
        return n < 2 ? width / 2 : edge + (width - 2 * edge) * static_cast<double>(i) / static_cast<double>(n - 1);
    };
    const auto y = [&](double value) { return height - edge - (height - 2 * edge) * scale.share(value); };
    Out out;
    out << "<svg class=\"cairn-chart__spark\" role=\"img\" width=\"120\" height=\"28\" focusable=\"false\"";
    out.attribute("aria-label", sparkline.label) << ">";
    std::size_t last = n;
    for (std::size_t i = 0; i < n; ++i) {
        const auto value = drawable(sparkline.values[i]);
        if (!value) continue;
        const auto before = i > 0 ? drawable(sparkline.values[i - 1]) : Value{};
        const bool alone = !before && (i + 1 == n || !drawable(sparkline.values[i + 1]));
        last = i;
        if (before) {
            out << "<line";
            pixels(out, "x1", x(i - 1));
            pixels(out, "y1", y(*before));
            pixels(out, "x2", x(i));
            pixels(out, "y2", y(*value));
            out << "/>";
        }
        if (alone) {
            out << "<circle r=\"1.5\"";
            pixels(out, "cx", x(i));
            pixels(out, "cy", y(*value));
            out << "/>";
        }
    }
    if (last < n) {
        out << "<circle r=\"3.5\"";
        pixels(out, "cx", x(last));
        pixels(out, "cy", y(*sparkline.values[last]));
        out << "/>";
    }
    out << "</svg>";
    return out;
}

}  // namespace ui
