package dev.zdm.shop;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * A table's ids in ranges of one size, from the lowest to the highest that was there when it was asked for. Rows that come later are not in it:
 * whoever writes them has to write them rightly.
 *
 * @param first the first id of the first range
 * @param last the last id of the last one; lower than {@code first} when there is nothing to do
 * @param begin where the whole way began, for the share that is done
 */
public record Batches(long first, long last, long begin, int size) implements Iterable<Batch> {

    public Batches {
        if (size < 1) {
            throw new IllegalArgumentException("a batch of " + size + " ids is none");
        }
    }

    /** The ranges behind this id: where a backfill goes on that was stopped. */
    public Batches after(long id) {
        return new Batches(Math.max(first, id + 1), last, begin, size);
    }

    @Override
    public Iterator<Batch> iterator() {
        return new Iterator<>() {
            private long next = first;

            @Override
            public boolean hasNext() {
                return next <= last;
            }

            @Override
            public Batch next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                long from = next;
                long to = Math.min(last, from + size - 1);
                next = to + 1;
                return new Batch(from, to, (double) (to - begin + 1) / (last - begin + 1));
            }
        };
    }
}
