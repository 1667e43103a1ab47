package io.bongsu.image;

import io.bongsu.support.EmbeddedQueue;
import io.bongsu.support.Phones;
import io.bongsu.support.sens.FakeSens;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A queue server and a SENS on the loopback interface, for a program in a process of its own. */
final class Neighbours implements AutoCloseable {

  static final String QUEUE = "bongsu-alarms";
  static final String DEAD = "bongsu-alarms-dead";

  private final EmbeddedQueue queue;
  private final FakeSens sens;

  /** Each port may be 0 for a free one. */
  Neighbours(int queuePort, int sensPort) {
    queue = EmbeddedQueue.start(queuePort);
    sens = FakeSens.start(sensPort);
    queue.client().createQueue(request -> request.queueName(DEAD));
    queue.client().createQueue(request -> request.queueName(QUEUE));
  }

  EmbeddedQueue queue() {
    return queue;
  }

  FakeSens sens() {
    return sens;
  }

  /** What makes the program use them. */
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_ACCESS_KEY_ID", "local");
    environment.put("AWS_SECRET_ACCESS_KEY", "local");
    environment.put("BONGSU_AWS_ENDPOINT", queue.endpoint().toString());
    environment.put("BONGSU_RECIPIENTS_DEFAULT", Phones.ON_CALL);
    sens.settings()
        .forEach(
            (key, value) ->
                environment.put(
                    key.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT), value));
    return environment;
  }

  @Override
  public void close() {
    sens.close();
    queue.close();
  }
}
