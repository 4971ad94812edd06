package dev.zdm.labs;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code lab.yml} as it is written. What may be left out is null when it was. */
record LabYaml(
        @JsonProperty(value = "format_version", required = true)
        int formatVersion,

        @JsonProperty(required = true) String title,
        @JsonProperty(required = true) int minutes,
        @JsonProperty(required = true) List<String> teaches,
        @Nullable List<String> needs,
        @Nullable StandYaml stand,
        @JsonProperty(required = true) List<PhaseYaml> phases,
        @Nullable List<ComparedYaml> compares,
        @Nullable List<String> tools) {

    record StandYaml(
            @Nullable Long rows,
            @Nullable Long users,
            @Nullable List<String> apps,
            @Nullable List<String> deployable,
            @Nullable StandbyYaml standby,
            @Nullable Map<String, Object> learner,
            @Nullable List<TruthYaml> truths) {}

    record StandbyYaml(
            @JsonProperty("bytes-per-second") @Nullable Long bytesPerSecond) {}

    record TruthYaml(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) String table,
            @JsonProperty(required = true) String key,
            @JsonProperty(required = true) List<ReadingYaml> readings,
            @Nullable Boolean seeded) {}

    record ReadingYaml(
            @JsonProperty(required = true) List<String> needs,
            @JsonProperty(required = true) String sql) {}

    record PhaseYaml(
            @JsonProperty(required = true) String id,
            @JsonProperty(required = true) String title,
            @Nullable List<ActorYaml> actors,
            @JsonProperty(required = true) List<CheckYaml> checks) {}

    record ActorYaml(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) String file,
            @JsonProperty(required = true) String as,
            @JsonProperty(required = true) String pause,
            @JsonProperty("ends-after-refusals") @Nullable Integer endsAfterRefusals) {}

    record ComparedYaml(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) String phase,
            @JsonProperty(required = true) String table) {}

    /** A check has one key of its own choice, its kind. */
    record CheckYaml(
            @JsonProperty(required = true) String id,
            @Nullable String claim,
            @Nullable String hint,
            @Nullable String since,
            @JsonAnySetter Map<String, Map<String, Object>> kinds) {}
}
