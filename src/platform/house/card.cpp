#include "platform/house/card.h"

#include <algorithm>

#include "core/check.h"
#include "platform/house/registers.h"
#include "platform/ui/page.h"

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
        for (const auto* list : {&room.card->registers, &room.card->work_registers})
            all.insert(all.end(), list->begin(), list->end());
    return all;
}

std::vector<const registers::Entity*> pack_registers(const std::vector<Room>& rooms) {
    std::vector<const registers::Entity*> all;
    for (const auto& room : rooms) all.insert(all.end(), room.card->registers.begin(), room.card->registers.end());
    return all;
}

std::vector<packs::File> pack_files(const std::vector<Room>& rooms) {
    std::vector<packs::File> files;
    for (const auto& room : rooms)
        for (const auto* file : room.card->pack_files) files.push_back(*file);
    return files;
}

ui::Shell shell(const Services& services, const http::Request& request) {
    return services.shell_for ? services.shell_for(request) : services.shell;
}

std::vector<rights::PermissionCard> permissions(const std::vector<Room>& rooms) {
    std::vector<rights::PermissionCard> all;
    for (const auto& room : rooms) all.insert(all.end(), room.card->permissions.begin(), room.card->permissions.end());
    return all;
}

std::optional<rights::Record> record(const std::vector<Room>& rooms, db::ReadTx& tx, std::string_view address) {
    for (const auto& room : rooms)
        if (room.card->record != nullptr)
            if (auto found = room.card->record(tx, address)) return found;
    return record_of_register(tx, registers_of(rooms), address);
}

std::vector<Waiting> waiting(const std::vector<Room>& rooms, db::ReadTx& tx, const rights::Standing& who,
                             core::Date today) {
    std::vector<Waiting> all;
    for (const auto& room : rooms)
        if (room.card->waiting != nullptr)
            for (auto& one : room.card->waiting(tx, who, today)) all.push_back(std::move(one));
    std::stable_sort(all.begin(), all.end(), [](const Waiting& a, const Waiting& b) {
        return a.due.value_or(core::Date::max()) < b.due.value_or(core::Date::max());
    });
    return all;
}

}  // namespace house
