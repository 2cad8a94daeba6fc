#pragma once
#include <string_view>

#include "platform/ui/components/inputs.h"
#include "platform/ui/out.h"

// Texts that a component's script shows, passed as data attributes. For platform/ui/components only.
namespace ui {

/// `data-i18n.key.one="..." data-i18n.key.other="..."`. `key_dot` is "data-i18n.key." with its last dot.
inline void write_i18n(Out& out, Literal key_dot, const Plurals& plurals) {
    for (const auto& [rule, text] : plurals) {
        out << " " << key_dot;
        out.text(rule) << "=\"";
        out.text(text) << "\"";
    }
}

}  // namespace ui
