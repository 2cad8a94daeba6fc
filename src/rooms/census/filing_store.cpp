#include "rooms/census/filing_store.h"

#include "core/check.h"

namespace census {
namespace {

constexpr auto text = db::Column::text;
constexpr auto integer = db::Column::integer;

const std::string filing_columns =
    "select id, organisation, area, collection, year, authority, file_name, file_hash, bytes, wrapped_key, state, "
    "message, rules_of, children, errors, queries, commentary, uploaded_by, uploaded_account, uploaded_at, "
    "submitted_by, submitted_account, submitted_at, decided_by, decided_at, decision, destroy_on, destroyed_at from "
    "census_returns ";
const std::vector<db::Column> filing_types{text, text, text,    text,    integer, text,    text, text, integer, text,
                                           text, text, integer, integer, integer, integer, text, text, text,    text,
                                           text, text, text,    text,    text,    text,    text, text};

const db::Query select_filing{"census_return", filing_columns + "where id = :id", filing_types};
const db::Query select_all{"census_returns", filing_columns + "order by uploaded_at desc, id collate \"C\"",
                           filing_types};
const db::Query select_of{
    "census_returns_of",
    filing_columns + "where organisation = :organisation order by uploaded_at desc, id collate \"C\"", filing_types};
const db::Query select_due{"census_returns_to_destroy",
                           filing_columns + "where destroyed_at = '' and destroy_on <= :today", filing_types};
const db::Query insert_row{
    "census_add_return",
    "insert into census_returns (id, organisation, area, collection, year, authority, file_name, file_hash, bytes, "
    "wrapped_key, state, message, rules_of, children, errors, queries, commentary, uploaded_by, uploaded_account, "
    "uploaded_at, submitted_by, submitted_account, submitted_at, decided_by, decided_at, decision, destroy_on, "
    "destroyed_at) values (:id, :organisation, :area, :collection, :year, :authority, :file_name, :file_hash, :bytes, "
    ":wrapped_key, :state, :message, :rules_of, :children, :errors, :queries, :commentary, :uploaded_by, "
    ":uploaded_account, :uploaded_at, :submitted_by, :submitted_account, :submitted_at, :decided_by, :decided_at, "
    ":decision, :destroy_on, :destroyed_at)"};
const db::Query update_row{
    "census_change_return",
    "update census_returns set collection = :collection, year = :year, authority = :authority, wrapped_key = "
    ":wrapped_key, state = :state, message = :message, rules_of = :rules_of, children = :children, errors = :errors, "
    "queries = :queries, commentary = :commentary, submitted_by = :submitted_by, submitted_account = "
    ":submitted_account, submitted_at = :submitted_at, decided_by = :decided_by, decided_at = :decided_at, decision = "
    ":decision, destroy_on = :destroy_on, destroyed_at = :destroyed_at where id = :id"};

const db::Query select_marks{"census_marks",
                             "select finding, mark, note, marked_by, marked_at from census_marks where organisation = "
                             ":organisation and collection = :collection and year = :year",
                             {text, text, text, text, text}};
const db::Query upsert_mark{
    "census_mark",
    "insert into census_marks (organisation, collection, year, finding, mark, note, marked_by, marked_at) values "
    "(:organisation, :collection, :year, :finding, :mark, :note, :by, :at) on conflict (organisation, collection, "
    "year, finding) do update set mark = excluded.mark, note = excluded.note, marked_by = excluded.marked_by, "
    "marked_at = excluded.marked_at"};
const db::Query delete_marks{"census_drop_marks",
                             "delete from census_marks where organisation = :organisation and collection = "
                             ":collection and year = :year"};

const db::Query delete_values{"census_drop_values", "delete from census_values where return_id = :id"};
const db::Query insert_value{"census_add_value",
                             "insert into census_values (return_id, place, indicator, dimension, part, numerator, "
                             "denominator, hidden) values (:id, :place, :indicator, :dimension, :part, :numerator, "
                             ":denominator, :hidden)"};
const db::Query select_values{"census_values",
                              "select indicator, dimension, part, numerator, denominator, hidden from census_values "
                              "where return_id = :id order by place",
                              {text, text, text, integer, integer, integer}};

const db::Query select_key{"census_key", "select wrapped from census_keys where organisation = :organisation", {text}};
const db::Query select_keys{"census_keys", "select organisation, wrapped from census_keys", {text, text}};
const db::Query upsert_key{"census_put_key",
                           "insert into census_keys (organisation, wrapped, made_at) values (:organisation, :wrapped, "
                           ":at) on conflict (organisation) do update set wrapped = excluded.wrapped"};

Filing filing_from(const db::Row& row) {
    const auto state = parse_filing_state(row.text(10));
    core::check(state.has_value(), "the store holds a known state");
    return {.id = row.text(0),
            .organisation = row.text(1),
            .area = row.text(2),
            .collection = row.text(3),
            .year = static_cast<int>(row.integer(4)),
            .authority = row.text(5),
            .file_name = row.text(6),
            .file_hash = row.text(7),
            .bytes = row.integer(8),
            .wrapped_key = row.text(9),
            .state = *state,
            .message = row.text(11),
            .rules_of = static_cast<int>(row.integer(12)),
            .children = row.integer(13),
            .errors = row.integer(14),
            .queries = row.integer(15),
            .commentary = row.text(16),
            .uploaded_by = row.text(17),
            .uploaded_account = row.text(18),
            .uploaded_at = row.text(19),
            .submitted_by = row.text(20),
            .submitted_account = row.text(21),
            .submitted_at = row.text(22),
            .decided_by = row.text(23),
            .decided_at = row.text(24),
            .decision = row.text(25),
            .destroy_on = row.text(26),
            .destroyed_at = row.text(27)};
}

std::vector<db::Bind> changing(const Filing& f) {
    return {{"id", f.id},
            {"collection", f.collection},
            {"year", std::int64_t{f.year}},
            {"authority", f.authority},
            {"wrapped_key", f.wrapped_key},
            {"state", std::string{word(f.state)}},
            {"message", f.message},
            {"rules_of", std::int64_t{f.rules_of}},
            {"children", f.children},
            {"errors", f.errors},
            {"queries", f.queries},
            {"commentary", f.commentary},
            {"submitted_by", f.submitted_by},
            {"submitted_account", f.submitted_account},
            {"submitted_at", f.submitted_at},
            {"decided_by", f.decided_by},
            {"decided_at", f.decided_at},
            {"decision", f.decision},
            {"destroy_on", f.destroy_on},
            {"destroyed_at", f.destroyed_at}};
}

std::vector<Filing> filings(db::ReadTx& tx, const db::Query& query, const db::Binds& binds) {
    std::vector<Filing> all;
    tx.each(query, binds, [&](const db::Row& row) { all.push_back(filing_from(row)); });
    return all;
}

}  // namespace

void insert_filing(audit::WriteTx& tx, const Filing& f) {
    auto binds = changing(f);
    binds.push_back({"organisation", f.organisation});
    binds.push_back({"area", f.area});
    binds.push_back({"file_name", f.file_name});
    binds.push_back({"file_hash", f.file_hash});
    binds.push_back({"bytes", f.bytes});
    binds.push_back({"uploaded_by", f.uploaded_by});
    binds.push_back({"uploaded_account", f.uploaded_account});
    binds.push_back({"uploaded_at", f.uploaded_at});
    tx.run(insert_row, binds);
}

void update_filing(audit::WriteTx& tx, const Filing& filing) { tx.run(update_row, changing(filing)); }

std::optional<Filing> find_filing(db::ReadTx& tx, const std::string& id) {
    const auto row = tx.first(select_filing, {{"id", id}});
    if (!row) return {};
    return filing_from(*row);
}

std::vector<Filing> all_filings(db::ReadTx& tx) { return filings(tx, select_all, {}); }

std::vector<Filing> filings_of(db::ReadTx& tx, const std::string& organisation) {
    return filings(tx, select_of, {{"organisation", organisation}});
}

std::vector<Filing> filings_to_destroy(db::ReadTx& tx, core::Date today) {
    return filings(tx, select_due, {{"today", core::iso(today)}});
}

std::map<std::string, MarkRow> marks_of(db::ReadTx& tx, const Filing& filing) {
    std::map<std::string, MarkRow> all;
    tx.each(
        select_marks,
        {{"organisation", filing.organisation}, {"collection", filing.collection}, {"year", std::int64_t{filing.year}}},
        [&](const db::Row& row) {
            all[row.text(0)] = {parse_mark(row.text(1)).value_or(Mark::open), row.text(2), row.text(3), row.text(4)};
        });
    return all;
}

void put_mark(audit::WriteTx& tx, const Filing& filing, const std::string& finding, const MarkRow& mark) {
    tx.run(upsert_mark, {{"organisation", filing.organisation},
                         {"collection", filing.collection},
                         {"year", std::int64_t{filing.year}},
                         {"finding", finding},
                         {"mark", std::string{word(mark.mark)}},
                         {"note", mark.note},
                         {"by", mark.by},
                         {"at", mark.at}});
}

std::int64_t drop_marks(audit::WriteTx& tx, const Filing& filing) {
    return tx.run(delete_marks, {{"organisation", filing.organisation},
                                 {"collection", filing.collection},
                                 {"year", std::int64_t{filing.year}}});
}

void put_values(audit::WriteTx& tx, const std::string& filing, const std::vector<MaskedFigure>& figures) {
    tx.run(delete_values, {{"id", filing}});
    std::int64_t place = 0;
    for (const auto& one : figures) {
        const auto shown = [&](std::int64_t count) {
            return one.hidden ? db::Value{std::monostate{}} : db::Value{count};
        };
        tx.run(insert_value, {{"id", filing},
                              {"place", place++},
                              {"indicator", one.figure.indicator},
                              {"dimension", one.figure.by},
                              {"part", one.figure.of},
                              {"numerator", shown(one.figure.numerator)},
                              {"denominator", shown(one.figure.denominator)},
                              {"hidden", std::int64_t{one.hidden ? 1 : 0}}});
    }
}

std::vector<MaskedFigure> values_of_filing(db::ReadTx& tx, const std::string& filing) {
    std::vector<MaskedFigure> all;
    tx.each(select_values, {{"id", filing}}, [&](const db::Row& row) {
        all.push_back({{row.text(0), row.text(1), row.text(2), row.maybe_integer(3).value_or(0),
                        row.maybe_integer(4).value_or(0)},
                       row.integer(5) != 0});
    });
    return all;
}

std::optional<std::string> wrapped_key_of(db::ReadTx& tx, const std::string& organisation) {
    const auto row = tx.first(select_key, {{"organisation", organisation}});
    if (!row) return {};
    return row->text(0);
}

void put_wrapped_key(audit::WriteTx& tx, const std::string& organisation, const std::string& wrapped) {
    tx.run(upsert_key, {{"organisation", organisation}, {"wrapped", wrapped}, {"at", core::iso(tx.now())}});
}

std::map<std::string, std::string> wrapped_keys(db::ReadTx& tx) {
    std::map<std::string, std::string> all;
    tx.each(select_keys, {}, [&](const db::Row& row) { all[row.text(0)] = row.text(1); });
    return all;
}

}  // namespace census
