package io.bongsu.notify;

import io.bongsu.alarm.Alarm;
import io.bongsu.burst.Burst;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who receives what of a burst, and what was withheld from whom. Each step of the notify stage
 * makes the next plan of it. Immutable.
 *
 * @param burst what is to be sent
 * @param shares what each person receives
 * @param withheld what the steps so far decided not to send
 */
public record NotificationPlan(Burst burst, List<Share> shares, List<Withheld> withheld) {

  public NotificationPlan {
    shares = List.copyOf(shares);
    withheld = List.copyOf(withheld);
  }

  /** Decides on one alarm of one person's share. */
  @FunctionalInterface
  interface Decision {

    /** Why the person does not receive the alarm now; null to send it. */
    @Nullable String withhold(Recipient person, Alarm alarm);
  }

  /** The plan without what the decision withholds, which is noted under the rule's name. */
  NotificationPlan without(String rule, Decision decision) {
    Map<Recipient, Map<Alarm, String>> reasons = new LinkedHashMap<>();
    List<Share> left = new ArrayList<>();
    for (Share share : shares) {
      List<Alarm> sent = new ArrayList<>();
      for (Alarm alarm : share.alarms()) {
        String reason = decision.withhold(share.person(), alarm);
        if (reason == null) {
          sent.add(alarm);
        } else {
          reasons.computeIfAbsent(share.person(), any -> new LinkedHashMap<>()).put(alarm, reason);
        }
      }
      if (!sent.isEmpty()) {
        left.add(new Share(share.person(), sent, share.why()));
      }
    }
    return reasons.isEmpty() ? this : new NotificationPlan(burst, left, more(rule, reasons));
  }

  /** The plan with further alarms at the end of some people's shares. */
  NotificationPlan with(Map<Recipient, List<Alarm>> more) {
    return more.isEmpty()
        ? this
        : new NotificationPlan(
            burst,
            shares.stream()
                .map(share -> share.with(more.getOrDefault(share.person(), List.of())))
                .toList(),
            withheld);
  }

  /** One entry for all people with the same alarms and reason. */
  private List<Withheld> more(String rule, Map<Recipient, Map<Alarm, String>> reasons) {
    Map<String, Map<List<Alarm>, List<Recipient>>> groups = new LinkedHashMap<>();
    reasons.forEach(
        (person, alarms) ->
            alarms.values().stream()
                .distinct()
                .forEach(
                    reason ->
                        groups
                            .computeIfAbsent(reason, any -> new LinkedHashMap<>())
                            .computeIfAbsent(with(reason, alarms), any -> new ArrayList<>())
                            .add(person)));
    List<Withheld> all = new ArrayList<>(withheld);
    groups.forEach(
        (reason, people) ->
            people.forEach((alarms, who) -> all.add(new Withheld(rule, reason, who, alarms))));
    return all;
  }

  private static List<Alarm> with(String reason, Map<Alarm, String> reasons) {
    return reasons.entrySet().stream()
        .filter(entry -> entry.getValue().equals(reason))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The same alarms for the same people, together. */
  public List<Notification> notifications() {
    Map<List<Alarm>, List<Recipient>> groups = new LinkedHashMap<>();
    shares.forEach(
        share ->
            groups.computeIfAbsent(share.alarms(), any -> new ArrayList<>()).add(share.person()));
    List<Notification> notifications = new ArrayList<>();
    groups.forEach(
        (alarms, people) ->
            notifications.add(new Notification(new Burst(burst.lane(), alarms), people)));
    return List.copyOf(notifications);
  }

  /** The alarms that somebody would have received and that go to no phone now. */
  public List<Alarm> unsent() {
    List<Alarm> sent = shares.stream().flatMap(share -> share.alarms().stream()).toList();
    return withheld.stream()
        .flatMap(one -> one.alarms().stream())
        .distinct()
        .filter(alarm -> !sent.contains(alarm))
        .toList();
  }

  /** Who receives it and why, on one line, for logs. */
  public String why() {
    return shares.stream()
        .map(share -> share.person().masked() + " by " + share.why())
        .collect(Collectors.joining("; "));
  }
}
