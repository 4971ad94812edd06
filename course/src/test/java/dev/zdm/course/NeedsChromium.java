package dev.zdm.course;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** A test that is left out, with a reason, where there is no browser. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
        value = "dev.zdm.course.CourseInABrowser#hasChromium",
        disabledReason = "there is no Chromium here; install it (Debian: chromium) or name it in ZDM_CHROMIUM")
@interface NeedsChromium {}
