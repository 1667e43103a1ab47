package io.bongsu.workbench.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/** The configuration: files of the user's, over what the program brings. */
final class ConfigFiles {

  private static final List<String> SHIPPED = List.of("application.yaml", "bongsu-classify.yaml");

  private final MutablePropertySources all = new MutablePropertySources();
  private final Map<String, Path> files;

  private ConfigFiles(Map<String, Path> files) {
    this.files = files;
  }

  /**
   * Reads them.
   *
   * @param environment whether the variables of this process count, before all files
   * @throws IllegalStateException if a file is no YAML; its message names the line
   */
  static ConfigFiles read(List<Path> files, boolean environment) throws IOException {
    ConfigFiles sources =
        new ConfigFiles(
            files.stream().distinct().collect(Collectors.toMap(Path::toString, file -> file)));
    if (environment) {
      new StandardEnvironment().getPropertySources().forEach(sources.all::addLast);
    }
    for (Path file : files) {
      sources.add(file.toString(), new FileSystemResource(file));
    }
    for (String shipped : SHIPPED) {
      sources.add(shipped, new ClassPathResource(shipped));
    }
    return sources;
  }

  private void add(String name, Resource resource) throws IOException {
    new YamlPropertySourceLoader().load(name, resource).forEach(all::addLast);
  }

  MutablePropertySources all() {
    return all;
  }

  boolean has(String key) {
    return all.stream().anyMatch(source -> source.containsProperty(key));
  }

  /** The value of a key as it is written; empty without one. */
  String text(String key) {
    return all.stream()
        .filter(source -> source.containsProperty(key))
        .map(source -> String.valueOf(source.getProperty(key)))
        .findFirst()
        .orElse("");
  }

  /** Gives a value to a key that nobody set. */
  void standIn(String key, String value) {
    all.addLast(new MapPropertySource("stand-in for " + key, Map.of(key, value)));
  }

  /** Names just below a key, such as the lanes below {@code bongsu.burst}. */
  Set<String> below(String prefix) {
    ConfigurationPropertyName parent = ConfigurationPropertyName.of(prefix);
    return names()
        .filter(parent::isAncestorOf)
        .map(
            name ->
                name.getElement(
                    parent.getNumberOfElements(), ConfigurationPropertyName.Form.ORIGINAL))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<ConfigurationPropertyName> names() {
    return iterable(ConfigurationPropertySources.from(all));
  }

  /** Keys that the user's files set. */
  Stream<ConfigurationPropertyName> own() {
    List<ConfigurationPropertySource> own = new ArrayList<>();
    ConfigurationPropertySources.from(ownSources()).forEach(own::add);
    return iterable(own);
  }

  private List<PropertySource<?>> ownSources() {
    return all.stream()
        .filter(source -> files.keySet().stream().anyMatch(source.getName()::startsWith))
        .toList();
  }

  /** Keys that the program's own files set. */
  Stream<ConfigurationPropertyName> shipped() {
    List<PropertySource<?>> shipped =
        all.stream()
            .filter(source -> SHIPPED.stream().anyMatch(source.getName()::startsWith))
            .toList();
    return iterable(ConfigurationPropertySources.from(shipped));
  }

  private static Stream<ConfigurationPropertyName> iterable(
      Iterable<ConfigurationPropertySource> sources) {
    List<ConfigurationPropertyName> names = new ArrayList<>();
    sources.forEach(
        source -> {
          if (source instanceof IterableConfigurationPropertySource iterable) {
            iterable.forEach(names::add);
          }
        });
    return names.stream();
  }

  /**
   * Where a key, or the first below it, was set by the user.
   *
   * @param file the user's file
   * @param line from 1
   */
  record Place(String file, int line) {}

  Optional<Place> place(String key) {
    ConfigurationPropertyName wanted = ConfigurationPropertyName.adapt(key, '.');
    for (ConfigurationPropertySource source : ConfigurationPropertySources.from(ownSources())) {
      if (source instanceof IterableConfigurationPropertySource iterable) {
        Optional<Place> place =
            iterable.stream()
                .filter(name -> name.equals(wanted) || wanted.isAncestorOf(name))
                .map(name -> place(source, name))
                .flatMap(Optional::stream)
                .findFirst();
        if (place.isPresent()) {
          return place;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Place> place(
      ConfigurationPropertySource source, ConfigurationPropertyName name) {
    var property = source.getConfigurationProperty(name);
    return property == null ? Optional.empty() : place(property.getOrigin());
  }

  /** The file and line that Spring noted with a value. */
  Optional<Place> place(@Nullable Origin origin) {
    if (origin instanceof PropertySourceOrigin wrapped) {
      return place(wrapped.getOrigin());
    }
    if (!(origin instanceof TextResourceOrigin text)
        || text.getLocation() == null
        || text.getResource() == null) {
      return Optional.empty();
    }
    Resource resource = text.getResource();
    int line = text.getLocation().getLine() + 1;
    return files.entrySet().stream()
        .filter(file -> same(resource, file.getValue()))
        .map(file -> new Place(file.getKey(), line))
        .findFirst();
  }

  private static boolean same(Resource resource, Path file) {
    try {
      return resource.isFile()
          && resource.getFile().toPath().toAbsolutePath().equals(file.toAbsolutePath());
    } catch (IOException e) {
      return false;
    }
  }
}
