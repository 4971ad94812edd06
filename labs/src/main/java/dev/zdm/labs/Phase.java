package dev.zdm.labs;

import java.util.List;

/** A part of a lab with claims of its own, judged over its own stretch of time. */
public record Phase(String id, String title, List<Actor> actors, List<CheckSpec> checks) {}
