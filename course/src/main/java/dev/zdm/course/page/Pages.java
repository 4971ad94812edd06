package dev.zdm.course.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** Fills templates, which were made into classes when the course was built. What is put into them is escaped by its place. */
public final class Pages {

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), "dev.zdm.course.pages");

    /** A part of a page. */
    public String html(String template, Map<String, Object> values) {
        StringOutput output = new StringOutput();
        engine.render(template, values, output);
        return output.toString();
    }
}
