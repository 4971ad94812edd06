package dev.zdm.grader.report;

/** A value at a second of the attempt. */
record Point(double second, double value) {}
