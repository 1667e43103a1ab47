package io.bongsu.calendar;

import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.core.convert.converter.Converter;

/** Reads the name of a team, where {@code bongsu.teams.<server-type>} is one team at all times. */
@ConfigurationPropertiesBinding
public final class TeamTurnFromText implements Converter<String, TeamTurn> {

  @Override
  public TeamTurn convert(String team) {
    return new TeamTurn(team, null, null);
  }
}
