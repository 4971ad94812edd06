#!/bin/sh
# Run once by the image of PostgreSQL when it has made its data directory. The image lets everybody in who has a password, but nobody who wants
# to follow the server as a standby.
set -eu
echo "host replication $POSTGRES_USER all scram-sha-256" >>"$PGDATA/pg_hba.conf"
