package dev.zdm.runner.inside;

import java.io.IOException;

/**
 * How to log in to the shop.
 *
 * @param socket the path of the one way out
 */
record ShopLogin(String socket, String database, String role, String password) {

    static ShopLogin in(Frame open) throws IOException {
        return new ShopLogin(open.text(0), open.text(1), open.text(2), open.text(3));
    }
}
