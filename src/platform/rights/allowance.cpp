#include "platform/rights/allowance.h"

#include <algorithm>
#include <cmath>

namespace rights {

std::chrono::seconds Allowance::take(const std::string& account, int cost, core::Instant now) {
    if (by_minute_ <= 0) return {};
    const double full = by_minute_, by_second = full / 60;
    const double wanted = std::min<double>(cost, full);
    const std::lock_guard lock{mutex_};
    auto& bucket = buckets_.try_emplace(account, Bucket{full, now}).first->second;
    if (now > bucket.at) {
        bucket.left = std::min(full, bucket.left + by_second * static_cast<double>((now - bucket.at).count()));
        bucket.at = now;
    }
    if (bucket.left < wanted)
        return std::chrono::seconds{static_cast<std::int64_t>(std::ceil((wanted - bucket.left) / by_second))};
    bucket.left -= wanted;
    return {};
}

}  // namespace rights
