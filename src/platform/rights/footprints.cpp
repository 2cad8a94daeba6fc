#include "platform/rights/footprints.h"

#include <algorithm>

namespace rights {
namespace {

using Edges = std::map<std::string, std::set<std::string>>;

void follow(const Edges& edges, const std::string& from, std::set<std::string>& seen) {
    const auto next = edges.find(from);
    if (next == edges.end()) return;
    for (const auto& code : next->second)
        if (seen.insert(code).second) follow(edges, code, seen);
}

}  // namespace

void Footprints::add(std::string code, std::string name) { names_[std::move(code)] = std::move(name); }

void Footprints::put_inside(const std::string& inner, const std::string& outer) {
    if (inner == outer) return;
    outer_[inner].insert(outer);
    inner_[outer].insert(inner);
}

std::string Footprints::name(const std::string& code) const {
    const auto found = names_.find(code);
    return found == names_.end() ? code : found->second;
}

std::vector<std::string> Footprints::codes() const {
    std::vector<std::string> all;
    for (const auto& [code, name] : names_) all.push_back(code);
    std::sort(all.begin(), all.end(), [&](auto& a, auto& b) { return names_.at(a) < names_.at(b); });
    return all;
}

std::set<std::string> Footprints::reached(const std::string& code, Reach reach) const {
    std::set<std::string> seen{code};
    follow(outer_, code, seen);
    if (reach == Reach::within) {
        // Only what lies inside the appointment's own footprint: what is above must not open its other parts.
        std::set<std::string> inside{code};
        follow(inner_, code, inside);
        seen.insert(inside.begin(), inside.end());
    }
    return seen;
}

}  // namespace rights
