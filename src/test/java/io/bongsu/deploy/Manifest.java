package io.bongsu.deploy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One Kubernetes object of a file.
 *
 * @param file where it stands
 * @param json the object
 */
record Manifest(Path file, JsonObject json) {

  /** Every object below a directory; the files of Kustomize itself are none. */
  static List<Manifest> below(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .flatMap(file -> in(file).stream())
          .filter(manifest -> !manifest.group().startsWith("kustomize.config.k8s.io"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The documents of one file that have a kind, such as settings have not. */
  static List<Manifest> in(Path file) {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    List<Manifest> manifests = new ArrayList<>();
    try {
      for (Object document :
          new Yaml(new SafeConstructor(strict)).loadAll(Files.readString(file))) {
        JsonElement json = new Gson().toJsonTree(document);
        if (json.isJsonObject() && json.getAsJsonObject().has("kind")) {
          manifests.add(new Manifest(file, json.getAsJsonObject()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return manifests;
  }

  String kind() {
    return json.get("kind").getAsString();
  }

  String group() {
    return json.get("apiVersion").getAsString();
  }

  /** The object at these keys; empty if one of them is not there. */
  JsonObject at(String... keys) {
    JsonObject found = json;
    for (String key : keys) {
      if (!(found.get(key) instanceof JsonObject next)) {
        return new JsonObject();
      }
      found = next;
    }
    return found;
  }

  @Override
  public String toString() {
    return file.getFileName() + " " + kind();
  }
}
