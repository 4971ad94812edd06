package dev.zdm.course;

import dev.zdm.course.academy.Memory;
import dev.zdm.course.academy.Note;
import dev.zdm.course.academy.Reading;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A memory without a database, which can be told to be away. How far lessons were read it does not know. */
public final class FakeMemory implements Memory {

    private final Map<String, Note> notes = new ConcurrentHashMap<>();
    private volatile boolean away;

    public void beAway(boolean isAway) {
        away = isAway;
    }

    @Override
    public List<Note> notes() {
        beThere();
        return List.copyOf(notes.values());
    }

    @Override
    public List<Reading> readings() {
        beThere();
        return List.of();
    }

    @Override
    public Set<String> keep(List<Note> more) {
        beThere();
        more.forEach(note -> notes.put(note.key(), note));
        return Set.of();
    }

    private void beThere() {
        if (away) {
            throw new NotNow(null);
        }
    }
}
