#include "rooms/yearly_report/store_workflow.h"

#include <algorithm>

#include "core/check.h"
#include "core/utf8.h"
#include "platform/registers/entity.h"
#include "platform/rights/secrets.h"
#include "rooms/partnership/partnership.h"

namespace yearly_report {
namespace {

constexpr auto text = db::Column::text;
constexpr auto integer = db::Column::integer;

const db::Query insert_snapshot{"yearly_report_snapshot_insert",
                                "insert into yearly_report_snapshots (id, report, hash, figures, made_at, made_by, "
                                "account) values (:id, :report, :hash, :figures, :made_at, :made_by, :account)"};
const db::Query select_snapshot{
    "yearly_report_snapshot",
    "select id, report, hash, figures, made_at, made_by, account from yearly_report_snapshots where id = :id",
    {text, text, text, text, text, text, text}};
const db::Query select_before{
    "yearly_report_snapshot_before",
    "select id from yearly_report_snapshots where report = :report and made_at collate \"C\" <= :at and id <> :id "
    "order by made_at collate \"C\" desc, id limit 1",
    {text}};
const db::Query insert_check{"yearly_report_check_insert",
                             "insert into yearly_report_checks (snapshot, account, checked_by, checked_at, note) "
                             "values (:snapshot, :account, :by, :at, :note)"};
const db::Query select_checks{"yearly_report_checks",
                              "select account, checked_by, checked_at, note from yearly_report_checks where snapshot = "
                              ":snapshot order by checked_at collate \"C\"",
                              {text, text, text, text}};
const db::Query insert_signature{
    "yearly_report_signature_insert",
    "insert into yearly_report_signatures (snapshot, organisation, account, signed_by, capacity, signed_at) values "
    "(:snapshot, :organisation, :account, :by, :capacity, :at)"};
const db::Query select_signatures{"yearly_report_signatures",
                                  "select organisation, account, signed_by, capacity, signed_at from "
                                  "yearly_report_signatures where snapshot = :snapshot order by signed_at collate "
                                  "\"C\", organisation collate \"C\"",
                                  {text, text, text, text, text}};
const db::Query insert_version{"yearly_report_version_insert",
                               "insert into yearly_report_versions (report, number, snapshot, published_at, "
                               "published_by, note) values (:report, :number, :snapshot, :at, :by, :note)"};
const db::Query select_versions{"yearly_report_versions",
                                "select number, snapshot, published_at, published_by, note from yearly_report_versions "
                                "where report = :report order by number desc",
                                {integer, text, text, text, text}};
const db::Query insert_file{"yearly_report_file_insert",
                            "insert into yearly_report_files (snapshot, path, encoding, content) values (:snapshot, "
                            ":path, :encoding, :content)"};
const db::Query select_file{"yearly_report_file",
                            "select encoding, content from yearly_report_files where snapshot = :snapshot and path = "
                            ":path",
                            {text, text}};
const db::Query select_paths{
    "yearly_report_paths",
    "select path from yearly_report_files where snapshot = :snapshot order by path collate \"C\"",
    {text}};
const db::Query select_drafts{
    "yearly_report_drafts_of",
    "select d.section, coalesce(d.markdown, '') from yearly_report_drafts d join yearly_report_reports r on r.id = "
    "d.report where r.partnership = :partnership and r.year = :year and d.withdrawn_at is null and r.withdrawn_at is "
    "null",
    {text, text}};

const db::Query select_outstanding{
    "yearly_report_outstanding",
    "select c.id, c.title, coalesce(c.due, ''), c.organisation, r.partnership from yearly_report_contributions c join "
    "yearly_report_reports r on r.id = c.report where c.state in ('asked', 'returned') and c.withdrawn_at is null and "
    "r.withdrawn_at is null and r.state in ('outline', 'contributions', 'drafting') order by c.due collate \"C\", c.id",
    {text, text, text, text, text}};

const db::Query select_under_way{"yearly_report_under_way",
                                 "select id from yearly_report_reports where withdrawn_at is null and state not in "
                                 "('outline', 'sent') order by id",
                                 {text}};

std::optional<Work> work_from(const std::optional<registers::Record>& record) {
    if (!record || !record->withdrawn_at.empty()) return std::nullopt;
    const auto year = core::ReportingYear::parse(field_of(reports, *record, "year"));
    const auto state = parse_state(field_of(reports, *record, "state"));
    core::check(year && state, "a report has a year and a state");
    return Work{.id = record->id,
                .partnership = field_of(reports, *record, "partnership"),
                .year = *year,
                .state = *state,
                .snapshot = field_of(reports, *record, "snapshot"),
                .reason = field_of(reports, *record, "why"),
                .version = record->version};
}

}  // namespace

const std::string& field_of(const registers::Entity& entity, const registers::Record& record, std::string_view field) {
    return registers::cell(entity, record.cells, field);
}

std::optional<Work> find_work(db::ReadTx& tx, const std::string& partnership, core::ReportingYear year) {
    registers::Cells key(reports.fields.size());
    key[registers::place_of(reports, "code")] = partnership + "-" + year.code();
    return work_from(registers::find_by_key(tx, reports, key));
}

std::optional<Work> work_of(db::ReadTx& tx, const std::string& report) {
    return work_from(registers::find(tx, reports, report));
}

std::vector<registers::Record> records_of(db::ReadTx& tx, const registers::Entity& entity, const std::string& report) {
    const db::Query ids{"yearly_report_ids_of_" + entity.name,
                        "select id from " + registers::table_of(entity) +
                            " where report = :report and withdrawn_at is null order by lower(title collate \"C\") "
                            "collate \"C\", id",
                        {text}};
    std::vector<registers::Record> records;
    for (const auto& row : tx.all(ids, {{"report", report}}))
        if (auto record = registers::find(tx, entity, row.text(0))) records.push_back(std::move(*record));
    return records;
}

std::map<std::string, std::string> drafts_of(db::ReadTx& tx, const std::string& partnership, core::ReportingYear year) {
    std::map<std::string, std::string> all;
    tx.each(select_drafts, {{"partnership", partnership}, {"year", year.code()}},
            [&](const db::Row& row) { all[row.text(0)] = row.text(1); });
    return all;
}

std::vector<DraftVersion> versions_of_draft(db::ReadTx& tx, const std::string& report, const std::string& section,
                                            std::size_t most) {
    registers::Cells key(drafts.fields.size());
    key[registers::place_of(drafts, "report")] = report;
    key[registers::place_of(drafts, "section")] = section;
    std::vector<DraftVersion> versions;
    const auto draft = registers::find_by_key(tx, drafts, key);
    if (!draft) return versions;
    for (const auto& entry : audit::history(tx, {registers::table_of(drafts), draft->id}))
        for (const auto& change : entry.event.changes)
            if (change.field == "markdown" && change.after && versions.size() < most)
                versions.push_back({entry.number, entry.process.at, entry.process.actor, *change.after});
    return versions;
}

std::vector<std::string> sections_written_by(db::ReadTx& tx, const std::string& report, const std::string& name) {
    std::vector<std::string> sections;
    for (const auto& draft : records_of(tx, drafts, report)) {
        const auto history = audit::history(tx, {registers::table_of(drafts), draft.id});
        const bool wrote =
            std::any_of(history.begin(), history.end(), [&](const auto& entry) { return entry.process.actor == name; });
        if (wrote || field_of(drafts, draft, "author") == name) sections.push_back(field_of(drafts, draft, "section"));
    }
    return sections;
}

std::vector<Work> works_under_way(db::ReadTx& tx) {
    std::vector<Work> all;
    for (const auto& row : tx.all(select_under_way))
        if (auto work = work_of(tx, row.text(0))) all.push_back(std::move(*work));
    return all;
}

std::vector<Outstanding> asked_of(db::ReadTx& tx) {
    std::vector<Outstanding> all;
    tx.each(select_outstanding, {}, [&](const db::Row& row) {
        all.push_back({row.text(0), row.text(1), row.text(2), row.text(3), {}, row.text(4)});
    });
    // An organisation's code and name are its own room's to tell.
    for (auto& one : all)
        if (const auto organisation = registers::find(tx, partnership::organisations, one.organisation)) {
            one.organisation = field_of(partnership::organisations, *organisation, "code");
            one.name = organisation->title;
        }
    return all;
}

void add_snapshot(audit::WriteTx& tx, const Snapshot& snapshot, const std::vector<publish::File>& files) {
    tx.run(insert_snapshot, {{"id", snapshot.id},
                             {"report", snapshot.report},
                             {"hash", snapshot.hash},
                             {"figures", snapshot.figures},
                             {"made_at", snapshot.made_at},
                             {"made_by", snapshot.made_by},
                             {"account", snapshot.account}});
    for (const auto& file : files) add_file(tx, snapshot.id, file);
}

std::optional<Snapshot> find_snapshot(db::ReadTx& tx, const std::string& id) {
    const auto row = tx.first(select_snapshot, {{"id", id}});
    if (!row) return std::nullopt;
    return Snapshot{row->text(0), row->text(1), row->text(2), row->text(3), row->text(4), row->text(5), row->text(6)};
}

std::optional<Snapshot> snapshot_before(db::ReadTx& tx, const Snapshot& snapshot) {
    const auto row =
        tx.first(select_before, {{"report", snapshot.report}, {"at", snapshot.made_at}, {"id", snapshot.id}});
    return row ? find_snapshot(tx, row->text(0)) : std::nullopt;
}

void add_check(audit::WriteTx& tx, const std::string& snapshot, const Check& check) {
    tx.run(
        insert_check,
        {{"snapshot", snapshot}, {"account", check.account}, {"by", check.by}, {"at", check.at}, {"note", check.note}});
}

std::vector<Check> checks_of(db::ReadTx& tx, const std::string& snapshot) {
    std::vector<Check> all;
    tx.each(select_checks, {{"snapshot", snapshot}}, [&](const db::Row& row) {
        all.push_back({row.text(0), row.text(1), row.text(2), row.text(3)});
    });
    return all;
}

void add_signature(audit::WriteTx& tx, const std::string& snapshot, const Signature& signature) {
    tx.run(insert_signature, {{"snapshot", snapshot},
                              {"organisation", signature.organisation},
                              {"account", signature.account},
                              {"by", signature.by},
                              {"capacity", signature.capacity},
                              {"at", signature.at}});
}

std::vector<Signature> signatures_of(db::ReadTx& tx, const std::string& snapshot) {
    std::vector<Signature> all;
    tx.each(select_signatures, {{"snapshot", snapshot}}, [&](const db::Row& row) {
        all.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4)});
    });
    return all;
}

void add_version(audit::WriteTx& tx, const std::string& report, const Version& version) {
    tx.run(insert_version, {{"report", report},
                            {"number", version.number},
                            {"snapshot", version.snapshot},
                            {"at", version.published_at},
                            {"by", version.published_by},
                            {"note", version.note}});
}

std::vector<Version> versions_of(db::ReadTx& tx, const std::string& report) {
    std::vector<Version> all;
    tx.each(select_versions, {{"report", report}}, [&](const db::Row& row) {
        all.push_back({row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4)});
    });
    return all;
}

void add_file(audit::WriteTx& tx, const std::string& snapshot, const publish::File& file) {
    const bool plain =
        core::first_invalid_utf8(file.bytes) == std::string_view::npos && file.bytes.find('\0') == std::string::npos;
    tx.run(insert_file, {{"snapshot", snapshot},
                         {"path", file.path},
                         {"encoding", std::string{plain ? "text" : "base64url"}},
                         {"content", plain ? file.bytes : rights::base64url(file.bytes)}});
}

std::optional<std::string> file_of(db::ReadTx& tx, const std::string& snapshot, const std::string& path) {
    const auto row = tx.first(select_file, {{"snapshot", snapshot}, {"path", path}});
    if (!row) return std::nullopt;
    if (row->text(0) == "text") return row->text(1);
    return rights::from_base64url(row->text(1));
}

std::vector<std::string> paths_of(db::ReadTx& tx, const std::string& snapshot) {
    std::vector<std::string> all;
    tx.each(select_paths, {{"snapshot", snapshot}}, [&](const db::Row& row) { all.push_back(row.text(0)); });
    return all;
}

}  // namespace yearly_report
