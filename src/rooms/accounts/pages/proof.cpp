#include <algorithm>
#include <mutex>

#include "platform/rights/accounts.h"
#include "platform/rights/prove.h"
#include "rooms/accounts/pages/again.h"
#include "rooms/accounts/pages/desk.h"
#include "rooms/accounts/pages/parts.h"

// Before rights are changed, whoever has been signed in for long shows again who they are: a desk left for a moment is
// not enough to open a sealed case to somebody.
namespace accounts {
namespace {

constexpr auto fresh_for = std::chrono::minutes{15};

/// When each session last showed who it is. In memory: after a start, or at another server, it is asked again.
class Proofs {
  public:
    bool is_fresh(const rights::Session& session, core::Instant now) {
        const std::lock_guard lock{mutex_};
        std::erase_if(at_, [&](const auto& one) { return now - one.second > fresh_for; });
        return now - session.opened <= fresh_for || at_.contains(session.id);
    }
    void note(const rights::Session& session, core::Instant now) {
        const std::lock_guard lock{mutex_};
        at_[session.id] = now;
    }

  private:
    std::mutex mutex_;
    std::map<std::string, core::Instant> at_;
};

constexpr const char *password_field = "proof-password", *code_field = "proof-code";

/// The forms that change who may do what. The register's appointments give rights too.
constexpr std::string_view changes_rights[]{"/accounts/people/{id}/appoint",
                                            "/accounts/people/{id}/end",
                                            "/accounts/people/{id}/person",
                                            "/accounts/record/let-in",
                                            "/accounts/record/keep-out",
                                            "/accounts/record/end",
                                            "/partnership/appointments/new",
                                            "/partnership/appointments/{id}/edit",
                                            "/partnership/appointments/{id}/restore",
                                            "/partnership/appointments/{id}/withdraw",
                                            "/partnership/appointments/{id}/reinstate",
                                            "/partnership/appointments/import/{upload}"};

http::Response ask(const house::Services& services, const http::Request& request, const ui::FieldErrors& errors,
                   const core::Refusal* refusal) {
    std::optional<rights::Account> account;
    services.database.read(
        [&](db::ReadTx& tx) { account = rights::find_account(tx, services.door->visit(request).standing.account); });
    ui::Html fields = kept_fields(request);
    if (account && account->has_password)
        fields += ui::render(ui::PasswordInput{
            .name = password_field, .label = {.text = "Password"}, .error = error_of(errors, password_field)});
    if (account && account->has_code)
        fields += ui::render(ui::Input{.name = code_field,
                                       .label = {.text = "Six-digit code"},
                                       .hint = "Your authenticator application shows it",
                                       .error = error_of(errors, code_field),
                                       .inputmode = "numeric",
                                       .autocomplete = "one-time-code",
                                       .spellcheck = false,
                                       .classes = "govuk-input--width-10"});
    const bool can = account && (account->has_password || account->has_code);
    const ui::Page page{
        .title = "Show that it is you",
        .content =
            ui::heading("Show that it is you") +
            paragraph("You are about to change who may do what, and signed in a while ago. What you typed is kept.") +
            (can ? form(services, request, request.path, fields, "Continue")
                 : paragraph("Your account has neither password nor codes here: sign out, sign in again, then do "
                             "this once more.")),
        .errors = errors,
        .width = ui::Width::two_thirds};
    if (refusal != nullptr) return shown_again(services, request, page, *refusal);
    return shown(services, request, page);
}

http::Response answer(const house::Services& services, Proofs& proofs, const http::Handler& handler,
                      const http::Request& request) {
    const auto& at = services.door->visit(request);
    if (!at.session || proofs.is_fresh(*at.session, services.clock.now())) return handler(request);
    const std::string password{request.form.get(password_field)}, code{request.form.get(code_field)};
    if (password.empty() && code.empty()) return ask(services, request, {}, nullptr);
    const auto proved = rights::prove(services.door->office(), at.session->account, password, code);
    if (proved) {
        proofs.note(*at.session, services.clock.now());
        return handler(request);
    }
    ui::FieldErrors errors;
    errors.add(request.form.find(password_field) ? password_field : code_field, proved.error().for_user);
    return ask(services, request, errors, &proved.error());
}

}  // namespace

std::vector<http::Route> asking_again(const house::Services& services, std::vector<http::Route> routes) {
    const auto proofs = std::make_shared<Proofs>();
    for (auto& route : routes) {
        const bool changes =
            route.method == http::Method::post &&
            std::find(std::begin(changes_rights), std::end(changes_rights), route.pattern) != std::end(changes_rights);
        if (!changes) continue;
        route.handler = [&services, proofs, handler = std::move(route.handler)](const http::Request& request) {
            return answer(services, *proofs, handler, request);
        };
    }
    return routes;
}

}  // namespace accounts
