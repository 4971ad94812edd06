package dev.zdm.course.deploy;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ResourceRequirements;

/**
 * What we use of CloudNativePG's {@code Cluster}, written down from its manual: its own schema is not at hand where these tests run. So this finds a
 * slip of the pen, and not a key that a later operator has given up.
 */
record OperatorsCluster(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

    record Spec(
            int instances, Bootstrap bootstrap, Storage storage, Affinity affinity, ResourceRequirements resources) {}

    record Bootstrap(Initdb initdb) {}

    record Initdb(String database, String owner) {}

    record Storage(String size) {}

    record Affinity(boolean enablePodAntiAffinity, String topologyKey) {}

    /** The secret with its owner's login, which the operator makes. */
    String ownersSecret() {
        return metadata.getName() + "-app";
    }
}
