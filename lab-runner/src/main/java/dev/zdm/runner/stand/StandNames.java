package dev.zdm.runner.stand;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.edition.Editions;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a stand's database and login roles are called. The first learner's have no suffix, so that what they type is
 * plain: {@code shop}, {@code learner}, {@code app_v1}.
 *
 * @param learner whose stand it is
 */
public record StandNames(String learner) {

    /** As roads name the role of those who work on the shop besides the learner. */
    public static final String STAFF = "staff";

    /** The learner on a machine that has only one. */
    public static final String ONLY_LEARNER = "me";

    private static final String SHOP = "shop";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,30}");

    public StandNames {
        if (!NAME.matcher(learner).matches()) {
            throw new LabProblem.Usage(
                    "'" + learner + "' cannot be a learner's name.",
                    "Use up to 31 small letters, digits and _, beginning with a letter.");
        }
    }

    public String database() {
        return SHOP + suffix();
    }

    /** Whose shop a database of that name is; empty when it is no stand's. */
    public static Optional<String> learnerOf(String database) {
        if (database.equals(SHOP)) {
            return Optional.of(ONLY_LEARNER);
        }
        return Optional.of(database)
                .filter(name -> name.startsWith(SHOP + "_"))
                .map(name -> name.substring(SHOP.length() + 1))
                .filter(name -> NAME.matcher(name).matches());
    }

    /** A copy of the shop to rehearse on. */
    public String cloneDatabase() {
        return "clone" + suffix();
    }

    public String learnerRole() {
        return "learner" + suffix();
    }

    public String observerRole() {
        return "observer" + suffix();
    }

    /** The role that an app version logs in as; an edition of it, too. */
    public String appRole(String version) {
        return "app_" + Editions.versionOf(version) + suffix();
    }

    /** Who works on the shop besides the learner: a role with the learner's rights, since what it meets may be the learner's code. */
    public String staffRole() {
        return STAFF + suffix();
    }

    /** The role that somebody names on the command line: {@code learner}, {@code observer}, {@code app_v1}. */
    public String role(String name) {
        return name + suffix();
    }

    private String suffix() {
        return learner.equals(ONLY_LEARNER) ? "" : "_" + learner;
    }
}
