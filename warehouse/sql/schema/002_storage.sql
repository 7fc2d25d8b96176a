-- Tables that get a few rows a load keep them in the catalog: a Parquet file for each would be opened at every load.
-- Set while there is no view: DuckDB 1.5.5 crashes on the setting for all tables (a number other than 0) once there is one.
call lake.set_option('data_inlining_row_limit', 0);
call lake.set_option('data_inlining_row_limit', 1000, schema => 'raw', table_name => 'migration');
call lake.set_option('data_inlining_row_limit', 1000, schema => 'raw', table_name => 'run');
call lake.set_option('data_inlining_row_limit', 1000, schema => 'raw', table_name => 'load_unit');
call lake.set_option('data_inlining_row_limit', 1000, schema => 'raw', table_name => 'source');
call lake.set_option('data_inlining_row_limit', 1000, schema => 'raw', table_name => 'crawl');
call lake.set_option('parquet_compression', 'zstd');
