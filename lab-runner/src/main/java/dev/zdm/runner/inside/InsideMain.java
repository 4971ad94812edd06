package dev.zdm.runner.inside;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The sandbox's main class. It ends when the stand closes its end of the pipe. */
public final class InsideMain {

    private InsideMain() {}

    /** What takes the stand's frames. */
    interface Agent {

        /** Does what the stand asks. Returns at once. */
        void take(Frame frame) throws IOException;
    }

    /** @param arguments {@code console} or {@code app} */
    public static void main(String[] arguments) throws IOException {
        // The pipes are ours: what the learner's Java prints goes elsewhere, and it has nothing to read.
        FrameWriter out = new FrameWriter(new FileOutputStream(FileDescriptor.out));
        DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in));
        System.setIn(InputStream.nullInputStream());
        Agent agent = arguments[0].equals("app") ? new AppAgent(out) : ConsoleAgent.warm(out);
        out.write(Frame.of(Frame.Kind.READY, Runtime.version().feature()));
        try {
            while (true) {
                agent.take(Frame.read(in));
            }
        } catch (EOFException over) {
            Runtime.getRuntime().halt(0); // no thread of the learner's holds us up
        }
    }
}
