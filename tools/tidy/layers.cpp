#include <algorithm>
#include <functional>
#include <set>

#include "checks.h"
#include "homes.h"

namespace tidy {
namespace {

using Graph = std::map<std::string, std::vector<std::string>, std::less<>>;

bool contains(const std::vector<std::string>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// A circle in the graph as "a -> b -> a"; empty when there is none.
std::string circle_in(const Graph& graph) {
    std::set<std::string, std::less<>> done;
    std::vector<std::string> trail;
    std::string circle;
    const std::function<bool(const std::string&)> visit = [&](const std::string& node) {
        const auto seen = std::find(trail.begin(), trail.end(), node);
        if (seen != trail.end()) {
            for (auto at = seen; at != trail.end(); ++at) circle += *at + " -> ";
            circle += node;
            return true;
        }
        const auto edges = graph.find(node);
        if (edges == graph.end() || !done.insert(node).second) return false;
        trail.push_back(node);
        if (std::any_of(edges->second.begin(), edges->second.end(), visit)) return true;
        trail.pop_back();
        return false;
    };
    std::any_of(graph.begin(), graph.end(), [&](const auto& entry) { return visit(entry.first); });
    return circle;
}

/// The floor of a room's file: 0 is a value, 1 the first floor of the table, and so on.
std::size_t floor_of(const Home& home, const Layers& layers) {
    const auto stem = stem_of(home.inner);
    for (std::size_t i = layers.floors.size(); i-- > 0;) {
        for (const std::string_view mark : layers.floors[i].marks) {
            if (mark.ends_with('/') ? home.inner.starts_with(mark)
                                    : stem == mark || stem.starts_with(std::string(mark) + "_") ||
                                          stem.ends_with("_" + std::string(mark))) {
                return i + 1;
            }
        }
    }
    return 0;
}

/// The door of a room and its answers: partnership.h and partnership.cpp. Everyone may come to it, and it may ask the
/// services and the store.
bool is_door(const Home& home) {
    return stem_of(home.inner) == home.part && home.inner.find('/') == std::string_view::npos;
}

std::string floor_name(std::size_t floor, const Layers& layers) {
    return floor == 0 ? "a value" : "the floor \"" + layers.floors[floor - 1].name + "\"";
}

class LayerCheck {
  public:
    LayerCheck(const Tree& tree, const Layers& layers, Findings& findings)
        : tree_(tree), layers_(layers), findings_(findings) {}

    void run() {
        read_needs();
        for (const auto& [path, source] : tree_.files) {
            const auto home = home_of(path);
            if (home.zone == Zone::platform && is_cpp(path)) require_listed(source, home);
            for (const auto& include : includes_of(source)) {
                const auto target = resolve(tree_, path, include.target);
                if (target.empty()) continue;
                if (is_header(path) && target != path) headers_[path].push_back(target);
                check(source, home, include, home_of(target));
            }
        }
        check_circles();
    }

  private:
    void report(std::string_view path, std::size_t line, std::string what, std::string instead) {
        findings_.push_back({.path = std::string(path),
                             .line = line,
                             .check = "layers",
                             .subject = {},
                             .what = std::move(what),
                             .instead = std::move(instead)});
    }

    void read_needs() {
        for (const auto& [path, source] : tree_.files) {
            const auto home = home_of(path);
            if (home.zone != Zone::room || home.inner != "CMakeLists.txt") continue;
            const auto declaration = declaration_in(tree_, path, "add_room");
            const auto needs = declaration.lists.find("NEEDS");
            needs_[std::string(home.part)] =
                needs == declaration.lists.end() ? std::vector<std::string>{} : needs->second;
        }
    }

    void require_listed(const Source& source, const Home& home) {
        if (layers_.services.contains(home.part) || !unlisted_.insert(std::string(home.part)).second) return;
        report(source.path, 0, "the service " + std::string(home.part) + " has no line in tools/layers.txt",
               "add it under [platform] with the services that it may use");
    }

    void check(const Source& source, const Home& from, const Include& include, const Home& to) {
        if (to.zone == Zone::app && from.zone != Zone::app) {
            report(source.path, include.line, "nothing includes app/",
                   "hand down what app knows as a parameter, or move it into a service");
            return;
        }
        switch (from.zone) {
            case Zone::core:
                if (to.zone == Zone::platform || to.zone == Zone::room) {
                    report(source.path, include.line, "core/ stands at the bottom and includes nothing above it",
                           "move the value down into core/, or this function up to where " + include.target + " lives");
                }
                return;
            case Zone::platform:
                check_service(source, from, include, to);
                return;
            case Zone::room:
                check_room(source, from, include, to);
                return;
            default:
                return;
        }
    }

    void check_service(const Source& source, const Home& from, const Include& include, const Home& to) {
        if (to.zone == Zone::room) {
            report(source.path, include.line, "a service knows no room",
                   "let the room hand in what the service needs: a value, a function or a declaration");
        }
        if (to.zone != Zone::platform || to.part == from.part || from.is_test) return;
        const auto allowed = layers_.services.find(from.part);
        if (allowed == layers_.services.end() || contains(allowed->second, to.part)) return;
        report(source.path, include.line,
               "platform/" + std::string(from.part) + " may not use platform/" + std::string(to.part),
               "take what it needs as a parameter; or, if this direction is right, say so in tools/layers.txt");
    }

    void check_room(const Source& source, const Home& from, const Include& include, const Home& to) {
        if (to.zone == Zone::room && to.part != from.part) {
            check_neighbour(source, from, include, to);
        } else if (to.zone == Zone::room && !from.is_test) {
            const auto above = floor_of(to, layers_);
            const auto here = floor_of(from, layers_);
            if (above <= here || (is_door(from) && !is_header(source.path))) return;
            report(source.path, include.line,
                   floor_name(here, layers_) + " may not use " + floor_name(above, layers_) + " of its room",
                   "a room's floors are values, store, commands, pages, bottom up: move the shared part down, or give "
                   "this file the name of the floor that it stands on (tools/layers.txt)");
        } else if (to.zone == Zone::platform && !from.is_test) {
            if (floor_of(from, layers_) > 0 || is_door(from) || contains(layers_.value_services, to.part)) return;
            report(source.path, include.line, "a value of a room uses core/ only, not platform/" + std::string(to.part),
                   "keep the decision here and move the input and output to store.cpp, commands.cpp or pages/");
        }
    }

    void check_neighbour(const Source& source, const Home& from, const Include& include, const Home& to) {
        const auto neighbour = std::string(to.part);
        if (to.inner != neighbour + ".h") {
            report(source.path, include.line,
                   "only the door of another room may be opened: rooms/" + neighbour + "/" + neighbour + ".h",
                   "ask at the door, add a read-only question to it, or listen to an event");
            return;
        }
        if (contains(needs_[std::string(from.part)], neighbour)) return;
        report(source.path, include.line,
               "the room " + std::string(from.part) + " does not say that it needs " + neighbour,
               "write add_room(" + std::string(from.part) + " NEEDS " + neighbour + " ...) in its CMakeLists.txt");
    }

    void check_circles() {
        if (const auto circle = circle_in(layers_.services); !circle.empty()) {
            report("tools/layers.txt", 0, "services use each other in a circle: " + circle,
                   "move what both need into a service below them, or into core/");
        }
        if (const auto circle = circle_in(needs_); !circle.empty()) {
            report("src/rooms/" + circle.substr(0, circle.find(' ')) + "/CMakeLists.txt", 0,
                   "rooms need each other in a circle: " + circle,
                   "let one of them listen to the other's events, or move the shared part down into platform/");
        }
        if (const auto circle = circle_in(headers_); !circle.empty()) {
            report(circle.substr(0, circle.find(' ')), 0, "headers include each other in a circle: " + circle,
                   "forward-declare the type in one of them");
        }
    }

    const Tree& tree_;
    const Layers& layers_;
    Findings& findings_;
    Graph needs_;
    Graph headers_;
    std::set<std::string, std::less<>> unlisted_;
};

}  // namespace

void check_layers(const Tree& tree, const Tables& tables, Findings& findings) {
    LayerCheck(tree, tables.layers, findings).run();
}

}  // namespace tidy
