package dev.zdm.runner.inside;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes frames one after the other. Safe for many threads. */
public final class FrameWriter {

    private final DataOutputStream out;

    public FrameWriter(OutputStream out) {
        this.out = new DataOutputStream(new BufferedOutputStream(out));
    }

    /** Fails with {@link IOException} when the other side is gone. */
    public synchronized void write(Frame frame) throws IOException {
        frame.write(out);
    }
}
