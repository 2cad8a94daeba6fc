#pragma once
#include "core/figure.h"
#include "core/result.h"
#include "platform/publish/narrative.h"

namespace db {
class ReadTx;
}
namespace scorecard {
class Tracer;
}

namespace yearly_report {

/// The figures that {{table ...}} or {{chart ...}} asks for, as a table: rows are indicators or the values of `by`,
/// columns areas and periods or the values of `columns`. For a line chart the periods are the rows.
struct Grid {
    publish::Table table;
    core::Unit unit = core::Unit::count;
    int decimals = 0;
};

/// Rows without any value are left out. Refused when nothing is left, or when what is drawn has several units.
core::Result<Grid> grid_of(db::ReadTx& tx, scorecard::Tracer& tracer, const publish::Token& token);

publish::Chart chart_of(Grid grid, publish::Drawing drawing);

}  // namespace yearly_report
