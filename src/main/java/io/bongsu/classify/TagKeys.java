package io.bongsu.classify;

import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys under which an alarm's tags and description state what it is. Case, dashes, underscores
 * and blanks do not count: {@code server-type} stands for {@code ServerType} too.
 *
 * @param serverType by default {@code server-type}
 * @param severity by default {@code severity}, {@code priority}, {@code sev}; a value that is no
 *     severity is passed over
 * @param team by default {@code team}, {@code owner}; a team without recipients is passed over
 * @param resource by default {@code resource}, {@code name}
 */
public record TagKeys(
    @DefaultValue("server-type") List<String> serverType,
    @DefaultValue({"severity", "priority", "sev"}) List<String> severity,
    @DefaultValue({"team", "owner"}) List<String> team,
    @DefaultValue({"resource", "name"}) List<String> resource) {

  public TagKeys {
    serverType = List.copyOf(serverType);
    severity = List.copyOf(severity);
    team = List.copyOf(team);
    resource = List.copyOf(resource);
  }
}
