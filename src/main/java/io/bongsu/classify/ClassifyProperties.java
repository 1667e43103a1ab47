package io.bongsu.classify;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How alarms are classified. Answers are looked for in tags, then in the description, then in the
 * rules, and if nothing answers the defaults here do.
 *
 * @param tagKeys under which keys tags and descriptions state an answer
 * @param rules rules of your own, in order, before the shipped ones
 * @param defaultRules the shipped rules ({@code bongsu-classify.yaml}), in order
 * @param resourceDimensions dimensions that say best which server is concerned, best first
 * @param detailDimensions dimensions that say which part of the server is concerned, best first
 * @param severityWords words for each severity besides those that are built in
 * @param defaultServerType when nothing says
 * @param defaultSeverity when nothing says
 */
@ConfigurationProperties("bongsu.classify")
public record ClassifyProperties(
    @DefaultValue TagKeys tagKeys,
    @DefaultValue List<RuleProperties> rules,
    @DefaultValue List<RuleProperties> defaultRules,
    @DefaultValue List<String> resourceDimensions,
    @DefaultValue List<String> detailDimensions,
    @DefaultValue Map<String, List<String>> severityWords,
    @DefaultValue("other") String defaultServerType,
    @DefaultValue("WARNING") String defaultSeverity) {

  public ClassifyProperties {
    rules = List.copyOf(rules);
    defaultRules = List.copyOf(defaultRules);
    resourceDimensions = List.copyOf(resourceDimensions);
    detailDimensions = List.copyOf(detailDimensions);
    severityWords = Map.copyOf(severityWords);
  }
}
