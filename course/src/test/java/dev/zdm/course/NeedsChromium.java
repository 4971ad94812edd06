package dev.zdm.course;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test that is left out, and says why, where there is no browser. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsChromium.Condition.class)
@interface NeedsChromium {

    /** Says it on stderr, because Maven counts what is left out and keeps the reason to itself. */
    final class Condition implements ExecutionCondition {

        private static final String WHY =
                "there is no Chromium here; install it (Debian: chromium) or name it in ZDM_CHROMIUM";

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (CourseInABrowser.hasChromium()) {
                return enabled("there is Chromium");
            }
            System.err.println(context.getDisplayName() + " is left out: " + WHY);
            return disabled(WHY);
        }
    }
}
