package dev.zdm.workload.shop;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to one database. The caller closes them. */
@FunctionalInterface
public interface Connections {

    Connection open() throws SQLException;
}
