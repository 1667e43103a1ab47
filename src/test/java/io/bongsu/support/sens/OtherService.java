package io.bongsu.support.sens;

import java.util.List;
import java.util.Optional;

/** A part of SENS that is not SMS: what it takes, and how it lists what it has. */
interface OtherService {

  /** Whether a path belongs to it. */
  boolean serves(String path);

  /**
   * A send; what it refuses is a {@link Refusal}.
   *
   * @param body the request's body as it came
   */
  List<Delivery> send(String path, byte[] body);

  /** A question; empty when nothing matches. */
  Optional<String> ask(String path, String rawQuery, List<Delivery> known);

  /** The answer to an accepted send. */
  String accepted(List<Delivery> deliveries);
}
