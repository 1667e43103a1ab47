package io.bongsu.workbench.check;

import io.bongsu.compose.AckProperties;
import io.bongsu.ledger.LedgerUrl;
import io.bongsu.notify.RecipientsProperties;
import io.bongsu.settings.SettingException;
import io.bongsu.settings.StartFailure;
import io.bongsu.workbench.rules.Finding;
import io.bongsu.workbench.rules.Suggestion;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.convert.converter.Converter;

/**
 * Binds the configuration to the program's own records, whose constructors refuse what is wrong.
 */
final class SettingsCheck {

  /** More settings than these are missing in no program. */
  private static final int MOST_MISSING = 20;

  private final ProgramClasses classes;
  private final ConfigFiles sources;
  private final String file;
  private final boolean deployed;
  private final ApplicationConversionService conversion = new ApplicationConversionService();

  /**
   * @param file under which is reported what no file sets
   * @param deployed whether a missing secret is a finding
   */
  SettingsCheck(ProgramClasses classes, ConfigFiles sources, String file, boolean deployed) {
    this.classes = classes;
    this.sources = sources;
    this.file = file;
    this.deployed = deployed;
    classes
        .converters()
        .forEach(
            type -> conversion.addConverter((Converter<?, ?>) BeanUtils.instantiateClass(type)));
  }

  List<Finding> check() {
    List<Finding> found = new ArrayList<>(strangers());
    classes.settings().forEach(type -> found.addAll(bind(type)));
    if (found.isEmpty()) {
      found.addAll(onCall());
      found.addAll(acknowledgement());
    }
    return found;
  }

  /** Links to acknowledge, if these files say that the ledger is in memory. */
  private List<Finding> acknowledgement() {
    try {
      boolean inMemory = new LedgerUrl(text("spring.datasource.url")).isInMemory();
      AckProperties.requireKept(inMemory && !text(AckProperties.URL).isBlank());
      return List.of();
    } catch (SettingException forgotten) {
      return List.of(finding(forgotten.key(), String.valueOf(forgotten.getMessage())));
    }
  }

  private String text(String key) {
    return new Binder(
            ConfigurationPropertySources.from(sources.all()),
            new PropertySourcesPlaceholdersResolver(sources.all()),
            conversion)
        .bind(key, Bindable.of(String.class))
        .orElse("");
  }

  /** Keys of ours that no record and no file of the program knows. */
  private List<Finding> strangers() {
    KnownKeys known = new KnownKeys(classes.settings());
    Set<String> shipped = new TreeSet<>(known.all());
    sources.shipped().forEach(name -> shipped.add(name.toString()));
    return sources
        .own()
        .filter(
            key -> isOurs(key) && !known.has(key.toString()) && !shipped.contains(key.toString()))
        .distinct()
        .map(
            key ->
                finding(
                    key.toString(),
                    key + " is no setting" + Suggestion.hint(key.toString(), shipped)))
        .toList();
  }

  private static boolean isOurs(ConfigurationPropertyName key) {
    return Set.of("bongsu", "sens")
        .contains(key.getElement(0, ConfigurationPropertyName.Form.UNIFORM));
  }

  private List<Finding> bind(Class<?> type) {
    for (int missing = 0; missing < MOST_MISSING; missing++) {
      try {
        bindOnce(type);
        return List.of();
      } catch (BindException e) {
        Optional<SettingException> refused = refusal(e);
        if (refused.isPresent() && isPartOfWhatIsSet(refused.get().key())) {
          return List.of(
              finding(parent(refused.get().key()), String.valueOf(refused.get().getMessage())));
        } else if (refused.isEmpty()
            || deployed
            || sources.place(refused.get().key()).isPresent()) {
          return List.of(finding(e));
        } else if (sources.has(refused.get().key())) {
          return List.of();
        }
        sources.standIn(refused.get().key(), "0");
      }
    }
    return List.of();
  }

  /** Who is on duty, if these files say who the recipients are. */
  private List<Finding> onCall() {
    try {
      RecipientsProperties recipients = (RecipientsProperties) bindOnce(RecipientsProperties.class);
      return RotaCheck.check(recipients, sources, file, Clock.systemUTC());
    } catch (BindException recipientsAreElsewhere) {
      return List.of();
    }
  }

  /** Whether a file sets other keys of the same lane: then this one is missing there too. */
  private boolean isPartOfWhatIsSet(String key) {
    boolean deep = key.chars().filter(letter -> letter == '.').count() >= 3;
    return deep && !sources.has(key) && sources.place(parent(key)).isPresent();
  }

  private static String parent(String key) {
    return key.substring(0, key.lastIndexOf('.'));
  }

  private Object bindOnce(Class<?> type) {
    ConfigurationProperties properties = type.getAnnotation(ConfigurationProperties.class);
    String prefix = properties == null ? "" : properties.value();
    return new Binder(
            ConfigurationPropertySources.from(sources.all()),
            new PropertySourcesPlaceholdersResolver(sources.all()),
            conversion)
        .bindOrCreate(prefix, Bindable.of(type));
  }

  private static Optional<SettingException> refusal(BindException failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof SettingException)) {
      cause = cause.getCause();
    }
    return Optional.ofNullable((SettingException) cause);
  }

  private Finding finding(BindException failure) {
    String sentence =
        StartFailure.sentence(failure)
            .orElse("cannot be read")
            .replaceFirst("; correct it in .*", "");
    ConfigurationProperty property = failure.getProperty();
    String key =
        refusal(failure)
            .map(SettingException::key)
            .orElseGet(
                () -> String.valueOf(property == null ? failure.getName() : property.getName()));
    return finding(key, sentence);
  }

  private Finding finding(String key, String message) {
    ConfigFiles.Place place = sources.place(key).orElseGet(() -> new ConfigFiles.Place(file, 1));
    return Finding.error(place.file(), place.line(), "setting", message);
  }
}
