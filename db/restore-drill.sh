#!/bin/bash
# Restore drill: copies a running database in both ways, restores each beside it and proves the books of what came back.
#
#   db/restore-drill.sh <connection> <empty folder> [port]
#
# connection  of a superuser, as psql takes it: "host=db.example dbname=siaf user=postgres"
# folder      on a disk with room for three times the database; kept private, and emptied at the end but for the report
# port        for the restored server, on this machine only; 5499 if not given
#
# 1. A base copy (pg_basebackup) and the log that is written meanwhile and after it (pg_receivewal).
# 2. A moment to go back to. Work goes on: what is committed later must not come back.
# 3. A server of its own from copy and log, up to that moment.
# 4. The books there are those of that moment to the cent, and no view of the proof has a row.
# 5. The same for a dump (pg_dump, pg_restore).
#
# Needs the programs of the database's own version, and wal_level = replica or more. Ends with 0 where all of it held.
set -euo pipefail

source=$1
folder=$(realpath "$2")
port=${3:-5499}
bin=$(pg_config --bindir)
report=$folder/report.txt
receiver=

if [ -n "$(ls -A "$folder")" ]; then
  echo "$folder is not empty" >&2
  exit 2
fi
chmod 700 "$folder"
mkdir "$folder/wal"

say() { printf '%5ss  %s\n' "$SECONDS" "$1" | tee -a "$report"; }

clean() {
  [ -z "$receiver" ] || kill "$receiver" 2>/dev/null || true
  [ ! -f "$folder/restored/postmaster.pid" ] || "$bin/pg_ctl" --pgdata="$folder/restored" --mode=immediate stop >/dev/null || true
  rm -rf "$folder/wal" "$folder/restored" "$folder/dump"
}
trap clean EXIT

# What the books come to, unit by unit and year by year, and the last act and audit event.
figures="select string_agg(f::text, E'\n' order by f.fiscal_year, f.sec_ejec) from proof_figure f
  union all select concat_ws(' ', count(*), max(id)) from execution_act union all select concat_ws(' ', count(*), max(id)) from audit_event"

ask() { psql --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 "$@"; }

# Every view of the proof lists what breaks it; the audit's seals are verified by the application.
prove() {
  local views view rows total=0
  views=$(ask --dbname="$1" --command="select viewname from pg_views where viewname like 'proof\_%' and viewname <> 'proof_figure' order by 1")
  for view in $views; do
    rows=$(ask --dbname="$1" --command="select count(*) from $view")
    [ "$rows" = 0 ] || say "  $view: $rows differences"
    total=$((total + rows))
  done
  if [ "$total" != 0 ]; then
    say "FAIL: $total differences"
    exit 1
  fi
  say "  proof PASS: $(wc -w <<<"$views") views, no difference"
}

same() {
  if [ "$1" != "$2" ]; then
    say "FAIL: the books differ from those of the moment"
    diff <(echo "$1") <(echo "$2") | head -20 | tee -a "$report"
    exit 1
  fi
  say "  the books are those of the moment: $(wc -l <<<"$1") rows of figures equal"
}

say "drill of $(ask --dbname="$source" --command="select current_database() || ', ' || pg_size_pretty(pg_database_size(current_database())) || ', PostgreSQL ' || current_setting('server_version')")"

pg_receivewal --dbname="$source" --directory="$folder/wal" --synchronous 2>/dev/null &
receiver=$!
until [ -n "$(ls -A "$folder/wal")" ]; do sleep 0.1; done
pg_basebackup --dbname="$source" --pgdata="$folder/restored" --checkpoint=fast --wal-method=stream
say "1. base copy taken"

until [ "${before:-}" = "${after:-none}" ]; do
  before=$(ask --dbname="$source" --command="$figures")
  moment=$(ask --dbname="$source" --command="select clock_timestamp()")
  after=$(ask --dbname="$source" --command="$figures")
done
# something later, so that there is an end to stop at; then the log up to it has to arrive
ask --dbname="$source" --command="select txid_current()" >/dev/null
end=$(ask --dbname="$source" --command="select pg_walfile_name(pg_switch_wal())")
until [ -f "$folder/wal/$end" ]; do sleep 0.1; done
kill "$receiver" && wait "$receiver" 2>/dev/null || true
receiver=
say "2. moment $moment"

touch "$folder/restored/postgresql.conf" "$folder/restored/recovery.signal"
echo "local all all trust" >"$folder/restored/pg_hba.conf"
touch "$folder/restored/pg_ident.conf"
cat >>"$folder/restored/postgresql.auto.conf" <<CONF
port = $port
listen_addresses = ''
unix_socket_directories = '$folder'
hba_file = '$folder/restored/pg_hba.conf'
ident_file = '$folder/restored/pg_ident.conf'
ssl = off
shared_preload_libraries = ''
archive_mode = off
hot_standby = off
restore_command = 'cp "$folder/wal/%f" "%p"'
recovery_target_time = '$moment'
recovery_target_action = 'promote'
CONF
"$bin/pg_ctl" --pgdata="$folder/restored" --log="$folder/server.log" --timeout=3600 --wait start >/dev/null
name=$(ask --dbname="$source" --command="select current_database()")
user=$(ask --dbname="$source" --command="select current_user")
restored="host=$folder port=$port user=$user"
# started isn't open: the log is still being followed
until ask --dbname="$restored dbname=$name" --command="select 1" >/dev/null 2>&1; do
  if [ ! -f "$folder/restored/postmaster.pid" ]; then
    tail -5 "$folder/server.log" >&2
    say "FAIL: the restored server stopped"
    exit 1
  fi
  sleep 0.2
done
say "3. restored up to that moment and open"
same "$before" "$(ask --dbname="$restored dbname=$name" --command="$figures")"
prove "$restored dbname=$name"
say "4. proven"

pg_dump --dbname="$source" --format=directory --jobs=2 --file="$folder/dump"
say "5. dump written, $(du -sh "$folder/dump" | cut -f1)"
ask --dbname="$restored dbname=postgres" --command="create database siaf_dumped"
pg_restore --dbname="$restored dbname=siaf_dumped" --jobs=2 --exit-on-error "$folder/dump"
ask --dbname="$restored dbname=siaf_dumped" --command="analyze"
say "   dump restored"
prove "$restored dbname=siaf_dumped"
say "PASS in $SECONDS s"
