package dev.zdm.runner.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A filter of system calls that lets a process make threads and no other processes, and no files in memory. It is a program for the kernel, as bubblewrap's
 * {@code --seccomp} takes it.
 *
 * @see <a href="https://www.kernel.org/doc/html/latest/userspace-api/seccomp_filter.html">Seccomp BPF</a>
 */
final class SyscallFilter {

    private static final int LOAD = 0x20;
    private static final int JUMP_IF_EQUAL = 0x15;
    private static final int JUMP_IF_AT_LEAST = 0x35;
    private static final int JUMP_IF_SET = 0x45;
    private static final int RETURN = 0x06;

    private static final int ALLOW = 0x7fff0000;
    private static final int KILL = 0x80000000;
    private static final int REFUSE = 0x00050001; // with EPERM
    private static final int NOT_THERE = 0x00050026; // with ENOSYS, so that the C library takes clone instead of clone3

    private static final int NUMBER = 0;
    private static final int ARCHITECTURE = 4;
    private static final int FIRST_ARGUMENT = 16;
    private static final int CLONE_THREAD = 0x00010000;
    private static final int CLONE3 = 435; // the same everywhere
    private static final int IO_URING_SETUP = 425; // the same everywhere
    /** From here on there are other numbers for the same calls on AMD64 (x32), and nothing on others. */
    private static final int OTHER_NUMBERS = 0x40000000;

    /** Numbers of a processor's system calls; fork and vfork are not on all of them. */
    private record Processor(int architecture, int cloning, List<Integer> forking, int memoryFile) {}

    private static final Processor AMD64 = new Processor(0xC000003E, 56, List.of(57, 58), 319);
    private static final Processor ARM64 = new Processor(0xC00000B7, 220, List.of(), 279);

    private SyscallFilter() {}

    /** @param arch as the system property {@code os.arch} has it; empty when there is no filter for it */
    static Optional<byte[]> noProcesses(String arch) {
        return switch (arch) {
            case "amd64", "x86_64" -> Optional.of(program(AMD64));
            case "aarch64", "arm64" -> Optional.of(program(ARM64));
            default -> Optional.empty();
        };
    }

    private static byte[] program(Processor processor) {
        List<long[]> steps = new ArrayList<>();
        steps.add(step(LOAD, 0, 0, ARCHITECTURE));
        steps.add(step(JUMP_IF_EQUAL, 1, 0, processor.architecture()));
        steps.add(step(RETURN, 0, 0, KILL));
        steps.add(step(LOAD, 0, 0, NUMBER));
        steps.add(step(JUMP_IF_AT_LEAST, 0, 1, OTHER_NUMBERS));
        steps.add(step(RETURN, 0, 0, NOT_THERE));
        // A file in memory would be in no bound; a ring makes calls that no filter sees.
        for (int absent : List.of(CLONE3, IO_URING_SETUP, processor.memoryFile())) {
            steps.add(step(JUMP_IF_EQUAL, 0, 1, absent));
            steps.add(step(RETURN, 0, 0, NOT_THERE));
        }
        for (int fork : processor.forking()) {
            steps.add(step(JUMP_IF_EQUAL, 0, 1, fork));
            steps.add(step(RETURN, 0, 0, REFUSE));
        }
        steps.add(step(JUMP_IF_EQUAL, 1, 0, processor.cloning()));
        steps.add(step(RETURN, 0, 0, ALLOW));
        steps.add(step(LOAD, 0, 0, FIRST_ARGUMENT));
        steps.add(step(JUMP_IF_SET, 0, 1, CLONE_THREAD));
        steps.add(step(RETURN, 0, 0, ALLOW));
        steps.add(step(RETURN, 0, 0, REFUSE));
        ByteBuffer bytes = ByteBuffer.allocate(8 * steps.size()).order(ByteOrder.LITTLE_ENDIAN);
        steps.forEach(step -> bytes.putShort((short) step[0])
                .put((byte) step[1])
                .put((byte) step[2])
                .putInt((int) step[3]));
        return bytes.array();
    }

    private static long[] step(int code, int ifTrue, int ifFalse, int value) {
        return new long[] {code, ifTrue, ifFalse, value};
    }
}
