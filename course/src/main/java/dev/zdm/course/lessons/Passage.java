package dev.zdm.course.lessons;

/**
 * What stands under one heading of a text, without any marks of Markdown.
 *
 * @param id the heading's name in addresses; empty for what stands above the first one
 * @param heading its words; empty for what stands above the first one
 * @param text all words below it, up to the next heading of any level
 */
public record Passage(String id, String heading, String text) {}
