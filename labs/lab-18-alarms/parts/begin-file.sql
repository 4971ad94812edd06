-- A new file of the runner's; what an earlier drill may have left of its own is done with.
-- @session runner
SET application_name = 'migrations';
INSERT INTO migration_history (version, file, checksum, tries)
SELECT DISTINCT version, file, md5(file), 1 FROM migration_tries WHERE version BETWEEN 42 AND 99 OR version >= 900
    ON CONFLICT DO NOTHING;
