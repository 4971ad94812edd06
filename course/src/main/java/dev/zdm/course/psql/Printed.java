package dev.zdm.course.psql;

import dev.zdm.runner.sql.Result;
import java.util.List;

/**
 * An answer from the catalogue, in psql's manner.
 *
 * @param title what stands above the rows: {@code Table "public.orders"}; empty when the catalogue could not be read
 * @param result the rows, or the server's error
 * @param below lines that stand below the rows, without their ends
 */
public record Printed(String title, Result result, List<String> below) {}
