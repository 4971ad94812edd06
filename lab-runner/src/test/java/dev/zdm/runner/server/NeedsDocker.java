package dev.zdm.runner.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** A test that is left out, with a reason, where no Docker engine can be used. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
        value = "dev.zdm.runner.server.ContainerServer#hasEngine",
        disabledReason = "no Docker engine that can start containers answers here; start one")
@interface NeedsDocker {}
