#pragma once
#include <memory>
#include <string>
#include <vector>

#include "platform/db/db.h"
#include "platform/house/card.h"
#include "platform/http/routes.h"
#include "platform/ui/page.h"

namespace support {

/// Brings the store forward and loads data/packs/leicestershire-rutland into it, at noon on 21 November 2026 by "a
/// tester".
void load_record(db::Database& database);
/// The migrations only: an empty store.
void migrate(db::Database& database);

/// Every page of every room over a store, asked in process: no socket.
class Site {
  public:
    explicit Site(db::Database& database);
    http::Response get(const std::string& target) const;
    /// The same, and it must be answered with 200.
    std::string page(const std::string& target) const;
    const http::Routes& routes() const { return *routes_; }

  private:
    ui::Shell shell_;
    std::vector<house::Room> rooms_;
    house::Services services_;
    std::unique_ptr<http::Routes> routes_;
};

/// Compares with tests/golden/NAME of the room; with UPDATE_GOLDEN=1 in the environment it writes the file instead.
/// Gives an empty text when they agree, otherwise the first line that differs.
std::string compare_golden(const std::string& folder, const std::string& name, const std::string& text);

}  // namespace support
