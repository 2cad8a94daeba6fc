#include "platform/rights/footprints.h"

#include <algorithm>

#include "rooms/partnership/partnership.h"

namespace partnership {
namespace {

std::string upper(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

}  // namespace

rights::Footprints footprints(db::ReadTx& tx) {
    rights::Footprints all;
    const auto places = all_areas(tx);
    const auto kind_of = [&](const std::string& code) {
        const auto found = std::find_if(places.begin(), places.end(), [&](auto& area) { return area.code == code; });
        return found == places.end() ? std::string{} : found->kind;
    };
    for (const auto& area : places) {
        // Regions and countries are places for statistics; nobody is appointed for them.
        if (area.withdrawn || area.kind == "country" || area.kind == "region") continue;
        all.add(area.code, area.name);
        const auto outer = kind_of(area.part_of);
        if (!outer.empty() && outer != "country" && outer != "region") all.put_inside(area.code, area.part_of);
    }
    for (const auto& one : all_partnerships(tx)) {
        const auto code = upper(one.code);
        all.add(code, one.name);
        for (const auto& area : one.areas) all.put_inside(area, code);
    }
    return all;
}

}  // namespace partnership
