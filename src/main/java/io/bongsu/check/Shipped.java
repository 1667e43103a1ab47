package io.bongsu.check;

import io.bongsu.routes.Source;
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
public final class Shipped {

  private Shipped() {}

  public static List<Source> routes() throws IOException {
    return read("routes/", "*.camel.yaml");
  }

  /** Kamelet name to its document. */
  static Map<String, Source> kamelets() throws IOException {
    Map<String, Source> kamelets = new LinkedHashMap<>();
    for (Source source : read("kamelets/", "*.kamelet.yaml")) {
      kamelets.put(source.name().replace(".kamelet.yaml", ""), source);
    }
    return kamelets;
  }

  private static List<Source> read(String folder, String pattern) throws IOException {
    List<Source> sources = new ArrayList<>();
    var resolver = new PathMatchingResourcePatternResolver(Shipped.class.getClassLoader());
    for (Resource resource : resolver.getResources("classpath*:" + folder + pattern)) {
      String name = Objects.toString(resource.getFilename());
      String text = resource.getContentAsString(StandardCharsets.UTF_8);
      sources.add(new Source(name, folder + name, text));
    }
    return sources;
  }
}
