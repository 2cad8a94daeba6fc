#pragma once
#include <string>
#include <utility>
#include <vector>

#include "platform/http/http.h"
#include "platform/registers/sight.h"
#include "platform/registers/store.h"

namespace registers {

constexpr std::size_t rows_on_a_page = 25;
/// Counting stops here: "more than 1,000" says enough, and a list of millions is as fast as one of dozens.
constexpr std::size_t most_counted = 1000;
constexpr std::size_t most_counted_by_words = 200;

/// One condition on a field. Dates may have `from` and `to` (inclusive); all else an exact value.
struct Condition {
    std::size_t field;
    std::string value = {}, from = {}, to = {};
};

/// What a reader asks of a list. Comes from the address and goes back into it, so that a list can be kept and sent.
struct ListQuery {
    std::string words;  ///< each must occur in the record, as a word or the beginning of one
    std::vector<Condition> conditions;
    std::string sort = "title";  ///< a field's name, "title" or "changed_at"
    bool descending = false;
    std::size_t page = 1;
    /// Places of the fields shown; after the fields come those that are worked out.
    std::vector<std::size_t> columns;
    bool withdrawn = false;             ///< those withdrawn instead of those live
    std::optional<core::Date> on = {};  ///< as it was at the end of this day; empty: as it is
};

/// What cannot be understood is left out: an address that was sent by mail must not break when a field is renamed.
ListQuery read_query(const Entity& entity, const http::Fields& fields);
/// The pairs of the address; those at their defaults are left out.
std::vector<std::pair<std::string, std::string>> pairs_of(const Entity& entity, const ListQuery& query);
std::vector<std::size_t> default_columns(const Entity& entity);
/// What a column shows: a field, or what is worked out.
const Field& column_field(const Entity& entity, std::size_t place);
/// Whether a list can be put in the order of this field.
bool can_sort(const Field& field);
/// Whether the list offers a choice by this field.
bool can_filter(const Field& field);

struct Page {
    std::vector<Record> rows;
    std::size_t count = 0;  ///< of all rows, up to a limit: `most_counted` or, of words, where counting stopped
    bool more = false;      ///< there are more than that
    bool has_next = false;
};
/// `seen`: which rows the viewer may see (sight.h); pages ask `Reader`.
Page list(db::ReadTx& tx, const Entity& entity, const ListQuery& query, const Seen& seen = {});

/// Every row that the query finds, in its order, whatever the page.
void each_listed(db::ReadTx& tx, const Entity& entity, const ListQuery& query,
                 const std::function<void(const Record&)>& take, const Seen& seen = {});

}  // namespace registers
