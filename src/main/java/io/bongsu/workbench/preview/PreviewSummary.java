package io.bongsu.workbench.preview;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a preview comes to, so that two of them can be compared.
 *
 * @param texts how often a phone rings
 * @param nightTexts of these, how many between 22:00 and 07:00 in the zone of the texts
 * @param won what all texts cost
 * @param people name and masked number of each person, with the number of texts
 */
public record PreviewSummary(
    int texts, int nightTexts, BigDecimal won, Map<String, Integer> people) {

  private static final LocalTime EVENING = LocalTime.of(22, 0);
  private static final LocalTime MORNING = LocalTime.of(7, 0);

  static PreviewSummary of(Preview preview) {
    Map<String, Integer> people = new TreeMap<>();
    int night = 0;
    for (PreviewedMessage message : preview.messages()) {
      message.people().forEach(person -> people.merge(person, 1, Integer::sum));
      night += isNight(message, preview.zone()) ? message.people().size() : 0;
    }
    int texts = people.values().stream().mapToInt(Integer::intValue).sum();
    return new PreviewSummary(texts, night, preview.won(), people);
  }

  private static boolean isNight(PreviewedMessage message, ZoneId zone) {
    LocalTime time = message.at().atZone(zone).toLocalTime();
    return time.isBefore(MORNING) || !time.isBefore(EVENING);
  }
}
