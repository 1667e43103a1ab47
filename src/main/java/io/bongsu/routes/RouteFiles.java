package io.bongsu.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The files that a list of patterns stands for. Of two with the same name the one of the later
 * pattern counts, so that {@code
 * classpath:routes/*.camel.yaml,file:/etc/bongsu/routes/*.camel.yaml} is the built-in files with
 * some of them replaced.
 */
public final class RouteFiles {

  private final String patterns;

  /**
   * @param patterns Spring's resource patterns, separated by commas
   */
  public RouteFiles(String patterns) {
    this.patterns = patterns;
  }

  /** Whether any of them may be a file that somebody changes. */
  public boolean areOfTheUser() {
    return patterns.contains("file:");
  }

  Collection<Resource> resources() throws IOException {
    var resolver = new PathMatchingResourcePatternResolver(RouteFiles.class.getClassLoader());
    Map<String, Resource> byName = new TreeMap<>();
    for (String pattern : patterns.split(",")) {
      String everywhere = pattern.strip().replaceFirst("^classpath:", "classpath*:");
      for (Resource resource : resolver.getResources(everywhere)) {
        byName.put(Objects.toString(resource.getFilename()), resource);
      }
    }
    return byName.values();
  }

  /** Their names and texts, in the order of their names. */
  public List<RouteSource> read() throws IOException {
    List<RouteSource> sources = new ArrayList<>();
    for (Resource resource : resources()) {
      String name = Objects.toString(resource.getFilename());
      String text = resource.getContentAsString(StandardCharsets.UTF_8);
      sources.add(new RouteSource(name, place(resource), text));
    }
    return sources;
  }

  /** The file for people: its path, or {@code routes/} and its name inside the program. */
  static String place(Resource resource) {
    try {
      return resource.isFile()
          ? resource.getFile().toString()
          : "routes/" + Objects.toString(resource.getFilename());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
