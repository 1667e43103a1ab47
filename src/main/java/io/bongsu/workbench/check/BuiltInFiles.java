package io.bongsu.workbench.check;

import io.bongsu.routes.RouteSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The route files and Kamelets inside the program. */
public final class BuiltInFiles {

  private BuiltInFiles() {}

  public static List<RouteSource> routes() throws IOException {
    return read("routes/", "*.camel.yaml");
  }

  /** Kamelet name to its document. */
  static Map<String, RouteSource> kamelets() throws IOException {
    Map<String, RouteSource> kamelets = new LinkedHashMap<>();
    for (RouteSource source : read("kamelets/", "*.kamelet.yaml")) {
      kamelets.put(source.name().replace(".kamelet.yaml", ""), source);
    }
    return kamelets;
  }

  private static List<RouteSource> read(String folder, String pattern) throws IOException {
    List<RouteSource> sources = new ArrayList<>();
    var resolver = new PathMatchingResourcePatternResolver(BuiltInFiles.class.getClassLoader());
    for (Resource resource : resolver.getResources("classpath*:" + folder + pattern)) {
      String name = Objects.toString(resource.getFilename());
      String text = resource.getContentAsString(StandardCharsets.UTF_8);
      sources.add(new RouteSource(name, folder + name, text));
    }
    return sources;
  }
}
