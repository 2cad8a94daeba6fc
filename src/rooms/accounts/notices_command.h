#pragma once
#include <functional>
#include <string>

#include "platform/house/card.h"
#include "platform/jobs/jobs.h"

namespace accounts {

/// What noticing works with. Lives as long as the worker.
struct Noticing {
    db::Database& database;
    const core::Clock& clock;
    /// What waits for a person, from every room.
    std::function<std::vector<house::Waiting>(db::ReadTx&, const rights::Standing&, core::Date today)> waiting;
    std::string site = {};  ///< "https://cairn.example.org", for links; empty: none
};

/// Every few minutes, whatever is new among what waits for each person (*My work*), and what has become late, is
/// gathered for their email, or sent at once to those who want that. Drafts of their own are not.
void add_notices(jobs::Worker& worker, const Noticing& with);

}  // namespace accounts
