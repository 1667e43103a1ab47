package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an expression or a step gives, as far as the files say.
 *
 * @param type its class; null where it cannot be known
 * @param what the same for people, such as {@code an Alarm} or {@code what https answered}
 * @param either what it may be, where several ways lead here; empty where there is one
 */
record Body(@Nullable JavaType type, String what, List<Body> either) {

  static final Body UNKNOWN = new Body(null, "something unknown", List.of());
  static final Body TEXT = of(String.class);

  static Body of(Type type) {
    JavaType known = TypeFactory.defaultInstance().constructType(type);
    return known.isJavaLangObject() ? UNKNOWN : of(known);
  }

  static Body of(JavaType type) {
    return type.isJavaLangObject() ? UNKNOWN : new Body(type, name(type), List.of());
  }

  /** The same type with other words. */
  static Body of(Type type, String what) {
    return new Body(of(type).type(), what, List.of());
  }

  /** The answer of another system: a stream of bytes until somebody reads it. */
  static Body answer(String scheme) {
    return of(InputStream.class, "what " + scheme + " answered");
  }

  /** What a data format made of a document. */
  static Body document(String step) {
    return of(Map.class, "what " + step + " made");
  }

  boolean isKnown() {
    return type != null;
  }

  /** What is there after either of two ways. */
  Body or(Body other) {
    List<Body> all = Stream.concat(ways(), other.ways()).distinct().toList();
    return all.size() == 1 ? all.get(0) : new Body(null, "one of several", all);
  }

  /** Each that it may be. */
  Stream<Body> ways() {
    return either.isEmpty() ? Stream.of(this) : either.stream();
  }

  static String name(JavaType type) {
    String simple = type.getRawClass().getSimpleName();
    if (type.isCollectionLikeType()) {
      return "a list of " + type.getContentType().getRawClass().getSimpleName();
    } else if (type.hasRawClass(String.class)) {
      return "a text";
    }
    return (simple.matches("[AEIOU].*") ? "an " : "a ") + simple;
  }
}
