package io.bongsu.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who was notified of what, read from the messages of {@link MessageTable}. It writes nothing. */
public final class MessageHistory {

  private final JdbcClient jdbc;
  private final RecipientHash hash;

  public MessageHistory(JdbcClient jdbc, RecipientHash hash) {
    this.jdbc = jdbc;
    this.hash = hash;
  }

  /** Whether SENS accepted another message about one of the same alarms. */
  public boolean isAcceptedElsewhere(String id) {
    return jdbc.sql(
                """
                select count(*) from message m where m.state = 'ACCEPTED' and m.id in
                  (select other.message_id from message_alarm other where other.alarm_key in
                    (select mine.alarm_key from message_alarm mine where mine.message_id = :id))
                """)
            .param("id", id)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Alarms of an accepted message that no other message still has to carry. */
  public List<String> alarmsDoneBy(String id) {
    return jdbc.sql(
            """
            select ma.alarm_key from message_alarm ma where ma.message_id = :id
              and not exists (select 1 from message_alarm other
                where other.alarm_key = ma.alarm_key and exists
                  (select 1 from message m where m.id = other.message_id and m.state <> 'ACCEPTED'))
            """)
        .param("id", id)
        .query(String.class)
        .list();
  }

  /** Those of the numbers that the message is for, in their order. */
  public List<String> recipients(String id, Collection<String> numbers) {
    Set<String> wanted = Set.copyOf(recipientHashes(id));
    return numbers.stream().filter(number -> wanted.contains(hash.of(number))).toList();
  }

  /**
   * For each alarm, the hashes of the numbers that an accepted message about it went to; alarms
   * without such a message are absent.
   */
  public Map<String, Set<String>> notified(Collection<String> alarmKeys) {
    Map<String, List<String>> alarmsOf = new HashMap<>();
    jdbc.sql(
            """
            select ma.message_id, ma.alarm_key from message_alarm ma
            where ma.alarm_key in (:keys) and exists
              (select 1 from message m where m.id = ma.message_id and m.state = 'ACCEPTED')
            """)
        .param("keys", alarmKeys)
        .query(
            row -> {
              alarmsOf
                  .computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                  .add(row.getString(2));
            });
    Map<String, Set<String>> notified = new HashMap<>();
    alarmsOf.forEach(
        (message, alarms) -> {
          List<String> hashes = recipientHashes(message);
          alarms.forEach(
              key -> notified.computeIfAbsent(key, any -> new HashSet<>()).addAll(hashes));
        });
    return notified;
  }

  private List<String> recipientHashes(String id) {
    return jdbc.sql("select recipient_hash from message_recipient where message_id = :id")
        .param("id", id)
        .query(String.class)
        .list();
  }

  /**
   * When the messages to a person since a time were composed, oldest first, without refused ones.
   */
  public List<OffsetDateTime> composedFor(String recipientHash, Instant since) {
    return jdbc.sql(
            """
            select m.composed_at from message m
            where m.composed_at > :since and m.state <> 'REFUSED' and exists
              (select 1 from message_recipient r
                where r.message_id = m.id and r.recipient_hash = :hash)
            order by m.composed_at
            """)
        .param("since", Sql.time(since))
        .param("hash", recipientHash)
        .query(OffsetDateTime.class)
        .list();
  }

  /** How many phones were sent a message of each kind since a time; refused ones do not count. */
  public Map<String, Long> phonesByKind(Instant since) {
    Map<String, Long> phones = new HashMap<>();
    jdbc.sql(
            """
            select kind, sum(phones) from
              (select m.kind,
                (select count(*) from message_recipient r where r.message_id = m.id) as phones
              from message m where m.composed_at >= :since and m.state <> 'REFUSED') each_message
            group by kind
            """)
        .param("since", Sql.time(since))
        .query(
            row -> {
              phones.put(row.getString(1), row.getLong(2));
            });
    return phones;
  }
}
