package dev.zdm.course.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.course.academy.Academy;
import dev.zdm.course.accounts.Accounts;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Home;
import dev.zdm.runner.Progress;
import dev.zdm.runner.control.RunnerProcess;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassCommandIT {

    private static final String CODE = "[a-z0-9]{3}-[a-z0-9]{3}";
    private static final String KEY = "[a-z0-9]{4}(-[a-z0-9]{4}){3}";

    @Test
    void aClassIsCreatedWhetherTheCourseRunsOrNot(@TempDir Path folder) throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Home home = new Home(Path.of("..").toAbsolutePath().normalize(), folder);
        Path learners = Files.writeString(folder.resolve("learners.csv"), "name,mail\nAnna,a@b.example\n=Ben,\n");

        assertThat(printed(home, "create", "Monday")).matches(CODE + "\n");

        try (RunnerProcess process = RunnerProcess.start(home, Progress.SILENT);
                Academy academy = Academy.on(process.runner().server())) {
            academy.awaitOpen(Duration.ofSeconds(60));
            ClassDesk desk = new ClassDesk(academy, process.runner(), Clock.systemUTC());
            process.answer(ClassDesk.VERB, (order, answer) -> desk.answer(order));

            assertThat(printed(home, "create", "Tuesday", "--learners", learners.toString()))
                    .matches("code,name,key\r\n" + CODE + ",Anna," + KEY + "\r\n" + CODE + ",'=Ben," + KEY + "\r\n");
            assertThat(printed(home, "results", "Tuesday")).startsWith("learner,lab,attempt,");
            assertThat(printed(home, "results", "Monday", "-o", "json")).contains("\"class\" : \"Monday\"");
            assertThatThrownBy(() -> printed(home, "results", "Friday"))
                    .isInstanceOf(LabProblem.class)
                    .hasMessage("No class is called 'Friday'.");
            Path twice = Files.writeString(folder.resolve("twice.csv"), "Anna\nAnna\n");
            assertThatThrownBy(() -> printed(home, "create", "Friday", "--learners", twice.toString()))
                    .isInstanceOf(LabProblem.class)
                    .hasMessageContaining("called 'Anna' already");

            Accounts accounts = new Accounts(academy);
            assertThat(accounts.cohorts()).extracting("name").containsExactly("Tuesday", "Monday");
            assertThat(accounts.deeds(100))
                    .filteredOn(deed -> deed.deed().equals("opened class"))
                    .extracting("who")
                    .containsOnly("the terminal");
        }
    }

    private static String printed(Home home, String... args) throws InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ClassCommand.run(List.of(args), home, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
