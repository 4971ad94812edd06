package dev.zdm.workload.bench;

import dev.zdm.workload.app.AppVersion;
import dev.zdm.workload.app.Request;
import dev.zdm.workload.app.RequestStatement;
import dev.zdm.workload.app.Word;
import dev.zdm.workload.shop.ShopSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * An app version as scripts of pgbench: the same statements, transactions and shares. Ids are drawn from the same
 * distributions. pgbench can make no strings: those that belong to a user are put together in SQL, the others are the
 * same every time.
 *
 * @param options for pgbench's command line
 */
record PgbenchScripts(List<String> options) {

    static PgbenchScripts write(AppVersion app, ShopSize shop, Path folder) throws IOException {
        List<String> options = new ArrayList<>();
        for (Request request : app.requests()) {
            Path script = folder.resolve(request.name() + ".pgbench");
            Files.writeString(script, script(request, shop));
            options.add("--file=" + script + "@" + request.share());
        }
        options.add("--define=full_name=Noor Smith");
        options.add("--define=first_name=Noor");
        options.add("--define=last_name=Smith");
        options.add("--define=status=paid");
        options.add("--define=note=Leave it with the neighbours.");
        options.add("--define=items=[{\"qty\": 1, \"sku\": \"SKU-0042\", \"price_cents\": 11499},"
                + " {\"qty\": 2, \"sku\": \"SKU-0007\", \"price_cents\": 1999}]");
        options.add("--define=hour=2025-12-24 18:00:00+00");
        return new PgbenchScripts(options);
    }

    static String script(Request request, ShopSize shop) {
        StringBuilder script = new StringBuilder();
        Set<Word> words = EnumSet.noneOf(Word.class);
        request.statements().forEach(statement -> words.addAll(statement.words()));
        for (Word word : words) {
            script.append(draw(word, shop));
        }
        script.append(request.transaction() ? "BEGIN;\n" : "");
        for (RequestStatement statement : request.statements()) {
            script.append(withStringsOfUsers(statement)).append(";\n");
        }
        return script.append(request.transaction() ? "COMMIT;\n" : "").toString();
    }

    /** The meta-commands that give a numeric word its value; nothing for the words that are strings. */
    private static String draw(Word word, ShopSize shop) {
        return switch (word) {
            case USER_ID, EMAIL, USERNAME, NEW_USERNAME -> """
                    \\set u random(0, 1048575)
                    \\set user_id 1 + (:u + 9 * (:u * :u / 1048576 * :u / 1048576)) * %1$d / 10 / 1048576 * 7368787 %% %1$d
                    """.formatted(shop.users());
            case ORDER_ID -> """
                    \\set o random(0, 1048575)
                    \\set order_id %1$d - :o * :o / 1048576 * :o / 1048576 * %1$d / 1048576
                    """.formatted(shop.orders());
            case OPEN_ORDER_ID ->
                String.format(
                        Locale.ROOT,
                        "\\set open_order_id random(%d, %d)%n",
                        shop.orders() - Math.max(1, shop.orders() / 20) + 1,
                        shop.orders());
            case TOTAL_CENTS -> "\\set total_cents random(199, 20000)\n";
            case FULL_NAME, FIRST_NAME, LAST_NAME, STATUS, ITEMS, NOTE, HOUR -> "";
        };
    }

    private static String withStringsOfUsers(RequestStatement statement) {
        return statement
                .sql()
                .text()
                .replaceAll(":email\\b", Matcher.quoteReplacement("'shopper' || :user_id || '@example.com'"))
                .replaceAll(":username\\b", Matcher.quoteReplacement("'shopper' || :user_id"))
                .replaceAll(":new_username\\b", Matcher.quoteReplacement("'shopper' || :user_id || '_' || :user_id"));
    }
}
