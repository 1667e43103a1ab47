package io.bongsu.workbench.preview;

import io.bongsu.settings.StartFailure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;

/** Starts programs for previews. */
public final class PreviewStart {

  private static final String EXAMPLES =
      "No recipients are configured: the numbers are made up, one for each team.";

  private PreviewStart() {}

  /**
   * A program of its own, with the settings that {@code java -jar bongsu.jar} would have here.
   *
   * @param program the application's class, which sets everything up
   * @param arguments settings above those, such as {@code --bongsu.routes=file:routes/*}
   */
  public static PreviewProgram alone(Class<?> program, List<String> arguments) {
    return run(application(program), null, arguments);
  }

  /** A program beside the running one, with its settings; both log in the same place. */
  static PreviewProgram beside(Class<?> program, ConfigurableEnvironment settings) {
    return run(application(program), settings, List.of());
  }

  /** Leaves the log of this process as it is: on in the program, off in a command. */
  private static SpringApplication application(Class<?> program) {
    SpringApplication application = new SpringApplication(program);
    application.setListeners(
        application.getListeners().stream()
            .filter(listener -> !(listener instanceof LoggingApplicationListener))
            .toList());
    return application;
  }

  private static PreviewProgram run(
      SpringApplication application,
      @Nullable ConfigurableEnvironment settings,
      List<String> arguments) {
    PreviewWorld world = PreviewWorld.create();
    List<String> notes = new ArrayList<>();
    ApplicationContextInitializer<ConfigurableApplicationContext> prepare =
        context -> {
          if (settings != null) {
            copy(settings, context.getEnvironment());
          }
          if (PreviewSettings.apply(context.getEnvironment())) {
            notes.add(EXAMPLES);
          }
          world.register(context.getBeanFactory());
        };
    application.addInitializers(prepare);
    configure(application);
    return new PreviewProgram(start(application, arguments), world, notes);
  }

  private static ConfigurableApplicationContext start(
      SpringApplication application, List<String> arguments) {
    try {
      return application.run(arguments.toArray(String[]::new));
    } catch (RuntimeException failure) {
      String reason =
          StartFailure.sentence(failure)
              .orElseGet(() -> "the routes cannot be run: " + deepest(failure));
      throw new PreviewFailedException(reason, failure);
    }
  }

  /** The message of the cause that has no other: the wrappers around it repeat or hide it. */
  private static String deepest(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? String.valueOf(failure.getMessage()) : deepest(cause);
  }

  private static void configure(SpringApplication application) {
    // Contexts that were prepared at build time are prepared for production: no profile, no
    // preview.
    SpringProperties.setProperty(AotDetector.AOT_ENABLED, "false");
    application.setWebApplicationType(WebApplicationType.NONE);
    application.setAdditionalProfiles("preview");
    application.setLazyInitialization(true);
    application.setLogStartupInfo(false);
    application.setRegisterShutdownHook(false);
  }

  /** The settings as they are there, wherever they come from. */
  private static void copy(ConfigurableEnvironment from, ConfigurableEnvironment to) {
    MutablePropertySources sources = to.getPropertySources();
    String attached = "configurationProperties";
    List.copyOf(sources.stream().map(PropertySource::getName).toList()).stream()
        .filter(name -> !name.equals(attached))
        .forEach(sources::remove);
    from.getPropertySources().stream()
        .filter(source -> !source.getName().equals(attached))
        .forEach(sources::addLast);
  }
}
