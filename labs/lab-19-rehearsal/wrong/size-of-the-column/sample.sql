SELECT avg(pg_column_size(tracking)) FROM deliveries TABLESAMPLE SYSTEM (1);
