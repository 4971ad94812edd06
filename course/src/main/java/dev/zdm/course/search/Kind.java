package dev.zdm.course.search;

/** What a place in the course is. */
enum Kind {
    LESSON("Lesson"),
    LAB("Lab"),
    GLOSSARY("Glossary");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** For a person. */
    public String word() {
        return word;
    }
}
