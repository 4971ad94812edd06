package dev.zdm.runner.flyway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.RepairOutput;
import org.flywaydb.core.api.output.RepairResult;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One deployer: {@code DeployerMain COMMAND WORK-FOLDER ACCOUNT}. Where and as whom it logs in stands in its environment ({@code ZDM_URL},
 * {@code ZDM_USER}, {@code ZDM_PASSWORD}), since anybody may read another's command line. What it does it writes into ACCOUNT as JSON lines:
 * its sessions, and each migration that it has applied, failed at or forgotten.
 */
public final class DeployerMain {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path account;

    private DeployerMain(Path account) {
        this.account = account;
    }

    /** Ends with 0 when all went well, with 1 when Flyway says no. */
    public static void main(String[] args) throws IOException {
        System.exit(new DeployerMain(Path.of(args[2])).run(args[0], Path.of(args[1])));
    }

    private int run(String command, Path work) throws IOException {
        Properties settings = new Properties();
        Path file = work.resolve(Deployment.SETTINGS);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                settings.load(reader);
            }
        }
        Flyway flyway = null;
        try {
            // By its name alone this setting would need another JSON library than ours.
            String transactionalLock = String.valueOf(settings.remove(Deployment.TRANSACTIONAL_LOCK));
            FluentConfiguration configuration = Flyway.configure().configuration(settings);
            configuration
                    .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                    .setTransactionalLock(!transactionalLock.strip().equals("false"));
            flyway = configuration
                    .dataSource(new ToldSessions())
                    .locations("filesystem:" + work.resolve(Deployment.MIGRATIONS))
                    .callbacks(new ToldMigrations())
                    .load();
            perform(command, flyway);
            return 0;
        } catch (FlywayException e) {
            System.out.println("ERROR: " + e.getMessage());
            noteFailed(flyway);
            return 1;
        }
    }

    /** A migration that failed outside a transaction stands in the history, and has to be repaired. */
    private void noteFailed(@Nullable Flyway flyway) {
        try {
            if (flyway != null) {
                for (MigrationInfo info : flyway.info().all()) {
                    if (info.getState().isFailed()) {
                        note("failed", String.valueOf(info.getVersion()));
                    }
                }
            }
        } catch (FlywayException unreachable) {
            System.out.println("The history cannot be read: " + unreachable.getMessage());
        }
    }

    private void perform(String command, Flyway flyway) {
        switch (command) {
            case "migrate" -> System.out.println(flyway.migrate().migrationsExecuted + " migrations applied");
            case "validate" -> {
                flyway.validate();
                System.out.println("what is applied is what the files say");
            }
            case "repair" -> tellRepair(flyway.repair());
            case "info" -> {
                for (MigrationInfo info : flyway.info().all()) {
                    System.out.printf(
                            Locale.ROOT,
                            "%-6s %-32s %s%n",
                            info.getVersion(),
                            info.getDescription(),
                            info.getState().getDisplayName());
                }
            }
            default -> throw new FlywayException("there is no command " + command);
        }
    }

    private void tellRepair(RepairResult result) {
        result.repairActions.forEach(System.out::println);
        for (RepairOutput removed : result.migrationsRemoved) {
            System.out.println("forgot the failed migration " + removed.version);
            note("forgot", removed.version);
        }
        if (result.repairActions.isEmpty()) {
            System.out.println("nothing to repair");
        }
    }

    private void note(String event, String version) {
        ObjectNode line = JSON.createObjectNode();
        line.put("event", event);
        line.put("version", version);
        append(line);
    }

    private synchronized void append(ObjectNode line) {
        try {
            Files.writeString(account, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whose session is whose is not for the migrations to say. */
    private final class ToldSessions extends PGSimpleDataSource {

        private static final long serialVersionUID = 1L;

        ToldSessions() {
            setURL(System.getenv("ZDM_URL"));
            setUser(System.getenv("ZDM_USER"));
            setPassword(System.getenv("ZDM_PASSWORD"));
            setApplicationName("flyway");
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT pid, to_char(backend_start AT TIME ZONE 'UTC',"
                            + " 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                            + " FROM pg_catalog.pg_stat_get_activity(pg_catalog.pg_backend_pid())")) {
                row.next();
                ObjectNode line = JSON.createObjectNode();
                line.put("event", "session");
                line.put("pid", row.getInt(1));
                line.put("started", row.getString(2));
                append(line);
            }
            return connection;
        }
    }

    private final class ToldMigrations extends BaseCallback {

        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.AFTER_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE_ERROR;
        }

        @Override
        public boolean canHandleInTransaction(Event event, Context context) {
            return true;
        }

        @Override
        public void handle(Event event, Context context) {
            MigrationInfo info = context.getMigrationInfo();
            if (info != null && info.getVersion() != null) {
                boolean well = event == Event.AFTER_EACH_MIGRATE;
                if (well) {
                    note("applied", info.getVersion().getVersion());
                }
                System.out.println((well ? "applied " : "failed ") + info.getVersion() + " " + info.getDescription());
            }
        }
    }
}
