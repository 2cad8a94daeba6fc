#include "platform/house/card.h"

#include <algorithm>

#include "core/check.h"

namespace house {

std::vector<Room> in_order(std::vector<Room> rooms) {
    std::vector<Room> ordered;
    const auto placed = [&](std::string_view name) {
        return std::any_of(ordered.begin(), ordered.end(), [&](auto& room) { return room.card->name == name; });
    };
    while (!rooms.empty()) {
        const auto next = std::find_if(rooms.begin(), rooms.end(), [&](auto& room) {
            return std::all_of(room.needs.begin(), room.needs.end(), placed);
        });
        core::check(next != rooms.end(), "rooms do not need one another in a circle");
        ordered.push_back(*next);
        rooms.erase(next);
    }
    return ordered;
}

std::optional<figures::Figure> find_figure(const std::vector<Room>& rooms, db::ReadTx& tx, std::string_view id) {
    for (const auto& room : rooms)
        if (room.card->figure != nullptr)
            if (auto figure = room.card->figure(tx, id)) return figure;
    return std::nullopt;
}

std::vector<const registers::Entity*> registers_of(const std::vector<Room>& rooms) {
    std::vector<const registers::Entity*> all;
    for (const auto& room : rooms)
        all.insert(all.end(), room.card->registers.begin(), room.card->registers.end());
    return all;
}

std::vector<packs::File> pack_files(const std::vector<Room>& rooms) {
    std::vector<packs::File> files;
    for (const auto& room : rooms)
        for (const auto* file : room.card->pack_files) files.push_back(*file);
    return files;
}

}  // namespace house
