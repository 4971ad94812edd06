package dev.zdm.course.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The manifests of {@code deploy/kubernetes} are well formed, and what one names another has. */
class ManifestsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern EXPANDED = Pattern.compile("\\$\\((\\w+)\\)");
    /** The operator's instances are called by this label; it makes them, and no manifest has it. */
    private static final Map<String, String> ACADEMY = Map.of("cnpg.io/cluster", "academy");

    private static Manifests manifests;

    @BeforeAll
    static void read() throws IOException {
        manifests = Manifests.in(ROOT.resolve("deploy/kubernetes"));
    }

    @Test
    void aKeyThatKubernetesDoesNotHaveIsRefusedAtAnyDepth() {
        String sound = "{apiVersion: apps/v1, kind: StatefulSet, spec: {replicas: 1, template: {spec: {hostname: a}}}}";

        assertThat(readable(sound)).isTrue();
        assertThatThrownBy(() -> Manifests.read(sound.replace("replicas", "replica")))
                .isInstanceOf(UnrecognizedPropertyException.class);
        assertThatThrownBy(() -> Manifests.read(sound.replace("hostname", "hostName")))
                .isInstanceOf(UnrecognizedPropertyException.class);
        assertThatThrownBy(
                        () -> Manifests.read("{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, spec: {instance: 3}}"))
                .isInstanceOf(UnrecognizedPropertyException.class);
    }

    private static boolean readable(String yaml) {
        try {
            return Manifests.read(yaml).size() == 1;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void eachSelectorFindsPods() {
        List<Map<String, String>> selectors = new ArrayList<>();
        manifests
                .all(Service.class)
                .forEach(service -> selectors.add(service.getSpec().getSelector()));
        manifests
                .all(StatefulSet.class)
                .forEach(set -> selectors.add(set.getSpec().getSelector().getMatchLabels()));
        manifests
                .all(PodDisruptionBudget.class)
                .forEach(budget -> selectors.add(budget.getSpec().getSelector().getMatchLabels()));
        manifests.all(NetworkPolicy.class).forEach(policy -> {
            selectors.add(policy.getSpec().getPodSelector().getMatchLabels());
            peers(policy)
                    .map(NetworkPolicyPeer::getPodSelector)
                    .filter(Objects::nonNull)
                    .forEach(selector -> selectors.add(selector.getMatchLabels()));
        });

        assertThat(selectors)
                .hasSizeGreaterThan(10)
                .allSatisfy(selector -> assertThat(podsWith(selector))
                        .as("pods with " + selector)
                        .isNotEmpty());
    }

    private static Stream<NetworkPolicyPeer> peers(NetworkPolicy policy) {
        return Stream.concat(
                policy.getSpec().getIngress().stream().flatMap(rule -> rule.getFrom().stream()),
                policy.getSpec().getEgress().stream().flatMap(rule -> rule.getTo().stream()));
    }

    /** Labels of all pods that a selector finds. */
    private static List<Map<String, String>> podsWith(Map<String, String> selector) {
        return Stream.concat(
                        manifests.pods().stream().map(pod -> pod.getMetadata().getLabels()), Stream.of(ACADEMY))
                .filter(labels -> labels.entrySet().containsAll(selector.entrySet()))
                .toList();
    }

    @Test
    void aStatefulSetsPodsAreThoseThatItLooksFor() {
        assertThat(manifests.all(StatefulSet.class)).hasSize(2).allSatisfy(set -> {
            assertThat(set.getSpec().getTemplate().getMetadata().getLabels())
                    .containsAllEntriesOf(set.getSpec().getSelector().getMatchLabels());
            assertThat(manifests.names(Service.class)).contains(set.getSpec().getServiceName());
        });
    }

    @Test
    void eachSecretThatIsAskedForIsThereWithItsKey() {
        Set<String> there = new HashSet<>();
        manifests
                .all(Secret.class)
                .forEach(secret -> secret.getStringData()
                        .keySet()
                        .forEach(key -> there.add(secret.getMetadata().getName() + "/" + key)));
        manifests.all(OperatorsCluster.class).forEach(cluster -> there.add(cluster.ownersSecret() + "/jdbc-uri"));

        List<String> asked = manifests.containers().stream()
                .flatMap(container -> container.getEnv().stream())
                .filter(variable -> variable.getValueFrom() != null)
                .map(variable -> variable.getValueFrom().getSecretKeyRef())
                .map(ManifestsTest::named)
                .toList();

        assertThat(asked).hasSize(4).allSatisfy(secret -> assertThat(there).contains(secret));
    }

    private static String named(SecretKeySelector selector) {
        return selector.getName() + "/" + selector.getKey();
    }

    @Test
    void aVariableIsSetBeforeAnotherIsMadeOfIt() {
        manifests.containers().forEach(container -> {
            Set<String> set = new HashSet<>();
            for (EnvVar variable : container.getEnv()) {
                Matcher expanded = EXPANDED.matcher(Objects.requireNonNullElse(variable.getValue(), ""));
                while (expanded.find()) {
                    assertThat(set).as(variable.getName()).contains(expanded.group(1));
                }
                set.add(variable.getName());
            }
        });
    }

    @Test
    void whatIsMountedIsThereAndWhatIsThereIsMounted() {
        assertThat(manifests.all(StatefulSet.class)).allSatisfy(set -> {
            List<Volume> volumes = set.getSpec().getTemplate().getSpec().getVolumes();
            Stream<String> claimed = set.getSpec().getVolumeClaimTemplates().stream()
                    .map(claim -> claim.getMetadata().getName());
            List<String> there = Stream.concat(volumes.stream().map(Volume::getName), claimed)
                    .toList();
            List<String> mounted = set.getSpec().getTemplate().getSpec().getContainers().stream()
                    .flatMap(container -> container.getVolumeMounts().stream())
                    .map(VolumeMount::getName)
                    .toList();
            assertThat(mounted).containsExactlyInAnyOrderElementsOf(there);
            assertThat(volumes.stream()
                            .filter(volume -> volume.getConfigMap() != null)
                            .map(volume -> volume.getConfigMap().getName()))
                    .allSatisfy(
                            name -> assertThat(manifests.names(ConfigMap.class)).contains(name));
        });
    }

    @Test
    void eachPortThatIsNamedIsOneOfTheContainers() {
        manifests
                .all(Service.class)
                .forEach(service -> service.getSpec().getPorts().stream()
                        .map(ServicePort::getTargetPort)
                        .forEach(port -> assertThat(portsOf(service.getSpec().getSelector()))
                                .contains(port)));
        manifests.all(NetworkPolicy.class).stream()
                .filter(policy ->
                        !policy.getSpec().getPodSelector().getMatchLabels().equals(ACADEMY))
                .forEach(policy -> policy.getSpec().getIngress().stream()
                        .map(NetworkPolicyIngressRule::getPorts)
                        .flatMap(List::stream)
                        .map(NetworkPolicyPort::getPort)
                        .forEach(port -> assertThat(portsOf(
                                        policy.getSpec().getPodSelector().getMatchLabels()))
                                .contains(port)));
        probes().forEach(probe -> assertThat(probe.container().getPorts())
                .extracting(ContainerPort::getName)
                .contains(probe.probe().getHttpGet().getPort().getStrVal()));
    }

    /** By name, as the manifests say it, of all containers of the pods that a selector finds. */
    private static List<IntOrString> portsOf(Map<String, String> selector) {
        return manifests.pods().stream()
                .filter(pod -> pod.getMetadata().getLabels().entrySet().containsAll(selector.entrySet()))
                .map(PodTemplateSpec::getSpec)
                .flatMap(spec -> spec.getContainers().stream())
                .flatMap(container -> container.getPorts().stream())
                .map(port -> new IntOrString(port.getName()))
                .toList();
    }

    private record HttpProbe(Container container, Probe probe) {}

    private static List<HttpProbe> probes() {
        return manifests.containers().stream()
                .flatMap(container -> Stream.of(
                                container.getStartupProbe(),
                                container.getReadinessProbe(),
                                container.getLivenessProbe())
                        .filter(Objects::nonNull)
                        .filter(probe -> probe.getHttpGet() != null)
                        .map(probe -> new HttpProbe(container, probe)))
                .toList();
    }

    @Test
    void theSiteIsAskedByANameThatItAnswersTo() {
        assertThat(probes()).hasSize(3).allSatisfy(probe -> {
            assertThat(probe.probe().getHttpGet().getPath()).isIn("/healthz", "/readyz");
            int port = probe.container().getPorts().get(0).getContainerPort();
            assertThat(probe.probe().getHttpGet().getHttpHeaders())
                    .anySatisfy(header -> assertThat(header.getName() + ": " + header.getValue())
                            .isEqualTo("Host: localhost:" + port));
        });
    }

    @Test
    void nothingRunsAsRootNorWritesWhereItNeedNot() {
        assertThat(manifests.pods()).allSatisfy(pod -> {
            assertThat(pod.getSpec().getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSpec().getSecurityContext().getRunAsUser()).isPositive();
            assertThat(pod.getSpec().getAutomountServiceAccountToken()).isFalse();
        });
        assertThat(manifests.containers()).allSatisfy(container -> {
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                    .isTrue();
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                    .isFalse();
            assertThat(container.getSecurityContext().getCapabilities().getDrop())
                    .containsExactly("ALL");
            assertThat(container.getResources().getLimits()).containsKey("memory");
            assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            assertThat(Quantity.getAmountInBytes(
                            container.getResources().getLimits().get("memory")))
                    .isGreaterThanOrEqualTo(Quantity.getAmountInBytes(
                            container.getResources().getRequests().get("memory")));
        });
    }

    @Test
    void theSiteFindsEachServerOfStands() {
        StatefulSet stands = manifests.all(StatefulSet.class).stream()
                .filter(set -> set.getMetadata().getName().equals("zdm-stands"))
                .findFirst()
                .orElseThrow();
        String servers = variable("ZDM_SERVERS").orElseThrow();

        assertThat(servers.strip().split("\\s+")).hasSize(stands.getSpec().getReplicas());
        for (int i = 0; i < stands.getSpec().getReplicas(); i++) {
            assertThat(servers)
                    .contains("@zdm-stands-" + i + "." + stands.getSpec().getServiceName() + ":5432");
        }
    }

    private static Optional<String> variable(String name) {
        return manifests.containers().stream()
                .flatMap(container -> container.getEnv().stream())
                .filter(variable -> variable.getName().equals(name))
                .map(EnvVar::getValue)
                .findFirst();
    }

    @Test
    void aServerIsSetAsComposeSetsIt() throws IOException {
        JsonNode compose =
                new YAMLMapper().readTree(ROOT.resolve("docker-compose.yml").toFile());
        Container postgres = manifests.containers().stream()
                .filter(container -> container.getName().equals("postgres"))
                .findFirst()
                .orElseThrow();
        List<String> command = new ArrayList<>();
        compose.at("/services/db/command").forEach(word -> command.add(word.asText()));

        assertThat(postgres.getArgs()).isEqualTo(command);
        assertThat(variable("POSTGRES_INITDB_ARGS"))
                .contains(compose.at("/services/db/environment/POSTGRES_INITDB_ARGS")
                        .asText());
        assertThat(manifests.all(ConfigMap.class).get(0).getData().get("replication.sh"))
                .isEqualTo(Files.readString(
                        ROOT.resolve("lab-runner/src/main/resources/dev/zdm/runner/server/replication.sh")));
    }
}
