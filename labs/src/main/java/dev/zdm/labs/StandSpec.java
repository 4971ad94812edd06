package dev.zdm.labs;

import java.util.List;
import java.util.Map;

/**
 * What a lab needs of its stand.
 *
 * @param rows orders in the shop; users are a tenth
 * @param apps app versions that run when the attempt begins
 * @param learner server settings for the learner's sessions
 */
public record StandSpec(long rows, List<String> apps, Map<String, String> learner) {}
