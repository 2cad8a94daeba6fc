#include "platform/http/route_tree.h"

#include <algorithm>
#include <array>

#include "core/check.h"

namespace http {

struct RouteTree::Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
    std::unique_ptr<Node> any;       ///< {name}
    std::array<Place, 2> here = {};  ///< by Method
    std::array<Place, 2> rest = {};  ///< {name...}, by Method
};

namespace {

enum class Kind { literal, one, rest, malformed };

struct Segment {
    Kind kind = Kind::malformed;
    std::string_view text;  ///< the literal, or the parameter's name
};

bool is_name(std::string_view text) {
    return !text.empty() && text.front() >= 'a' && text.front() <= 'z' &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

bool is_literal(std::string_view text) {
    return !text.empty() && text != "." && text != ".." && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               c == '.' || c == '~';
    });
}

Segment segment_of(std::string_view text) {
    if (is_literal(text)) return {Kind::literal, text};
    if (!text.starts_with('{') || !text.ends_with('}')) return {};
    text = text.substr(1, text.size() - 2);
    const bool is_rest = text.ends_with("...");
    if (is_rest) text.remove_suffix(3);
    if (!is_name(text)) return {};
    return {is_rest ? Kind::rest : Kind::one, text};
}

/// Empty when one of them is malformed or {rest...} is not the last.
std::vector<Segment> segments_of(std::string_view pattern) {
    std::vector<Segment> segments;
    while (!pattern.empty()) {
        if (!pattern.starts_with('/')) return {};
        pattern.remove_prefix(1);
        const std::string_view text = pattern.substr(0, pattern.find('/'));
        pattern.remove_prefix(text.size());
        segments.push_back(segment_of(text));
        if (segments.back().kind == Kind::malformed) return {};
        if (segments.back().kind == Kind::rest && !pattern.empty()) return {};
    }
    return segments;
}

std::size_t index_of(Method method) { return method == Method::get ? 0 : 1; }

}  // namespace

RouteTree::RouteTree(std::vector<Route> routes) : routes_(std::move(routes)), root_(std::make_unique<Node>()) {
    std::string faults;
    for (const Route& route : routes_) {
        std::string fault = plant(route);
        if (route.permission.empty()) fault += " has no permission (\"public\" opens it to everyone);";
        if (!route.handler) fault += " has no handler;";
        if (fault.empty()) continue;
        fault.back() = '.';
        faults += (route.method == Method::get ? "\nGET " : "\nPOST ") + route.pattern + fault;
    }
    if (!faults.empty()) core::check(false, ("every route is sound, but:" + faults).c_str());
}

RouteTree::~RouteTree() = default;

std::string RouteTree::plant(const Route& route) {
    constexpr auto malformed = " is malformed: write it as \"/literal/{name}/{rest...}\", without a slash at the end;";
    const auto segments = route.pattern == "/" ? std::vector<Segment>{} : segments_of(route.pattern);
    if (segments.empty() && route.pattern != "/") return malformed;
    Place place{.route = &route, .names = {}};
    Node* node = root_.get();
    auto* places = &node->here;
    for (const Segment& segment : segments) {
        if (segment.kind == Kind::literal) {
            auto& next = node->literals[std::string(segment.text)];
            if (!next) next = std::make_unique<Node>();
            node = next.get();
        } else {
            if (std::find(place.names.begin(), place.names.end(), segment.text) != place.names.end()) {
                return " names one parameter twice;";
            }
            place.names.emplace_back(segment.text);
            if (segment.kind == Kind::one) {
                if (!node->any) node->any = std::make_unique<Node>();
                node = node->any.get();
            }
        }
        places = segment.kind == Kind::rest ? &node->rest : &node->here;
    }
    Place& spot = (*places)[index_of(route.method)];
    if (spot.route != nullptr) return " matches the same as " + spot.route->pattern + ";";
    spot = std::move(place);
    return {};
}

const RouteTree::Place* RouteTree::walk(const Node& node, Method method, const std::vector<std::string>& segments,
                                        std::size_t depth, Values& values) {
    if (depth == segments.size()) {
        const Place& here = node.here[index_of(method)];
        return here.route == nullptr ? nullptr : &here;
    }
    if (const auto literal = node.literals.find(segments[depth]); literal != node.literals.end()) {
        if (const Place* found = walk(*literal->second, method, segments, depth + 1, values)) return found;
    }
    if (node.any) {
        values.push_back(segments[depth]);
        if (const Place* found = walk(*node.any, method, segments, depth + 1, values)) return found;
        values.pop_back();
    }
    const Place& rest = node.rest[index_of(method)];
    if (rest.route == nullptr) return nullptr;
    std::string joined = segments[depth];
    for (std::size_t i = depth + 1; i < segments.size(); ++i) joined.append("/").append(segments[i]);
    values.push_back(std::move(joined));
    return &rest;
}

RouteTree::Match RouteTree::find(Method method, const std::vector<std::string>& segments) const {
    Values values;
    const Place* place = walk(*root_, method, segments, 0, values);
    if (place == nullptr) return {};
    Match match{.route = place->route, .parameters = {}};
    core::check(values.size() == place->names.size(), "each parameter of a route has one value");
    for (std::size_t i = 0; i < values.size(); ++i) match.parameters.add(place->names[i], std::move(values[i]));
    return match;
}

}  // namespace http
