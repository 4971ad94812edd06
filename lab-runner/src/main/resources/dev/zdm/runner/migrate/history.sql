-- What was applied, and each try at it. In the shop's own schema, as a runner of one's own would have it.
CREATE TABLE IF NOT EXISTS public.migration_history (
    version    int PRIMARY KEY,
    file       text NOT NULL,
    checksum   text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(),
    tries      int NOT NULL
);
CREATE TABLE IF NOT EXISTS public.migration_tries (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version  int NOT NULL,
    file     text NOT NULL,
    try      int NOT NULL,
    pid      int NOT NULL,
    began    timestamptz NOT NULL DEFAULT now(),
    ended    timestamptz,
    sqlstate text
);
