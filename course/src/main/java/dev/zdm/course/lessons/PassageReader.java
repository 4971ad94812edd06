package dev.zdm.course.lessons;

import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.DelimitedNodeImpl;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.HtmlCommentBlock;
import com.vladsch.flexmark.ast.HtmlInlineComment;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.LinkNodeBase;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.ext.admonition.AdmonitionBlock;
import com.vladsch.flexmark.ext.tables.TableSeparator;
import com.vladsch.flexmark.html.renderer.HeaderIdGenerator;
import com.vladsch.flexmark.html.renderer.HtmlIdGenerator;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.ast.TextCollectingVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes a text apart at its headings, for those who look for words in it. */
final class PassageReader {

    private static final Pattern CARD_KEY =
            Pattern.compile("^(?:question|options|answer|why):\\s*|^\\s*-\\s+(?=\")|\"", Pattern.MULTILINE);
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final List<Passage> passages = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String id = "";
    private String heading = "";

    private PassageReader() {}

    static List<Passage> read(Document document) {
        HtmlIdGenerator ids = new HeaderIdGenerator.Factory().create();
        ids.generateIds(document);
        PassageReader reader = new PassageReader();
        for (Node node : document.getChildren()) {
            if (node instanceof Heading next && next.getLevel() > 1) {
                reader.end();
                String nextId = ids.getId(next);
                reader.id = nextId == null ? "" : nextId;
                reader.heading = new TextCollectingVisitor().collectAndGetText(next);
            } else if (!(node instanceof Heading)) {
                reader.collect(node);
            }
        }
        reader.end();
        return List.copyOf(reader.passages);
    }

    private void end() {
        String words = BLANKS.matcher(text).replaceAll(" ").strip();
        if (!words.isEmpty() || !heading.isEmpty()) {
            passages.add(new Passage(id, heading, words));
        }
        text.setLength(0);
    }

    private void collect(Node node) {
        if (node instanceof Text words) {
            text.append(words.getChars().unescape());
        } else if (node instanceof Code code) {
            text.append(code.getText());
        } else if (node instanceof FencedCodeBlock fence) {
            String code = fence.getContentChars().toString();
            boolean card =
                    fence.getInfo().startsWith("predict") || fence.getInfo().startsWith("recall");
            text.append(card ? CARD_KEY.matcher(code).replaceAll("") : code).append('\n');
        } else if (node instanceof IndentedCodeBlock code) {
            text.append(code.getContentChars()).append('\n');
        } else if (!isMark(node)) {
            if (node instanceof AdmonitionBlock note) {
                text.append(note.getTitle()).append(": ");
            }
            node.getChildren().forEach(this::collect);
            if (!isInline(node)) {
                text.append('\n');
            }
        }
    }

    private static boolean isMark(Node node) {
        return node instanceof TableSeparator || node instanceof HtmlCommentBlock || node instanceof HtmlInlineComment;
    }

    /** Emphasis and links are parts of a word or a sentence; what stands in a block or a cell ends one. */
    private static boolean isInline(Node node) {
        return node instanceof DelimitedNodeImpl || node instanceof LinkNodeBase;
    }
}
