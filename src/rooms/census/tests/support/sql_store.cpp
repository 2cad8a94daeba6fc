#include "rooms/census/tests/support/sql_store.h"

#include <unistd.h>

#include <filesystem>
#include <sstream>

#include "platform/reference/reference.h"

namespace census::made {

Store::Store()
    : path_((std::filesystem::temp_directory_path() / ("census_sql." + std::to_string(::getpid()))).string()) {
    std::filesystem::remove(path_);
    database_ = db::Database::open(path_);
}

Store::~Store() {
    database_.reset();
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + end);
}

void Store::add_calendar() {
    add("create table holiday(id bigint, day text)");
    std::istringstream holidays{std::string{reference::file("bank_holidays.csv")}};
    for (std::string line; std::getline(holidays, line);)
        if (line.size() > 10 && line[4] == '-') insert("holiday", {line.substr(0, 10)});
    add("create table calendar as with recursive d(day) as (select '2012-01-01' union all select date(day,'+1 "
        "day') "
        "from d where day < '2030-12-31') select day, sum(strftime('%w',day) not in ('0','6') and day not in "
        "(select day from holiday)) over (order by day) n from d");
}

std::string Store::insert(const std::string& table, const std::vector<std::string>& values) {
    const std::string number = std::to_string(++rows_[table]);
    std::string row = number;
    for (const std::string& value : values) row += value.empty() ? ",null" : ",'" + value + "'";
    add("insert into " + table + " values (" + row + ")");
    return number;
}

void Store::run() {
    database_->write([&](db::WriteTx& tx) { tx.run_script(script_); });
    script_.clear();
}

std::vector<db::Row> Store::rows(const std::string& sql) {
    std::vector<db::Row> all;
    const db::Query query{
        .name = "figures", .sql = sql, .columns = {db::Column::text, db::Column::integer, db::Column::integer}};
    database_->read([&](db::ReadTx& tx) { all = tx.all(query); });
    return all;
}

std::string months(const std::string& day, int count) {
    return "min(date(" + day + ",'" + (count < 0 ? "" : "+") + std::to_string(count) + " months'),date(" + day +
           ",'start of month','" + (count + 1 < 0 ? "" : "+") + std::to_string(count + 1) + " months','-1 day'))";
}

std::string working_days(const std::string& from, const std::string& to) {
    return "((select n from calendar where day=" + to + ")-(select n from calendar where day=" + from + "))";
}

}  // namespace census::made
