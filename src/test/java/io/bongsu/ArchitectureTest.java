package io.bongsu;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveModifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaStaticInitializer;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.Configuration;

/**
 * Which package may know which, and what no class of the program does. Plain tests and not
 * ArchUnit's own engine, which ran none of its rules here and was green.
 */
class ArchitectureTest {

  private static final JavaClasses PROGRAM =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.bongsu");

  /** Each package of the pipeline, in the order of the alarm's way, with those that it may know. */
  private static final Map<String, List<String>> PIPELINE =
      Map.ofEntries(
          Map.entry("json", List.of()),
          Map.entry("settings", List.of()),
          Map.entry("alarm", List.of()),
          Map.entry("calendar", List.of()),
          Map.entry("sens", List.of()),
          Map.entry("smtp", List.of("sens")),
          Map.entry("routes", List.of()),
          Map.entry("ledger", List.of()),
          Map.entry("queue", List.of("alarm")),
          Map.entry("classify", List.of("alarm", "calendar", "ledger")),
          Map.entry("burst", List.of("alarm", "queue")),
          Map.entry("flap", List.of("alarm", "burst", "queue")),
          Map.entry("notify", List.of("alarm", "burst", "calendar", "ledger")),
          Map.entry("compose", List.of("ack", "alarm", "burst", "notify", "sens")),
          Map.entry(
              "deliver",
              List.of("alarm", "queue", "burst", "notify", "compose", "sens", "smtp", "ledger")),
          Map.entry("receipt", List.of("notify", "compose", "deliver", "sens", "ledger")),
          Map.entry(
              "remind", List.of("ack", "alarm", "burst", "notify", "compose", "ledger", "queue")),
          Map.entry("share", List.of("alarm", "queue", "classify", "burst", "deliver", "ledger")),
          Map.entry("fallback", List.of("ledger")),
          Map.entry("watchdog", List.of("alarm", "notify", "sens", "ledger")),
          Map.entry(
              "failure",
              List.of(
                  "alarm",
                  "queue",
                  "classify",
                  "burst",
                  "flap",
                  "notify",
                  "compose",
                  "deliver",
                  "sens")),
          Map.entry("ingest", List.of("alarm", "queue")),
          Map.entry("ack", List.of()),
          Map.entry("trace", List.of("alarm", "burst", "compose", "receipt")),
          Map.entry("ecs", List.of()),
          Map.entry("idle", List.of("ecs", "ledger", "notify", "queue")),
          Map.entry(
              "console",
              List.of(
                  "alarm",
                  "queue",
                  "classify",
                  "burst",
                  "notify",
                  "compose",
                  "deliver",
                  "sens",
                  "ledger")));

  static Stream<String> pipeline() {
    return PIPELINE.keySet().stream().sorted();
  }

  /** The start looks at no other names, so the beans of such a class would be missing. */
  @Test
  void aConfigurationIsNamedSoThatTheStartFindsIt() {
    classes()
        .that()
        .areAnnotatedWith(Configuration.class)
        .and()
        .areTopLevelClasses()
        .should()
        .haveSimpleNameEndingWith("Configuration")
        .orShould()
        .be(AutoConfigurationExclusions.class)
        .check(PROGRAM);
  }

  @ParameterizedTest
  @MethodSource("pipeline")
  void aStageKnowsOnlyWhatItNeeds(String stage) {
    onlyKnows(stage, PIPELINE.getOrDefault(stage, List.of())).check(PROGRAM);
  }

  @Test
  void everyPackageIsListed() {
    Set<String> packages = new TreeSet<>();
    PROGRAM.forEach(
        type -> packages.add(type.getPackageName().replaceFirst("io\\.bongsu\\.?", "")));
    packages.removeIf(name -> name.isEmpty() || name.startsWith("workbench"));
    packages.removeAll(Set.of("lambda", "probe"));

    assertThat(packages).isEqualTo(new TreeSet<>(PIPELINE.keySet()));
  }

  @Test
  void thePipelineNeverImportsTheWorkbench() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.bongsu", "io.bongsu.workbench..")
        .should()
        .dependOnClassesThat(resideInAPackage("io.bongsu.workbench.."))
        .check(PROGRAM);
  }

  @Test
  void nothingButTheProgramKnowsItsCommands() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.bongsu", "io.bongsu.workbench.cli..")
        .should()
        .dependOnClassesThat(resideInAPackage("io.bongsu.workbench.cli.."))
        .check(PROGRAM);
  }

  @Test
  void partsOfTheWorkbenchHaveNoCycles() {
    slices().matching("io.bongsu.workbench.(*)..").should().beFreeOfCycles().check(PROGRAM);
  }

  @Test
  void lambdaNeedsOnlyTheJdkAndTheLambdaInterface() {
    classes()
        .that()
        .resideInAnyPackage("io.bongsu.lambda..", "io.bongsu.ecs..", "io.bongsu.ack..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "io.bongsu.lambda..",
                "io.bongsu.ecs..",
                "io.bongsu.ack..",
                "java..",
                "javax.crypto..",
                "javax.net..",
                "com.amazonaws.services.lambda.runtime..",
                "org.jspecify.annotations.."))
        .because("its jar holds nothing else and must start fast")
        .allowEmptyShould(true)
        .check(PROGRAM);
  }

  @Test
  void nothingKnowsTheProgramItself() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.bongsu")
        .should()
        .dependOnClassesThat(resideInAPackage("io.bongsu"))
        .allowEmptyShould(true)
        .check(PROGRAM);
  }

  @Test
  void packagesHaveNoCycles() {
    slices()
        .matching("io.bongsu.(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(PROGRAM);
  }

  @Test
  void nothingIsInjectedIntoFields() {
    NO_CLASSES_SHOULD_USE_FIELD_INJECTION.allowEmptyShould(true).check(PROGRAM);
  }

  @Test
  void staticFieldsAreFinal() {
    fields().that().areStatic().should().beFinal().allowEmptyShould(true).check(PROGRAM);
  }

  @Test
  void staticFieldsHoldNoState() {
    noClasses()
        .should()
        .callConstructorWhere(makesStaticState())
        .because("state belongs to an object that a test can make anew")
        .check(PROGRAM);
  }

  @Test
  void outputGoesThroughTheLog() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.bongsu.workbench.cli")
        .should(ACCESS_STANDARD_STREAMS)
        .check(PROGRAM);
  }

  @Test
  void theLogIsSlf4j() {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAPackage("java.util.logging.."))
        .check(PROGRAM);
  }

  @Test
  void classesAreFinal() {
    classes()
        .that(arePlainClasses())
        .should(haveModifier(FINAL))
        .because("a class is made to be extended or is final; Spring extends configurations only")
        .allowEmptyShould(true)
        .check(PROGRAM);
  }

  /** The package may depend on these of ours, on settings, itself and what is not ours. */
  private static ArchRule onlyKnows(String name, List<String> others) {
    String[] allowed =
        Stream.concat(Stream.of(name, "settings", "json"), others.stream())
            .map(other -> "io.bongsu." + other + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage("io.bongsu." + name + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.bongsu..")
                .and(DescribedPredicate.not(resideInAnyPackage(allowed))))
        .allowEmptyShould(true);
  }

  /** A mutable collection, atomic, lock or the like, made where a class is initialised. */
  private static DescribedPredicate<JavaConstructorCall> makesStaticState() {
    return DescribedPredicate.describe(
        "makes static state",
        call -> {
          JavaClass made = call.getTargetOwner();
          boolean mutable =
              made.isAssignableTo(Collection.class)
                  || made.isAssignableTo(Map.class)
                  || made.getPackageName().startsWith("java.util.concurrent");
          return mutable && call.getOrigin() instanceof JavaStaticInitializer;
        });
  }

  /** Neither abstract, nor an interface (package-info included), nor extended by Spring. */
  private static DescribedPredicate<JavaClass> arePlainClasses() {
    return DescribedPredicate.describe(
        "are plain classes",
        type ->
            !type.isInterface()
                && !type.isEnum()
                && !type.isAnonymousClass()
                && !type.getModifiers().contains(ABSTRACT)
                && !type.isMetaAnnotatedWith(Configuration.class));
  }
}
