#include "core/check.h"
#include "core/embedded.h"
#include "core/london.h"
#include "platform/rights/secrets.h"
#include "rooms/census/pages/parts.h"
#include "rooms/partnership/partnership.h"

namespace embedded {
std::span<const core::EmbeddedFile> census_examples();
}

namespace census {
namespace {

/// A return on its way to its sealed file. Destroyed before `finish`, it leaves nothing.
class Receiving : public http::FileSink {
  public:
    Receiving(const Safe& safe, rights::Grant<Work> grant, Filing filing, const vault::Key& key)
        : grant_(std::move(grant)), filing_(std::move(filing)), writer_(safe.write_file(filing_.id, key)) {}

    void take(std::string_view bytes) override {
        hash_.take(bytes);
        filing_.bytes += static_cast<std::int64_t>(bytes.size());
        writer_->take(bytes);
    }
    Filing finish() {
        writer_->close();
        filing_.file_hash = hash_.hex();
        return filing_;
    }
    bool is_empty() const { return filing_.bytes == 0; }
    const rights::Grant<Work>& grant() const { return grant_; }

  private:
    rights::Grant<Work> grant_;
    Filing filing_;
    std::unique_ptr<vault::Writer> writer_;
    vault::Hash hash_;
};

ui::Html form_of(const Desk& desk, const http::Request& request, const std::vector<Acting>& acting,
                 const ui::FieldErrors& errors, const std::string& chosen) {
    std::vector<ui::Radio> items;
    desk.services.database.read([&](db::ReadTx& tx) {
        for (const auto& one : acting)
            items.push_back({.text = name_of_area(tx, one.area),
                             .value = one.organisation + " " + one.area,
                             .hint = ui::Hint{.text = "You act for " + one.organisation}});
    });
    const ui::Radios radios{.name = "for",
                            .items = items,
                            .fieldset = ui::Fieldset{.legend = ui::Legend{.text = "Whose return is it?",
                                                                          .classes = "govuk-fieldset__legend--m"}},
                            .error = ui::error_for(errors, "for"),
                            .value = chosen.empty() && items.size() == 1 ? items.front().value : chosen};
    const ui::FileUpload file{
        .name = "file",
        .label = {.text = "The return"},
        .hint = ui::Hint{.text = "Children in need census, XML, as your system exports it. Years 2023 to 2026."},
        .error = ui::error_for(errors, "file")};
    return ui::form({.csrf = csrf(desk, request),
                     .fields = {ui::render(radios), ui::render(file)},
                     .submit = "Upload and check",
                     .action = "/census/upload",
                     .beside_submit = ui::link("/census", "Cancel"),
                     .has_files = true,
                     .id = "census-upload"});
}

http::Response page_of(const Desk& desk, const http::Request& request, const ui::FieldErrors& errors,
                       const std::string& chosen) {
    const auto acting = acting_for(desk, request);
    ui::Html content = ui::heading("Upload a return");
    if (acting.empty())
        content += ui::render(
            ui::InsetText{.text = "You are not appointed for an authority, or did not sign in with a second factor. A "
                                  "return is sealed to its authority: ask your business manager to appoint you for it, "
                                  "and set up one-time codes under your account."});
    else
        content += paragraph(
                       "It is encrypted as it arrives, checked by the national rules, and seen only by people "
                       "appointed for this authority. Nothing goes to the partnership until you submit it, and "
                       "then only figures in which small numbers are masked.") +
                   form_of(desk, request, acting, errors, chosen) +
                   paragraph(ui::Html{"To try it, download "} +
                             ui::link("/census/example", "a made-up return of 2026") + " and upload that.");
    return shown(desk, request,
                 {.title = "Upload a return",
                  .content = content,
                  .errors = errors,
                  .breadcrumbs = {{.text = "Statutory returns", .href = "/census"}, {.text = "Upload"}},
                  .section = "/census",
                  .width = ui::Width::two_thirds});
}

}  // namespace

http::Response show_upload(const Desk& desk, const http::Request& request) { return page_of(desk, request, {}, {}); }

core::Result<std::shared_ptr<http::FileSink>> begin_upload(const Desk& desk, const http::Request& request) {
    const std::string chosen{request.form.get("for")};
    const auto space = chosen.find(' ');
    // Without the choice there is no key to seal it with: the form comes back with the question, the file is not kept.
    if (space == std::string::npos) return std::shared_ptr<http::FileSink>{};
    const auto& door = *desk.services.door;
    Filing filing{.id = rights::new_id(),
                  .organisation = chosen.substr(0, space),
                  .area = chosen.substr(space + 1),
                  .collection = "CIN",
                  .file_name = request.files.front().name};
    auto grant = door.grant<Work>(request, sealed_record(filing));
    if (!grant) return tl::unexpected(grant.error());
    const auto days = std::chrono::days{desk.safe->place().keep_days};
    filing.destroy_on = core::iso(core::london_date(desk.services.clock.now()) + days);
    const auto key = vault::new_key();
    door.office().ledger.write(door.process(request, "census.upload"), [&](audit::WriteTx& tx) {
        filing.wrapped_key = vault::wrap(desk.safe->owner_key(tx, filing.organisation), key);
    });
    return std::make_shared<Receiving>(*desk.safe, std::move(*grant), std::move(filing), key);
}

http::Response do_upload(const Desk& desk, const http::Request& request) {
    const std::string chosen{request.form.get("for")};
    ui::FieldErrors errors;
    auto* receiving = dynamic_cast<Receiving*>(request.sink.get());
    if (chosen.empty()) errors.add("for", "Select whose return it is, then choose the file again");
    if (request.files.empty())
        errors.add("file", "Select a file");
    else if (receiving != nullptr && receiving->is_empty())
        errors.add("file", "The file is empty");
    if (!errors.empty() || receiving == nullptr) return page_of(desk, request, errors, chosen);
    const Filing filing = receiving->finish();
    const auto filed = write(desk, request, "census.upload", [&](audit::WriteTx& tx) -> core::Result<void> {
        file_return(tx, receiving->grant(), filing);
        return {};
    });
    if (!filed) return http::refused(filed.error());
    return http::redirect(sealed_address(filing.id));
}

http::Response show_example(const Desk&, const http::Request&) {
    const auto files = embedded::census_examples();
    core::check(!files.empty(), "the example is in the program");
    return http::download("application/xml", "children-in-need-2026.xml", std::string{files.front().bytes});
}

}  // namespace census
