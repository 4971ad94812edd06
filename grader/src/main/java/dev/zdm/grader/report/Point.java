package dev.zdm.grader.report;

/** A value at a second of the attempt, or of what is told of it. */
record Point(double second, double value) {}
