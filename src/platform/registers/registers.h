#pragma once
#include <functional>
#include <string>
#include <vector>

#include "platform/http/http.h"
#include "platform/registers/entity.h"
#include "platform/registers/sight.h"

/// The door: what a room and the program say to have registers served.
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

/// Who asks.
struct Person {
    std::string name = "Someone";  ///< as the audit trail will tell it
    std::string account = {};      ///< the account's id; empty: not signed in
};

/// What pages of registers need from the rest of the program.
struct Context {
    db::Database& database;
    const core::Clock& clock;
    const ui::Shell& shell;
    /// Every entity of the program: links lead from a record to what refers to it, and search finds them all.
    std::vector<const Entity*> entities;
    /// Who looks, asked once for each request; the operator in tests of one register by itself.
    std::function<Viewer(const http::Request&)> viewer;
    std::function<Person(const http::Request&)> person = {};
    /// The token that forms carry; checked before a handler is called, by whoever guards all forms. Empty: none.
    std::function<std::string(const http::Request&)> csrf = {};
    /// The shell for who looks: their name, their menu. Empty: `shell` for everyone.
    std::function<ui::Shell(const http::Request&)> shell_for = {};
    /// Where it is told who can see the record at this address; empty: not for who looks. Without it: nowhere.
    std::function<std::string(const http::Request&, const std::string& address)> who_sees = {};
};

/// List, forms, record, history, import, export and API of these entities. Throws core::Bug for a wrong declaration.
/// What `context` refers to must live as long as the routes.
std::vector<http::Route> routes(const Context& context, const std::vector<const Entity*>& entities);

/// Search, glossary and the page and document of the API, for all of the context's entities.
std::vector<http::Route> site_routes(const Context& context, const std::string& permission);

}  // namespace registers
