#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/http.h"

namespace http {

/// The routes by their segments. A literal goes before {name}, {name} before {rest...}.
class RouteTree {
  public:
    /// Throws core::Bug that lists every fault of every route.
    explicit RouteTree(std::vector<Route> routes);
    ~RouteTree();

    struct Match {
        const Route* route = nullptr;  ///< null: none
        Fields parameters;
    };
    Match find(Method method, const std::vector<std::string>& segments) const;

    const std::vector<Route>& routes() const { return routes_; }

  private:
    struct Node;
    struct Place {
        const Route* route = nullptr;
        std::vector<std::string> names;  ///< of the parameters, in order
    };
    using Values = std::vector<std::string>;

    std::vector<Route> routes_;
    std::unique_ptr<Node> root_;

    /// Empty when the route was planted; else what is wrong with it.
    std::string plant(const Route& route);
    static const Place* walk(const Node& node, Method method, const std::vector<std::string>& segments,
                             std::size_t depth, Values& values);
};

}  // namespace http
