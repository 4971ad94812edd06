package dev.zdm.shop;

/**
 * A range of ids, both ends included.
 *
 * @param done how many ids of the whole way lie behind it when it is through, 0 to 1
 */
public record Batch(long from, long to, double done) {

    @Override
    public String toString() {
        return "ids " + from + " to " + to;
    }
}
