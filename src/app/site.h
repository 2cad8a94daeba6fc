#pragma once
#include <memory>
#include <string>

#include "app/configuration.h"

namespace db {
class Database;
}
namespace http {
class Routes;
}

namespace app {

enum class Gallery { hidden, shown };

/// The whole site over a store: every room's pages behind the doorkeeper, styles and scripts, errors. Made once, before
/// the server; may be used from many threads.
class Site {
  public:
    Site(db::Database& database, const Configuration& configuration, Gallery gallery);
    ~Site();
    Site(const Site&) = delete;
    Site& operator=(const Site&) = delete;

    const http::Routes& routes() const;
    /// The name of the home partnership; empty while the store is empty.
    const std::string& partnership() const;
    /// Whether anyone has an account yet.
    bool has_accounts() const;

  private:
    struct Insides;
    std::unique_ptr<Insides> insides_;
};

}  // namespace app
