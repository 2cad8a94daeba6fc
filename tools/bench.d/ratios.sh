# Reads what a Google Benchmark program measures and prints ratios. Read by tools/bench and the scripts of this folder.
# shellcheck shell=bash
#
#   ratios PROGRAM [ARGUMENT...]       the members of each family beside the family's first
# A row is  "family/member",iterations,real time,...,error occurred,message ; the name may hold commas.
ratios() {
    "$@" --benchmark_format=csv --benchmark_min_time=0.5 2>/dev/null | awk '
        match($0, /^"[^"]*"/) {
            name = substr($0, 2, RLENGTH - 2)
            split(substr($0, RLENGTH + 2), cell, ",")
            if (name == "name" || cell[8] == "true") next
            sub("(/iterations:[0-9]+)?(/real_time)?$", "", name)
            split(name, part, "/")
            if (!(part[1] in first)) { first[part[1]] = cell[2]; base[part[1]] = part[2] }
            else printf "  %-56s %7.2f times the time of %s\n", name, cell[2] / first[part[1]], base[part[1]]
        }'
}
