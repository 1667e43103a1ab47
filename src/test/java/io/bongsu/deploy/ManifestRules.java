package io.bongsu.deploy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.kubernetes.client.custom.Quantity;
import io.kubernetes.client.custom.QuantityFormatException;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an API server would refuse in a manifest. The model of the Kubernetes client sees unknown
 * fields at any depth, what is missing, wrong types and bad quantities; it does not see values that
 * are none of the allowed ones, requests above limits, and selectors that select nothing: those are
 * looked for here.
 */
final class ManifestRules {

  /** As the client's models have it, which is not public there. */
  @FunctionalInterface
  private interface Schema {
    void validate(JsonElement json) throws IOException;
  }

  private static final Map<String, Schema> SCHEMAS =
      Map.of(
          "ConfigMap", V1ConfigMap::validateJsonElement,
          "Deployment", V1Deployment::validateJsonElement,
          "Ingress", V1Ingress::validateJsonElement,
          "Namespace", V1Namespace::validateJsonElement,
          "NetworkPolicy", V1NetworkPolicy::validateJsonElement,
          "PersistentVolumeClaim", V1PersistentVolumeClaim::validateJsonElement,
          "PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
          "Service", V1Service::validateJsonElement,
          "ServiceAccount", V1ServiceAccount::validateJsonElement);

  /** Kinds of operators, whose schemas are theirs. */
  private static final Set<String> FOREIGN =
      Set.of(
          "ExternalSecret",
          "PodMonitor",
          "PrometheusRule",
          "ScaledObject",
          "SecretStore",
          "TriggerAuthentication");

  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("imagePullPolicy", Set.of("Always", "IfNotPresent", "Never")),
          Map.entry("protocol", Set.of("TCP", "UDP", "SCTP")),
          Map.entry("whenUnsatisfiable", Set.of("DoNotSchedule", "ScheduleAnyway")),
          Map.entry("fsGroupChangePolicy", Set.of("Always", "OnRootMismatch")),
          Map.entry("medium", Set.of("", "Memory")),
          Map.entry("scheme", Set.of("HTTP", "HTTPS")),
          Map.entry(
              "accessModes",
              Set.of("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod")),
          Map.entry("policyTypes", Set.of("Ingress", "Egress")),
          Map.entry("strategy.type", Set.of("Recreate", "RollingUpdate")),
          Map.entry("seccompProfile.type", Set.of("RuntimeDefault", "Localhost", "Unconfined")),
          Map.entry("pathType", Set.of("Exact", "Prefix", "ImplementationSpecific")));

  private final Manifest manifest;
  private final List<String> breaches = new ArrayList<>();

  private ManifestRules(Manifest manifest) {
    this.manifest = manifest;
  }

  static List<String> breaches(Manifest manifest) {
    ManifestRules rules = new ManifestRules(manifest);
    rules.schema();
    rules.values("", "", manifest.json());
    rules.resources();
    rules.selector();
    rules.ledger();
    return rules.breaches;
  }

  private void schema() {
    Schema schema = SCHEMAS.get(manifest.kind());
    if (schema == null) {
      breachIf(!FOREIGN.contains(manifest.kind()), "no schema is known for this kind");
      return;
    }
    try {
      schema.validate(manifest.json());
    } catch (IllegalArgumentException | IOException e) {
      breachIf(true, String.valueOf(e.getMessage()));
    }
  }

  private void values(String parent, String key, JsonElement value) {
    if (value instanceof JsonObject object) {
      object.entrySet().forEach(entry -> values(key, entry.getKey(), entry.getValue()));
    } else if (value instanceof JsonArray array) {
      array.forEach(element -> values(parent, key, element));
    } else {
      Set<String> allowed =
          ALLOWED.getOrDefault(parent + "." + key, ALLOWED.getOrDefault(key, Set.of()));
      breachIf(
          !allowed.isEmpty() && !allowed.contains(value.getAsString()),
          key + ": " + value.getAsString() + " is none of " + allowed.stream().sorted().toList());
    }
  }

  private void resources() {
    JsonArray containers = manifest.at("spec", "template", "spec").getAsJsonArray("containers");
    if (containers == null) {
      return;
    }
    for (JsonElement container : containers) {
      JsonObject resources = container.getAsJsonObject().getAsJsonObject("resources");
      JsonObject limits = resources.getAsJsonObject("limits");
      for (Map.Entry<String, JsonElement> request :
          resources.getAsJsonObject("requests").entrySet()) {
        JsonElement limit = limits.get(request.getKey());
        compare(request.getKey(), request.getValue(), limit == null ? request.getValue() : limit);
      }
    }
  }

  private void compare(String what, JsonElement request, JsonElement limit) {
    try {
      Quantity requested = JSON.getGson().fromJson(request, Quantity.class);
      Quantity limited = JSON.getGson().fromJson(limit, Quantity.class);
      breachIf(
          requested.getNumber().compareTo(limited.getNumber()) > 0,
          what + ": the request " + request + " is above the limit " + limit);
    } catch (JsonParseException | QuantityFormatException e) {
      breachIf(true, what + " is no quantity: " + request + ", " + limit);
    }
  }

  private void selector() {
    if (!manifest.kind().equals("Deployment")) {
      return;
    }
    JsonObject labels = manifest.at("spec", "template", "metadata", "labels");
    manifest
        .at("spec", "selector", "matchLabels")
        .entrySet()
        .forEach(
            label ->
                breachIf(
                    !label.getValue().equals(labels.get(label.getKey())),
                    "the selector wants " + label + ", which the pods do not have"));
  }

  /** The rolling update of a single replica runs two for a while, too. */
  private void ledger() {
    if (!manifest.kind().equals("Deployment")) {
      return;
    }
    JsonElement replicas = manifest.at("spec").get("replicas");
    boolean alone =
        replicas != null
            && replicas.getAsInt() <= 1
            && manifest.at("spec", "strategy").toString().contains("Recreate");
    boolean shared =
        String.valueOf(manifest.at("spec", "template", "spec").get("containers"))
            .contains("\"SPRING_DATASOURCE_URL\"");
    breachIf(
        !alone && !shared, "several replicas need SPRING_DATASOURCE_URL, or each has a ledger");
  }

  private void breachIf(boolean breach, String what) {
    if (breach) {
      breaches.add(what);
    }
  }
}
