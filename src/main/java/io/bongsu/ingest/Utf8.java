package io.bongsu.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The text of a request, which JSON lets be UTF-8 only (RFC 8259, section 8.1). */
public final class Utf8 {

  private Utf8() {}

  public static String text(byte @Nullable [] body) {
    if (body == null || body.length == 0) {
      throw new RequestRefusedException(ProblemKind.UNREADABLE, "The request has no body.");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new RequestRefusedException(ProblemKind.UNREADABLE, "The body is not UTF-8.");
    }
  }
}
