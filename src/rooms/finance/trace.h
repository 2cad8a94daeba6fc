#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/figures/figures.h"
#include "rooms/finance/account.h"

/// Traced figures of an account: each leads to the records that it was taken or computed from.
namespace finance {

/// One line of a statement: the year, the year before and how it moved.
struct Line {
    std::string name;
    std::optional<figures::Figure> now = {}, before = {}, change = {}, share = {};
    std::string certainty = {};    ///< as Row::certainty
    std::string explanation = {};  ///< stands below the table; empty: none
};

/// A sentence about the record with one figure in it.
struct Remark {
    std::string before;
    figures::Figure figure;
    std::string after;
};

/// The statement of one scope in one year.
struct Statement {
    Scope scope;
    core::ReportingYear year;
    std::vector<Line> contributions = {}, in_kind = {}, spending = {};
    std::optional<Line> income = {}, expenditure = {}, balance = {};
    /// Spending by board where lines are shared: children, adults, others; those alone of whose part some line tells.
    std::vector<Line> by_board = {};
    /// Opening, movement, closing: a line without amount is not told; empty: nothing is told of a reserve.
    std::vector<Line> reserve = {};
    std::vector<Remark> remarks = {};  ///< where a printed total and its lines disagree, and slips of the document
    std::vector<const Row*> variances = {}, values = {};
};

/// Titles of documents, by code.
using Titles = std::map<std::string, std::string>;

/// One statement for each scope of which the year tells money, children first. The account must outlive them.
std::vector<Statement> statements(const Account& account, core::ReportingYear year, const Titles& titles);

/// Every figure in them, each once, by id.
std::vector<figures::Figure> figures_in(const std::vector<Statement>& statements);

/// "Leicestershire & Rutland Safeguarding Children Partnership"; "the adults' board"; "children and adults together".
std::string whose(const Account& account, Scope scope);

}  // namespace finance
