# Sets a server of ours beside nginx with the same bytes as a file. Read by the scripts of this folder, not run.
# shellcheck shell=bash
#
#   bench_begin                        a folder of its own in $folder; whatever was started is stopped at the end
#   bench_start COMMAND...             starts a server and remembers it; its process is $server
#   bench_answer URL                   waits until it answers
#   bench_beside_nginx NAME URL        the ratio of requests a second and of the 99th percentile
#
# Loopback only. Both sides get the same wrk: 2 threads, 32 connections, 5 s, taking turns three times; the middle of
# the three ratios counts. The machine is shared by wrk and the server, so only the ratio means something.

bench_seconds=${BENCH_SECONDS:-5}

bench_begin() {
    folder=$(mktemp -d "${TMPDIR:-/tmp}/cairn-bench.XXXXXX")
    chmod 755 "$folder" # nginx's workers are not root
    processes=()
    trap bench_end EXIT
    trap 'exit 130' INT TERM
}

# shellcheck disable=SC2317  # the trap calls it
bench_end() {
    local process
    for process in "${processes[@]}"; do kill "$process" 2>/dev/null || true; done
    for process in "${processes[@]}"; do wait "$process" 2>/dev/null || true; done
    rm -rf "$folder"
}

bench_free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 12000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
    done
    echo "$port"
}

bench_start() {
    "$@" >"$folder/server.log" 2>&1 </dev/null &
    server=$!
    processes+=("$server")
}

bench_answer() {
    local waited
    for waited in $(seq 2000); do
        if curl -fsS -o /dev/null --max-time 5 "$1" 2>/dev/null; then return 0; fi
        kill -0 "$server" 2>/dev/null || break
        sleep 0.005
    done
    echo "$1 does not answer (tried $waited times):" >&2
    tail -n 5 "$folder/server.log" >&2
    return 1
}

bench_nginx() { # bench_nginx FILE: serves it as /page.html; its address is $nginx_url
    local root=$folder/nginx port
    mkdir -p "$root/html" "$root/tmp"
    cp "$1" "$root/html/page.html"
    chmod -R a+rX "$root"
    port=$(bench_free_port)
    cat >"$root/nginx.conf" <<CONF
worker_processes auto;
daemon off;
pid $root/nginx.pid;
error_log $root/error.log warn;
events { worker_connections 1024; }
http {
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 100000000;
    default_type "text/html; charset=utf-8";
    client_body_temp_path $root/tmp; proxy_temp_path $root/tmp; fastcgi_temp_path $root/tmp;
    uwsgi_temp_path $root/tmp; scgi_temp_path $root/tmp;
    server { listen 127.0.0.1:$port; root $root/html; }
}
CONF
    "$(command -v nginx || echo /usr/sbin/nginx)" -p "$root" -c "$root/nginx.conf" >"$root/out.log" 2>&1 </dev/null &
    server=$!
    processes+=("$server")
    nginx_url=http://127.0.0.1:$port/page.html
    bench_answer "$nginx_url"
}

# Prints "requests-a-second 99th-percentile-in-microseconds"; an error in an answer is a failure of the benchmark.
bench_wrk() {
    cat >"$folder/report.lua" <<'LUA'
done = function(summary, latency)
    local e = summary.errors
    local wrong = e.connect + e.read + e.write + e.status + e.timeout
    local rate = summary.requests / (summary.duration / 1e6)
    io.write(string.format("RESULT %f %f %d\n", rate, latency:percentile(99), wrong))
end
LUA
    wrk -t 2 -c 32 -d "${bench_seconds}s" -s "$folder/report.lua" "$1" | awk '
        $1 == "RESULT" { if ($4 > 0) { print $4 " wrong answers" > "/dev/stderr"; exit 1 } print $2, $3; found = 1 }
        END { exit !found }'
}

bench_middle() { sort -n | sed -n 2p; }

bench_beside_nginx() { # bench_beside_nginx NAME URL
    local name=$1 url=$2 turn ours theirs
    curl -fsS -o "$folder/page" "$url"
    bench_nginx "$folder/page"
    cmp -s "$folder/page" <(curl -fsS "$nginx_url") || { echo "nginx does not serve the same bytes" >&2; return 1; }
    : >"$folder/rate"
    : >"$folder/slowest"
    for turn in 1 2 3; do
        if [ "$turn" = 2 ]; then
            theirs=$(bench_wrk "$nginx_url")
            ours=$(bench_wrk "$url")
        else
            ours=$(bench_wrk "$url")
            theirs=$(bench_wrk "$nginx_url")
        fi
        awk '{ print $1 / $3 }' <<<"$ours $theirs" >>"$folder/rate"
        awk '{ print $2 / $4 }' <<<"$ours $theirs" >>"$folder/slowest"
    done
    printf '  %s, %s bytes, beside nginx with the same bytes as a file:\n' "$name" "$(stat -c %s "$folder/page")"
    printf '    requests a second   %.3f of nginx  (three turns: %s)\n' \
        "$(bench_middle <"$folder/rate")" "$(xargs <"$folder/rate")"
    printf '    99th percentile     %.2f times nginx  (three turns: %s)\n' \
        "$(bench_middle <"$folder/slowest")" "$(xargs <"$folder/slowest")"
}
