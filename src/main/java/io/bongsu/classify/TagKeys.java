package io.bongsu.classify;

import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys under which an alarm's tags and description state what it is. Case, dashes, underscores
 * and blanks do not count: {@code server-type} stands for {@code ServerType} too.
 *
 * @param serverType by default {@code server-type}, 서버유형, 서버종류
 * @param severity by default {@code severity}, {@code priority}, {@code sev}, 심각도, 중요도, 긴급도, 우선순위,
 *     등급; a value that is no severity is passed over
 * @param team by default {@code team}, {@code owner}, 팀, 담당, 담당팀; a team without recipients is
 *     passed over
 * @param resource by default {@code resource}, {@code name}, 서버, 서버명, 자원, 대상
 */
public record TagKeys(
    @DefaultValue({"server-type", "서버유형", "서버종류"}) List<String> serverType,
    @DefaultValue({"severity", "priority", "sev", "심각도", "중요도", "긴급도", "우선순위", "등급"})
        List<String> severity,
    @DefaultValue({"team", "owner", "팀", "담당", "담당팀"}) List<String> team,
    @DefaultValue({"resource", "name", "서버", "서버명", "자원", "대상"}) List<String> resource) {

  public TagKeys {
    serverType = List.copyOf(serverType);
    severity = List.copyOf(severity);
    team = List.copyOf(team);
    resource = List.copyOf(resource);
  }
}
