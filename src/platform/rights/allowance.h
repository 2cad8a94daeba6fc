#pragma once
#include <chrono>
#include <map>
#include <mutex>
#include <string>

#include "core/date.h"

namespace rights {

/// How much each account may ask for: a bucket that holds a minute's worth and fills again evenly. Any thread may use
/// it. In memory, so each server counts by itself.
class Allowance {
  public:
    /// `by_minute`: 0 sets no limit.
    explicit Allowance(int by_minute) : by_minute_(by_minute) {}

    /// Takes `cost` (at most a minute's worth). Gives how long to wait when there is not so much left; zero: it was
    /// taken.
    std::chrono::seconds take(const std::string& account, int cost, core::Instant now);

  private:
    struct Bucket {
        double left;
        core::Instant at;
    };
    int by_minute_;
    std::mutex mutex_;
    std::map<std::string, Bucket> buckets_;  ///< one for each account that asked: as many as there are people
};

}  // namespace rights
