package dev.zdm.course.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.runner.live.LiveState.Node;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class LockGraphTest {

    private static final Node REPORT =
            new Node(1, "actor:report", "active", "SELECT sum(total_cents) FROM orders", null, null, null, List.of());
    private static final Node CHANGE = waits(2, "learner", "ALTER TABLE orders ADD COLUMN c text", 1);

    @Test
    void anEmptyQueueIsNoPicture() {
        assertThat(LockGraph.of(List.of()).svg()).isEmpty();
    }

    @Test
    void holderChangeAndCustomerStandInQueueOrderWithALineToWhoeverIsBefore() throws Exception {
        Document svg = parsed(List.of(REPORT, CHANGE, waits(3, "v1", "SELECT 1", 2)));

        assertThat(svg.getElementsByTagName("g").getLength()).isEqualTo(3);
        assertThat(svg.getElementsByTagName("g").item(0).getTextContent()).contains("actor:report");
        assertThat(svg.getElementsByTagName("g").item(1).getTextContent())
                .contains("waits 1.5 s for AccessExclusive on orders");
        assertThat(svg.getElementsByTagName("path").getLength()).isEqualTo(4);
        assertThat(svg.getDocumentElement().getAttribute("aria-label")).startsWith("2 sessions wait");
    }

    @Test
    void aLongQueueIsCutAndSaysByHowMuch() throws Exception {
        List<Node> queue = new ArrayList<>(List.of(REPORT, CHANGE));
        for (int pid = 10; pid < 50; pid++) {
            queue.add(waits(pid, "v1", "SELECT 1", 2));
        }

        assertThat(parsed(queue).getDocumentElement().getTextContent()).contains("and 18 more behind them");
    }

    @Test
    void aStatementCannotBreakOutOfThePicture() throws Exception {
        Document svg = parsed(List.of(waits(2, "v1\"><script>", "</text><script>alert(1)</script>", 1)));

        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
    }

    private static Node waits(int pid, String who, String statement, int behind) {
        Duration waited = Duration.ofMillis(1500);
        return new Node(pid, who, "active", statement, "orders", "AccessExclusiveLock", waited, List.of(behind));
    }

    private static Document parsed(List<Node> queue) throws Exception {
        String svg = LockGraph.of(queue).svg();
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
