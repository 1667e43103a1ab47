package io.bongsu.classify;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who looks after what, and what people call it.
 *
 * <p>In YAML a key of {@code resources} with anything but letters, digits and dashes needs brackets
 * and quotes, else Spring drops those characters: {@code "[app/shop/50dc6c495c0c9188]": shop}.
 *
 * @param teams {@code bongsu.teams.<server-type>}: team that receives the alarms of a server type;
 *     types that are missing go to the team {@code default}
 * @param resources {@code bongsu.resources.<id>}: the name by which people know an instance id,
 *     host or whatever else stands in a dimension, ignoring case
 */
@ConfigurationProperties("bongsu")
public record DirectoryProperties(
    @DefaultValue Map<String, String> teams, @DefaultValue Map<String, String> resources) {

  public DirectoryProperties {
    teams = Map.copyOf(teams);
    resources = Map.copyOf(resources);
  }
}
