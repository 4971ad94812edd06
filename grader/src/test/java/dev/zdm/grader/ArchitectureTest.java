package dev.zdm.grader;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.zdm", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule aVerdictFollowsFromTheEvidenceAlone = noClasses()
            .that()
            .resideInAnyPackage("..grader.evidence..", "..grader.check..", "..grader.verdict..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..", "java.net..", "java.io..", "java.nio..", "..grader.store..", "..grader.cli..")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .because("an attempt that is judged again has to get the same verdict");

    @ArchTest
    static final ArchRule aReportFollowsFromEvidenceAndVerdictAlone = noClasses()
            .that()
            .resideInAPackage("..grader.report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "java.net..", "java.nio.file..", "..grader.store..", "..grader.cli..")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .because("the command writes the file, and the same attempt always makes the same page");

    @ArchTest
    static final ArchRule aVerdictKnowsNothingOfItsReport = noClasses()
            .that()
            .resideInAnyPackage("..grader.evidence..", "..grader.check..", "..grader.verdict..", "..grader.store..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..grader.report..")
            .because("a report is one way to show a verdict");

    @ArchTest
    static final ArchRule onlyTheStoreKnowsHowEvidenceIsSpelled = noClasses()
            .that()
            .resideOutsideOfPackage("..grader.store..")
            .and()
            .resideInAPackage("..grader..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml..")
            .because("the format of the files is told in one place");

    @ArchTest
    static final ArchRule theGraderImportsTheLabsOnly = classes()
            .that()
            .resideInAPackage("..grader..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.crypto..",
                    "org.jspecify..",
                    "com.fasterxml..",
                    "org.HdrHistogram..",
                    "dev.zdm.labs..",
                    "dev.zdm.grader..")
            .because("an attempt can be judged on a machine that has no stand");

    @ArchTest
    static final ArchRule packagesDependInOneDirection =
            slices().matching("dev.zdm.grader.(*)..").should().beFreeOfCycles();
}
