package io.bongsu.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The text of one route file or Kamelet, and where it came from.
 *
 * @param name file name, {@code <stage>.camel.yaml} or {@code <kamelet>.kamelet.yaml}
 * @param place the file for people, such as its path
 * @param text the file as it is
 */
public record RouteSource(String name, String place, String text) {

  public static RouteSource read(Path path) throws IOException {
    String name = Objects.toString(path.getFileName());
    return new RouteSource(name, path.toString(), Files.readString(path));
  }
}
