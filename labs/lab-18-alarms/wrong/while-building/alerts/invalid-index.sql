SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid;
