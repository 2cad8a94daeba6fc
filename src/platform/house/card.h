#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/embedded.h"
#include "platform/figures/figures.h"
#include "platform/http/http.h"
#include "platform/packs/pack.h"

namespace db {
class Database;
class ReadTx;
}  // namespace db
namespace core {
class Clock;
}
namespace ui {
struct Shell;
}
namespace registers {
struct Entity;
}

/// What a room tells the rest of the house about itself.
namespace house {

/// What pages may use. Lives as long as the program.
struct Services {
    db::Database& database;
    const core::Clock& clock;
    const ui::Shell& shell;
    /// The figure with this id, whichever room's it is.
    std::function<std::optional<figures::Figure>(db::ReadTx&, std::string_view id)> figure;
};

/// A place in the navigation. Those with the lower `order` stand first.
struct Place {
    std::string label;
    std::string address;
    int order;
};

/// The card of a room, in its room.cpp as `extern const house::Card card;`.
struct Card {
    std::string_view name;   ///< the room's word
    std::string_view title;  ///< for people
    std::vector<Place> navigation = {};
    std::vector<const packs::File*> pack_files =
        {};  ///< each refers only to those before it, here or in rooms it needs
    /// Its registers, each after those that it refers to. Packs may hold a file of each.
    std::vector<const registers::Entity*> registers = {};
    std::vector<http::Route> (*routes)(const Services&) = nullptr;
    /// Checks that a pack's rows agree with one another, beyond what their columns say.
    void (*check_pack)(const packs::Pack&, core::Faults&) = nullptr;
    /// The figure with this id, when it is one of this room's.
    std::optional<figures::Figure> (*figure)(db::ReadTx&, std::string_view id) = nullptr;
};

/// A room as the build found it: its card, what it needs and its migrations. Generated (src/rooms/CMakeLists.txt).
struct Room {
    const Card* card;
    std::vector<std::string_view> needs;
    std::span<const core::EmbeddedFile> (*migrations)();
};

/// Every room, each after those it needs.
std::vector<Room> in_order(std::vector<Room> rooms);

/// The figure with this id, whichever room's it is; empty when it is none's.
std::optional<figures::Figure> find_figure(const std::vector<Room>& rooms, db::ReadTx& tx, std::string_view id);

/// All registers of these rooms, in the same order.
std::vector<const registers::Entity*> registers_of(const std::vector<Room>& rooms);

/// All pack files of these rooms, in an order in which each refers only to those before it.
std::vector<packs::File> pack_files(const std::vector<Room>& rooms);

}  // namespace house
