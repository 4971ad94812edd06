package dev.zdm.course.page;

import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.Map;

/** A request that is turned away, with a reason in plain words. */
public final class Refusal extends HttpResponseException {

    private static final long serialVersionUID = 1L;

    public Refusal(HttpStatus status, String reason) {
        super(status.getCode(), reason, Map.of());
    }
}
