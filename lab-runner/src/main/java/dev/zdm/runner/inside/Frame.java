package dev.zdm.runner.inside;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes through the pipes of a sandbox: a kind and some texts. The other side may be hostile, so everything is bounded, and whatever is
 * not as it should be is an {@link IOException}.
 */
public record Frame(Kind kind, List<String> parts) {

    private static final int MOST_PARTS = 2_000;
    private static final int LONGEST_NAME = 16;
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    /** What it says, and which texts belong to it. */
    public enum Kind {
        /** To inside: the shop that names are bound to. Address of the socket, database, role, password, the standby's socket or nothing. */
        OPEN,
        /** To inside: the run's number, Java. */
        RUN,
        /** To inside: end what runs. */
        STOP,
        /** To inside: the question's number, Java, where the cursor is in it. */
        COMPLETE,
        /** To inside: a file's name, the source of an app version. What is wrong with it comes as remarks of run 0, then ENDED. */
        COMPILE,
        /** To inside: how many connections for reads, and for writes. ENDED tells when they are there, or why not. */
        START,
        /** To inside: the server process of a connection that may be used now. */
        SEEN,
        /** To inside: the request's number, its name, then words and what they are. */
        CALL,
        /** From inside: {@code READ} or {@code WRITE}, the server process of a new connection. It waits for SEEN. */
        SESSION,
        /** From inside: the request's number, the server process that it used, 0 for none, what it made, then truths and what was told of them. */
        ANSWERED,
        /** From inside: the request's number, the server process that it used, SQLSTATE or nothing, message. */
        FAILED,
        /** From inside: the request's number, message. */
        TURNED_AWAY,
        /** From inside: it may begin. Version of Java. */
        READY,
        /** From inside: the run's number, text that was printed. */
        PRINTED,
        /** From inside: the run's number, how far, in words, a number from 0 to 1. */
        PROGRESS,
        /** From inside: the run's number, then one {@link Remark}. */
        REMARK,
        /** From inside: the run's number, the name of what was declared, its Java. It may be declared again in another sandbox. */
        DECLARED,
        /** From inside: the run's number, {@code done}, {@code failed} or {@code incomplete}. It is over. */
        ENDED,
        /** From inside: the question's number, where what is replaced begins, help for what the cursor is in, then proposals. */
        PROPOSED
    }

    public Frame {
        parts = List.copyOf(parts);
    }

    public static Frame of(Kind kind, Object... parts) {
        List<String> texts = new ArrayList<>();
        for (Object part : parts) {
            texts.add(String.valueOf(part));
        }
        return new Frame(kind, texts);
    }

    /** A text; fails with {@link IOException} when it was not sent. */
    public String text(int index) throws IOException {
        if (index >= parts.size()) {
            throw new IOException(kind + " has " + parts.size() + " parts only");
        }
        return parts.get(index);
    }

    /** A number; fails with {@link IOException} when it is none. */
    public long number(int index) throws IOException {
        try {
            return Long.parseLong(text(index));
        } catch (NumberFormatException e) {
            throw new IOException(kind + " has no number there", e);
        }
    }

    /** Writes it as a whole; one thread at a time. */
    public void write(DataOutputStream out) throws IOException {
        byte[] name = kind.name().getBytes(StandardCharsets.UTF_8);
        out.writeByte(name.length);
        out.write(name);
        out.writeInt(parts.size());
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
        out.flush();
    }

    /** Waits for the next one. Fails with {@link EOFException} when the other side is gone. */
    public static Frame read(DataInputStream in) throws IOException {
        byte[] name = new byte[bounded(in.readUnsignedByte(), LONGEST_NAME)];
        in.readFully(name);
        Kind kind = kind(new String(name, StandardCharsets.UTF_8));
        int count = bounded(in.readInt(), MOST_PARTS);
        List<String> parts = new ArrayList<>();
        int left = MOST_BYTES;
        for (int i = 0; i < count; i++) {
            byte[] bytes = new byte[bounded(in.readInt(), left)];
            in.readFully(bytes);
            left -= bytes.length;
            parts.add(new String(bytes, StandardCharsets.UTF_8));
        }
        return new Frame(kind, parts);
    }

    private static Kind kind(String name) throws IOException {
        try {
            return Kind.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IOException("there is no such frame", e);
        }
    }

    private static int bounded(int number, int most) throws IOException {
        if (number < 0 || number > most) {
            throw new IOException("a frame is too large: " + number);
        }
        return number;
    }
}
