package io.bongsu.workbench.check;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/** The keys of this program: what its records take, with a star where a name is free. */
final class KnownKeys {

  private final Set<String> keys = new TreeSet<>();
  private final Set<String> lists = new TreeSet<>();

  KnownKeys(List<Class<?>> settings) {
    for (Class<?> type : settings) {
      ConfigurationProperties properties = type.getAnnotation(ConfigurationProperties.class);
      if (properties != null) {
        components(properties.value(), type);
      }
    }
  }

  /** Whether a list is read there, which one text with commas also gives. */
  boolean isList(String key) {
    return lists.contains(key);
  }

  Set<String> all() {
    return keys;
  }

  /** Whether a record takes this key; lists and maps take whatever stands below them. */
  boolean has(String key) {
    String name = key.replaceAll("\\[[^]]*]", "");
    return keys.stream().anyMatch(known -> matches(known, name));
  }

  private static boolean matches(String known, String name) {
    String pattern = Pattern.quote(known).replace("*", "\\E[^.]+\\Q");
    return name.matches(pattern);
  }

  private void components(String prefix, Class<?> type) {
    if (!type.isRecord()) {
      return;
    }
    for (RecordComponent component : type.getRecordComponents()) {
      String key = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
      add(key, component.getGenericType());
    }
  }

  private void add(String key, Type type) {
    if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
      add(key + ".*", generic.getActualTypeArguments()[1]);
    } else if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
      keys.add(key);
      lists.add(key);
      add(key, generic.getActualTypeArguments()[0]);
    } else if (type instanceof Class<?> plain && plain.isRecord()) {
      keys.add(key);
      components(key, plain);
    } else {
      keys.add(key);
    }
  }
}
