#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "platform/rights/role.h"

namespace rights {

/// Areas, partnerships and joint arrangements, and which lies inside which.
class Footprints {
  public:
    void add(std::string code, std::string name);
    /// `inner` lies inside `outer`. Either may be added later or never (then its code is its name).
    void put_inside(const std::string& inner, const std::string& outer);

    std::string name(const std::string& code) const;
    std::vector<std::string> codes() const;  ///< in order of their names

    /// Every footprint that an appointment made for `code` opens: that one, the joint arrangements and partnerships
    /// that it lies in, and with Reach::within all inside it. A sibling is never among them.
    std::set<std::string> reached(const std::string& code, Reach reach) const;

  private:
    std::map<std::string, std::string> names_;
    std::map<std::string, std::set<std::string>> outer_;
    std::map<std::string, std::set<std::string>> inner_;
};

}  // namespace rights
