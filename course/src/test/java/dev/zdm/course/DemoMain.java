package dev.zdm.course;

import dev.zdm.course.site.Binding;
import dev.zdm.course.site.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** The site over the fake stand, for looking at pages: {@code DemoMain CHECKOUT PORT}. */
final class DemoMain {

    private DemoMain() {}

    public static void main(String[] args) throws InterruptedException {
        Path root = Path.of(args[0]);
        Path labs = root.resolve("course/src/test/resources/dev/zdm/course/labs");
        FakeStands stands = new FakeStands(labs, Duration.ofMillis(200));
        Site site = Site.start(stands, new FakeMemory(), root, Binding.loopback(Integer.parseInt(args[1])));
        System.out.println(site.address());
        new CountDownLatch(1).await();
    }
}
