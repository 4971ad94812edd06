package dev.zdm.workload.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A version of the shop's application, as far as its database can tell: the requests that it sends. It is data, a
 * folder with {@code app.yml} and the SQL files that it names.
 *
 * @param name {@code v1}; also the name behind {@code app_} of its login role
 * @param readsFrom the server that its reads go to; its writes always go to the primary
 * @param requests at least one, each with a name of its own
 */
public record AppVersion(String name, ServerRole readsFrom, List<Request> requests) {

    public AppVersion {
        requests = List.copyOf(requests);
        if (requests.isEmpty()) {
            throw new IllegalArgumentException("app version " + name + " has no requests");
        }
        Set<String> names = new HashSet<>();
        for (Request request : requests) {
            if (!names.add(request.name())) {
                throw new IllegalArgumentException("app version " + name + " has two requests " + request.name());
            }
        }
    }

    /** An app version that came with the program: {@code v1}. */
    public static AppVersion builtIn(String name) {
        return new AppFolder("apps/" + name, file -> AppFolder.resource("/apps/" + name + "/" + file)).read();
    }

    /**
     * An app version in a folder, such as one that a lab brings along.
     *
     * @throws dev.zdm.workload.WorkloadProblem naming the file and what is wrong with it
     */
    public static AppVersion in(Path folder) {
        return new AppFolder(folder.toString(), file -> Files.readString(folder.resolve(file))).read();
    }

    /** The same requests under another name: an edition of it that somebody wrote. */
    public AppVersion called(String other) {
        return new AppVersion(other, readsFrom, requests);
    }

    /** The server that its requests of this kind go to. */
    public ServerRole serverFor(Kind kind) {
        return kind == Kind.READ ? readsFrom : ServerRole.PRIMARY;
    }

    /** The sum of all shares. */
    public int shares() {
        return requests.stream().mapToInt(Request::share).sum();
    }

    /**
     * The request whose turn it is.
     *
     * @param part 0 to {@link #shares()} - 1
     */
    public Request requestAt(int part) {
        int left = part;
        for (Request request : requests) {
            left -= request.share();
            if (left < 0) {
                return request;
            }
        }
        throw new IllegalArgumentException("part " + part + " of " + shares());
    }
}
