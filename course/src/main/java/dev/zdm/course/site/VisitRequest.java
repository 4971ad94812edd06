package dev.zdm.course.site;

import dev.zdm.course.accounts.Account;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody who teaches asks of a learner's pages, {@code /visit/7/labs/lab-3}, by the address that it has there. */
final class VisitRequest extends HttpServletRequestWrapper {

    /** The account that looks. */
    static final String VISITOR = "visitor";

    private static final Pattern ADDRESS = Pattern.compile("/visit/(\\d{1,18})(/.*)");

    private final long learner;
    private final String path;

    private VisitRequest(HttpServletRequest request, long learner, String path) {
        super(request);
        this.learner = learner;
        this.path = path;
    }

    /** Empty when it is about something else. */
    static Optional<VisitRequest> of(HttpServletRequest request, Account visitor) {
        Matcher address = ADDRESS.matcher(request.getRequestURI());
        if (!address.matches()) {
            return Optional.empty();
        }
        request.setAttribute(VISITOR, visitor);
        return Optional.of(new VisitRequest(request, Long.parseLong(address.group(1)), address.group(2)));
    }

    static String base(Account learner) {
        return "/visit/" + learner.id();
    }

    long learner() {
        return learner;
    }

    @Override
    public String getRequestURI() {
        return path;
    }

    @Override
    public String getServletPath() {
        return path;
    }

    @Override
    public StringBuffer getRequestURL() {
        StringBuffer url = super.getRequestURL();
        url.setLength(url.length() - super.getRequestURI().length());
        return url.append(path);
    }
}
