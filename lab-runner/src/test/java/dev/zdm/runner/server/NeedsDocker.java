package dev.zdm.runner.server;

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

/** A test that is left out, and says why, where no Docker engine can be used. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsDocker.Condition.class)
@interface NeedsDocker {

    /** Says it on stderr, because Maven counts what is left out and keeps the reason to itself. */
    final class Condition implements ExecutionCondition {

        private static final String WHY = "no Docker engine that can start containers answers here; start one";

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (ContainerServer.hasEngine()) {
                return enabled("a Docker engine answers");
            }
            System.err.println(context.getDisplayName() + " is left out: " + WHY);
            return disabled(WHY);
        }
    }
}
