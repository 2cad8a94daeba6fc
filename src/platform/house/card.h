#pragma once
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/embedded.h"
#include "platform/figures/figures.h"
#include "platform/http/http.h"
#include "platform/packs/pack.h"
#include "platform/rights/policy.h"

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
namespace rights {
class Doorkeeper;
}
namespace audit {
class Ledger;
}
namespace jobs {
class Worker;
}

/// What a room tells the rest of the house about itself.
namespace house {

/// Something that a person is asked for.
struct Waiting {
    std::string what;               ///< "Section 11 self-assessment 2026"
    std::string address;            ///< of the page where it is done
    std::optional<core::Date> due;  ///< empty: no day is set
    std::string from = {};          ///< who asks: a body or office, in words
    std::string organisation = {};  ///< code of the organisation that is asked; empty: the person
};

/// A change that somebody made, for those who may see what was changed.
struct News {
    core::Instant at;
    std::string who, what;  ///< what: "changed"
    std::string title, address;
};
/// A reading of a sealed record.
struct Reading {
    core::Instant at;
    std::string who, title, address;
};

/// What pages may use. Lives as long as the program.
struct Services {
    db::Database& database;
    const core::Clock& clock;
    const ui::Shell& shell;
    /// The figure with this id, whichever room's it is.
    std::function<std::optional<figures::Figure>(db::ReadTx&, std::string_view id)> figure;
    /// Who is here and what they may do; null only in tests of pages that are public.
    rights::Doorkeeper* door = nullptr;
    /// The shell for who looks: their name, their menu. Empty: `shell` for everyone. Use `house::shell`.
    std::function<ui::Shell(const http::Request&)> shell_for = {};
    /// What is due, late and waiting for the person, from every room.
    std::function<std::vector<Waiting>(db::ReadTx&, const rights::Standing&, core::Date today)> waiting = {};
    /// The record at an address, whichever room's it is; empty when there is none.
    std::function<std::optional<rights::Record>(db::ReadTx&, std::string_view address)> record = {};
    /// The latest changes of registers that the person may see, newest first.
    std::function<std::vector<News>(const http::Request&)> news = {};
    /// The latest readings of sealed records that the person may see, newest first.
    std::function<std::vector<Reading>(const http::Request&)> readings = {};
    /// What the configuration file says in tables that are a room's: "returns.folder". Not there: not told.
    std::map<std::string, std::string> settings = {};
    /// Every register of the program: a record's page tells what refers to it in any room; a new name reaches them.
    std::vector<const registers::Entity*> registers = {};
};

/// The shell of this request.
ui::Shell shell(const Services& services, const http::Request& request);

/// A place in the navigation. Those with the lower `order` stand first.
struct Place {
    std::string label;
    std::string address;
    int order;
};

/// What the work behind the pages may use. Lives as long as the worker.
struct Backstage {
    audit::Ledger& ledger;
    const core::Clock& clock;
    const std::map<std::string, std::string>& settings;  ///< as in Services
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
    /// Its registers of what people do here day by day, each after those that it refers to: no pack holds them.
    std::vector<const registers::Entity*> work_registers = {};
    std::vector<http::Route> (*routes)(const Services&) = nullptr;
    /// Checks that a pack's rows agree with one another, beyond what their columns say.
    void (*check_pack)(const packs::Pack&, core::Faults&) = nullptr;
    /// The figure with this id, when it is one of this room's.
    std::optional<figures::Figure> (*figure)(db::ReadTx&, std::string_view id) = nullptr;
    /// What may be done here, and which roles may unless an installation says otherwise.
    std::vector<rights::PermissionCard> permissions = {};
    /// The record at an address of this room, with what access must know of it; empty when there is none.
    std::optional<rights::Record> (*record)(db::ReadTx&, std::string_view address) = nullptr;
    /// What this room waits for from the person.
    std::vector<Waiting> (*waiting)(db::ReadTx&, const rights::Standing&, core::Date today) = nullptr;
    /// Adds what this room carries out behind the pages, and what it does by the clock.
    void (*backstage)(jobs::Worker&, const Backstage&) = nullptr;
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
/// Those of which packs may hold a file.
std::vector<const registers::Entity*> pack_registers(const std::vector<Room>& rooms);

/// All pack files of these rooms, in an order in which each refers only to those before it.
std::vector<packs::File> pack_files(const std::vector<Room>& rooms);

/// The permissions of all rooms.
std::vector<rights::PermissionCard> permissions(const std::vector<Room>& rooms);
/// The first room's answer to Card::record.
std::optional<rights::Record> record(const std::vector<Room>& rooms, db::ReadTx& tx, std::string_view address);
/// All rooms' answers to Card::waiting, those due first at the front.
std::vector<Waiting> waiting(const std::vector<Room>& rooms, db::ReadTx& tx, const rights::Standing& who,
                             core::Date today);

}  // namespace house
