#include <memory>

#include "platform/registers/arriving.h"
#include "platform/registers/lifecycle.h"
#include "platform/registers/media.h"
#include "platform/registers/pages/pages.h"
#include "platform/registers/registers.h"

namespace registers {
namespace {

constexpr std::size_t upload_limit = 64U << 20U;  // bytes
constexpr std::size_t beside_files = 2U << 20U;   // bytes, of a form's other fields

using Page = http::Response (*)(const Call&);

/// The routes of one entity, each with the permission it needs.
class Adder {
  public:
    Adder(std::vector<http::Route>& routes, std::shared_ptr<const Context> context, const Entity& entity)
        : routes_(routes), context_(std::move(context)), entity_(entity) {}

    void read(const std::string& page, Page show) { put(http::Method::get, page, read_permission(entity_), show); }
    void ask(const std::string& page, Page show) { put(http::Method::get, page, edit_permission(entity_), show); }
    void save(const std::string& page, Page act) { put(http::Method::post, page, edit_permission(entity_), act); }
    /// What readers keep for themselves.
    void keep(const std::string& page, Page act) { put(http::Method::post, page, read_permission(entity_), act); }
    void upload(const std::string& page, Page act) {
        save(page, act);
        routes_.back().body_limit = upload_limit;
    }
    /// A form that may bring the entity's files.
    void save_form(const std::string& page, Page act) {
        save(page, act);
        std::size_t files = 0;
        for (const auto& field : entity_.fields)
            if (field.type == Type::file) files += most_bytes(field);
        // A file somewhat too large is told so on the form, with what was typed; beyond that the server breaks off.
        if (files == 0) return;
        routes_.back().body_limit = 2 * files + beside_files;
        routes_.back().sink = [context = context_, entity = &entity_](const http::Request& request) {
            return begin_file(*context, *entity, request);
        };
    }
    /// Each step of the lifecycle is a route of its own, with the permission that it needs.
    void steps(const std::string& page, Page show, Page act) {
        if (entity_.lifecycle == nullptr) return;
        for (const auto& step : entity_.lifecycle->transitions) {
            put(http::Method::get, page + step.name, permission_of(entity_, step), show);
            put(http::Method::post, page + step.name, permission_of(entity_, step), act);
        }
    }
    void api_steps(const std::string& page, Page act) {
        if (entity_.lifecycle == nullptr) return;
        for (const auto& step : entity_.lifecycle->transitions)
            add(http::Method::post, "/api" + address_of(entity_) + page + step.name, permission_of(entity_, step), act);
    }
    void api(http::Method method, const std::string& page, Page act) {
        const auto permission = method == http::Method::get ? read_permission(entity_) : edit_permission(entity_);
        add(method, "/api" + address_of(entity_) + page, permission, act);
    }

  private:
    void put(http::Method method, const std::string& page, const std::string& permission, Page act) {
        add(method, address_of(entity_) + page, permission, act);
    }
    void add(http::Method method, const std::string& pattern, const std::string& permission, Page act) {
        routes_.push_back(
            {method, pattern, permission, [context = context_, entity = &entity_, act](const http::Request& request) {
                 const auto viewer = context->viewer(request);
                 return act({.context = *context, .entity = *entity, .request = request, .viewer = viewer});
             }});
    }

    std::vector<http::Route>& routes_;
    std::shared_ptr<const Context> context_;
    const Entity& entity_;
};

void add_pages(Adder& at) {
    at.read("", show_list);
    at.keep("/views", keep_view);
    at.keep("/views/{view}/remove", remove_view);
    at.ask("/new", show_new);
    at.save_form("/new", save_new);
    at.ask("/new/{question}", show_question);
    at.save_form("/new/{question}", save_answer);
    at.read("/{id}", show_record);
    at.ask("/{id}/edit", show_edit);
    at.save_form("/{id}/edit", save_edit);
    at.read("/{id}/history", show_history);
    at.read("/{id}/files/{field}", show_file);
    at.ask("/{id}/restore", show_restore);
    at.save("/{id}/restore", save_restored);
    at.steps("/{id}/steps/", show_step, save_step);
    at.ask("/{id}/withdraw", show_withdraw);
    at.save("/{id}/withdraw", save_withdrawn);
    at.save("/{id}/reinstate", save_reinstated);
    at.read("/changes", show_changes);
    at.read("/export.csv", export_list);
    at.read("/export.xlsx", export_list);
    at.ask("/import", show_import);
    at.upload("/import", take_upload);
    at.ask("/import/{upload}", show_preview);
    at.save("/import/{upload}", apply_import);
    at.ask("/batches/{batch}", show_batch);
    at.save("/batches/{batch}/undo", undo_batch);
}

void add_api(Adder& at) {
    using http::Method;
    at.api(Method::get, "", api_list);
    at.api(Method::post, "", api_add);
    at.api(Method::get, "/{id}", api_record);
    at.api(Method::post, "/{id}", api_change);
    at.api(Method::post, "/{id}/withdraw", api_withdraw);
    at.api(Method::get, "/{id}/history", api_history);
    at.api_steps("/{id}/steps/", api_step);
}

}  // namespace

std::vector<http::Route> routes(const Context& context, const std::vector<const Entity*>& entities) {
    const auto shared = std::make_shared<const Context>(context);
    std::vector<http::Route> all;
    for (const auto* entity : entities) {
        check_declaration(*entity);
        Adder at{all, shared, *entity};
        add_pages(at);
        add_api(at);
    }
    return all;
}

}  // namespace registers
