package dev.zdm.course.lessons;

import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.html.renderer.NodeRenderer;
import com.vladsch.flexmark.html.renderer.NodeRendererContext;
import com.vladsch.flexmark.html.renderer.NodeRenderingHandler;
import com.vladsch.flexmark.util.sequence.Escaping;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A code fence: plain, with a button that runs it, recorded output, a prediction or a recall question. */
final class FenceRenderer implements NodeRenderer {

    private final Source source;
    private final List<Block> seen;
    private final UnaryOperator<String> inline;
    private final CardNames names;

    FenceRenderer(Source source, List<Block> seen, UnaryOperator<String> inline, CardNames names) {
        this.source = source;
        this.seen = seen;
        this.inline = inline;
        this.names = names;
    }

    @Override
    public Set<NodeRenderingHandler<?>> getNodeRenderingHandlers() {
        return Set.of(new NodeRenderingHandler<>(FencedCodeBlock.class, this::render));
    }

    private void render(FencedCodeBlock block, NodeRendererContext context, HtmlWriter html) {
        Fence fence = Fence.parse(block.getInfo().toString(), source, block.getLineNumber());
        String code = block.getContentChars().normalizeEOL();
        seen.add(new Block(fence, code, source, block.getLineNumber()));
        html.line();
        switch (fence.language()) {
            case "predict" -> predict(Prediction.parse(code, source, block.getLineNumber() + 1), html);
            case "recall" -> recall(RecallQuestion.parse(code, source, block.getLineNumber() + 1), html);
            case "output" -> output(code, html);
            case "lock-matrix" -> lockMatrix(html);
            default -> code(fence, code, html);
        }
        html.line();
    }

    private void code(Fence fence, String code, HtmlWriter html) {
        open("figure", fence.runs() ? "code runs" : "code", html);
        if (fence.runs() || fence.title().isPresent()) {
            html.raw("<figcaption>");
            html.raw("<span class=\"code-title\">");
            html.text(fence.title().orElse(""));
            html.raw("</span>");
            if (fence.runs()) {
                runButton(fence, html);
            }
            html.raw("</figcaption>");
        }
        html.raw("<pre tabindex=\"0\"><code");
        attribute("class", "language-" + (fence.language().isEmpty() ? "text" : fence.language()), html);
        html.raw(">");
        if (fence.language().equals("sql")) {
            html.raw(SqlInk.html(code));
        } else {
            html.text(code);
        }
        html.raw("</code></pre></figure>");
    }

    private void output(String code, HtmlWriter html) {
        html.raw(
                "<figure class=\"code output\"><figcaption>Recorded on a stand</figcaption><pre tabindex=\"0\"><samp>");
        html.text(code);
        html.raw("</samp></pre></figure>");
    }

    private void recall(RecallQuestion recall, HtmlWriter html) {
        html.raw("<details class=\"note recall\" id=\"" + names.of("recall", recall.question()) + "\"><summary>"
                + inline.apply(recall.question()) + "</summary><p>" + inline.apply(recall.answer()) + "</p></details>");
    }

    /** Its parts are filled while the page is open, from the stand. */
    private static void lockMatrix(HtmlWriter html) {
        html.raw("<section class=\"lock-matrix\" aria-label=\"All pairs of lock modes, tried on the stand\">"
                + "<div data-part=\"lock-matrix-button\"></div>"
                + "<p class=\"told\" role=\"status\" data-part=\"lock-matrix-told\">The course fills this in while it runs:"
                + " start it with bin/course.</p>"
                + "<div class=\"matrix-table\" role=\"region\" aria-label=\"Matrix of lock modes\" tabindex=\"0\""
                + " data-part=\"lock-matrix-table\"></div></section>");
    }

    private static void runButton(Fence fence, HtmlWriter html) {
        if (fence.runsJava()) {
            html.raw("<button type=\"button\" class=\"run\" data-run-java>Run on the Java console</button>");
            return;
        }
        String where = "session " + fence.where() + (fence.role().equals("learner") ? "" : " as " + fence.role());
        fence.claims().error().ifPresent(code -> {
            html.raw("<span class=\"expects\">ends in error ");
            html.text(code);
            html.raw("</span>");
        });
        html.raw("<button type=\"button\" class=\"run\" data-run");
        attribute("data-session", fence.where().name(), html);
        attribute("data-as", fence.role(), html);
        html.raw(">Run in ");
        html.text(where);
        html.raw("</button>");
    }

    private void predict(Prediction prediction, HtmlWriter html) {
        String id = names.of("predict", prediction.question() + prediction.options());
        int answer = prediction.options().indexOf(prediction.answer()) + 1;
        html.raw("<form class=\"predict\" data-answer=\"" + answer + "\" id=\"" + id + "\"><fieldset>");
        html.raw("<legend><span class=\"eyebrow\">Predict</span> " + inline.apply(prediction.question()) + "</legend>");
        int number = 0;
        for (String option : prediction.options()) {
            number++;
            html.raw("<label><input type=\"radio\" name=\"guess\" value=\"" + number + "\" required><span>"
                    + inline.apply(option) + "</span></label>");
        }
        html.raw("</fieldset><button type=\"submit\">That is my guess</button>");
        html.raw("<div class=\"truth\" hidden tabindex=\"-1\"><p class=\"verdict\"></p><p>"
                + inline.apply(prediction.why()) + "</p></div></form>");
    }

    private static void open(String element, String classes, HtmlWriter html) {
        html.raw("<" + element);
        attribute("class", classes, html);
        html.raw(">");
    }

    private static void attribute(String name, String value, HtmlWriter html) {
        html.raw(" " + name + "=\"" + Escaping.escapeHtml(value, false) + "\"");
    }
}
