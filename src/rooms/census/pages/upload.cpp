#include <algorithm>
#include <charconv>

#include "core/check.h"
#include "core/embedded.h"
#include "core/london.h"
#include "platform/rights/secrets.h"
#include "rooms/census/bundle.h"
#include "rooms/census/pages/parts.h"
#include "rooms/partnership/partnership.h"

namespace embedded {
std::span<const core::EmbeddedFile> census_examples();
}

namespace census {
namespace {

constexpr auto only_together = "Select one census file, or the CSV files of one SSDA903 return";

bool is_csv(std::string_view name) {
    const auto dot = name.rfind('.');
    std::string end{dot == std::string_view::npos ? "" : name.substr(dot)};
    for (char& c : end) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return end == ".csv";
}

/// A return on its way to its sealed file: one census file, or the files of one SSDA903 return. Destroyed before
/// `finish`, it leaves nothing.
class Receiving : public http::FileSink {
  public:
    Receiving(const Safe& safe, rights::Grant<Work> grant, Filing filing, const vault::Key& key)
        : grant_(std::move(grant)), filing_(std::move(filing)), writer_(safe.write_file(filing_.id, key)) {}

    void begin(const http::File& file) {
        const bool fits = is_bundle() ? is_csv(file.name) : files_.empty() && file.field != last_year;
        if (!fits) problem_ = only_together;
        files_.push_back({.name = file.name, .is_last_year = file.field == last_year});
    }
    void take(std::string_view bytes) override {
        if (!problem_.empty()) return;
        hash_.take(bytes);
        filing_.bytes += static_cast<std::int64_t>(bytes.size());
        files_.back().size += bytes.size();
        writer_->take(bytes);
    }
    Filing finish() {
        if (is_bundle()) writer_->take(list_of_bundle(files_));
        writer_->close();
        filing_.file_hash = hash_.hex();
        if (is_bundle()) filing_.file_name = names();
        return filing_;
    }
    /// What is wrong with the files, in a sentence; empty: nothing.
    std::string problem() const {
        if (!problem_.empty()) return problem_;
        if (filing_.bytes == 0) return files_.size() == 1 ? "The file is empty" : "The files are empty";
        const bool has_this_year =
            std::any_of(files_.begin(), files_.end(), [](const auto& file) { return !file.is_last_year; });
        return has_this_year ? "" : "Select this year's files too";
    }
    const rights::Grant<Work>& grant() const { return grant_; }

    static constexpr std::string_view last_year = "last";

  private:
    bool is_bundle() const { return filing_.collection == ssda903_collection; }
    std::string names() const {
        std::string all;
        for (const auto& file : files_) {
            if (all.size() > 160) return all + ", and more";
            all += (all.empty() ? "" : ", ") + file.name + (file.is_last_year ? " (last year)" : "");
        }
        return all;
    }

    rights::Grant<Work> grant_;
    Filing filing_;
    std::unique_ptr<vault::Writer> writer_;
    vault::Hash hash_;
    std::vector<BundledFile> files_;
    std::string problem_;
};

/// The year that the analyst names; 0 for none. Nothing when it is no year of a return.
std::optional<int> year_of(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    if (text.empty()) return 0;
    int year = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    if (error != std::errc{} || end != text.data() + text.size() || year < 2000 || year > 2100) return std::nullopt;
    return year;
}

/// What was typed, to be shown again: files cannot be.
struct Typed {
    std::string whose, year;
};

ui::Html form_of(const Desk& desk, const http::Request& request, const std::vector<Acting>& acting,
                 const ui::FieldErrors& errors, const Typed& typed) {
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
                            .value = typed.whose.empty() && items.size() == 1 ? items.front().value : typed.whose};
    const ui::Input year{
        .name = "year",
        .label = {.text = "Year of an SSDA903 return (optional)"},
        .hint = ui::Hint{.text = "The year in which its 31 March lies, as 2026. Its files name none; left empty, the "
                                 "year is the one that their dates speak of. A census file says its own."},
        .error = ui::error_for(errors, "year"),
        .value = typed.year,
        .inputmode = "numeric",
        .classes = "govuk-input--width-4"};
    const ui::FileUpload file{
        .name = "file",
        .label = {.text = "The return"},
        .hint = ui::Hint{.text = "A children in need census: one XML file, as your system exports it, of 2023 to 2026. "
                                 "Or a children looked after return (SSDA903): select all its CSV files together."},
        .error = ui::error_for(errors, "file"),
        .multiple = true};
    const ui::FileUpload last{
        .name = std::string{Receiving::last_year},
        .label = {.text = "Last year's SSDA903 files (optional)"},
        .hint = ui::Hint{.text = "For the rules that compare the two years. CSV files, selected together."},
        .error = ui::error_for(errors, Receiving::last_year),
        .multiple = true};
    return ui::form({.csrf = csrf(desk, request),
                     .fields = {ui::render(radios), ui::render(year), ui::render(file), ui::render(last)},
                     .submit = "Upload and check",
                     .action = "/census/upload",
                     .beside_submit = ui::link("/census", "Cancel"),
                     .has_files = true,
                     .id = "census-upload"});
}

http::Response page_of(const Desk& desk, const http::Request& request, const ui::FieldErrors& errors,
                       const Typed& typed) {
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
                   form_of(desk, request, acting, errors, typed) +
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
    const http::File& file = request.files.back();
    if (const auto receiving = std::dynamic_pointer_cast<Receiving>(request.sink)) {
        receiving->begin(file);
        return request.sink;
    }
    const std::string chosen{request.form.get("for")};
    const auto space = chosen.find(' ');
    const auto year = year_of(request.form.get("year"));
    // Without the choice there is no key to seal it with: the form comes back with the question, the file is not kept.
    if (space == std::string::npos || !year) return std::shared_ptr<http::FileSink>{};
    const auto& door = *desk.services.door;
    const bool is_bundle = is_csv(file.name);
    Filing filing{.id = rights::new_id(),
                  .organisation = chosen.substr(0, space),
                  .area = chosen.substr(space + 1),
                  .collection = std::string{is_bundle ? ssda903_collection : cin_collection},
                  .year = is_bundle ? *year : 0,
                  .file_name = file.name};
    auto grant = door.grant<Work>(request, sealed_record(filing));
    if (!grant) return tl::unexpected(grant.error());
    const auto days = std::chrono::days{desk.safe->place().keep_days};
    filing.destroy_on = core::iso(core::london_date(desk.services.clock.now()) + days);
    const auto key = vault::new_key();
    door.office().ledger.write(door.process(request, "census.upload"), [&](audit::WriteTx& tx) {
        filing.wrapped_key = vault::wrap(desk.safe->owner_key(tx, *grant, filing.organisation), key);
    });
    auto receiving = std::make_shared<Receiving>(*desk.safe, std::move(*grant), std::move(filing), key);
    receiving->begin(file);
    return receiving;
}

http::Response do_upload(const Desk& desk, const http::Request& request) {
    const Typed typed{.whose = std::string{request.form.get("for")}, .year = std::string{request.form.get("year")}};
    ui::FieldErrors errors;
    auto* receiving = dynamic_cast<Receiving*>(request.sink.get());
    if (typed.whose.empty()) errors.add("for", "Select whose return it is, then choose the file again");
    if (!year_of(typed.year)) errors.add("year", "Enter the year as 2026, then choose the files again");
    if (request.files.empty())
        errors.add("file", "Select a file");
    else if (receiving != nullptr && !receiving->problem().empty())
        errors.add("file", receiving->problem());
    if (!errors.empty() || receiving == nullptr) return page_of(desk, request, errors, typed);
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
