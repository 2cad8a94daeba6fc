#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "platform/db/db.h"

/// For tests that compute again in SQL what the engine computes: a store of their own with a calendar. Nothing here
/// comes from the engine.
namespace census::made {

/// A return's rows in a store of their own, gone after the test.
class Store {
  public:
    Store();
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    /// "holiday", and "calendar" with a running count of working days: a period is a difference of two of them.
    void add_calendar();
    void add(const std::string& statement) { script_ += statement + ";\n"; }
    /// Adds a row whose first column is its number, which it gives.
    std::string insert(const std::string& table, const std::vector<std::string>& values);
    void run();
    /// A text and two whole numbers a row.
    std::vector<db::Row> rows(const std::string& sql);

  private:
    std::string path_;
    std::unique_ptr<db::Database> database_;
    std::string script_;
    std::map<std::string, int> rows_;
};

/// The same day of another month, clipped to its end.
std::string months(const std::string& day, int count);
std::string working_days(const std::string& from, const std::string& to);

}  // namespace census::made
