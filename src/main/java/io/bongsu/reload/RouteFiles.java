package io.bongsu.reload;

import io.bongsu.routes.Source;
import java.io.IOException;
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
 * The files that a list of patterns stands for. Where two have the same name, the one of the later
 * pattern counts, as it does at start, so that {@code
 * classpath:routes/*.camel.yaml,file:/etc/bongsu/routes/*.camel.yaml} is the built-in files with
 * some of them replaced.
 */
public final class RouteFiles {

  private final String patterns;

  /**
   * @param patterns Spring's resource patterns, separated by commas
   */
  RouteFiles(String patterns) {
    this.patterns = patterns;
  }

  /** Whether any of them may be a file that somebody changes. */
  boolean areOfTheUser() {
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
  public List<Source> read() throws IOException {
    List<Source> sources = new ArrayList<>();
    for (Resource resource : resources()) {
      String name = Objects.toString(resource.getFilename());
      String place = resource.isFile() ? resource.getFile().toString() : "routes/" + name;
      sources.add(new Source(name, place, resource.getContentAsString(StandardCharsets.UTF_8)));
    }
    return sources;
  }
}
