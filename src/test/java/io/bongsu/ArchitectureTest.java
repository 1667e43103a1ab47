package io.bongsu;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveModifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.springframework.context.annotation.Configuration;

/** Which package may know which, and what no class of the program does. */
@AnalyzeClasses(packages = "io.bongsu", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchRule ALARM_KNOWS_NO_OTHER_STAGE = onlyKnows("alarm");

  @ArchTest static final ArchRule SENS_KNOWS_NO_OTHER_STAGE = onlyKnows("sens");

  @ArchTest static final ArchRule CLASSIFY_KNOWS_ALARMS = onlyKnows("classify", "alarm");

  @ArchTest static final ArchRule BURST_KNOWS_ALARMS = onlyKnows("burst", "alarm");

  @ArchTest
  static final ArchRule MESSAGE_KNOWS_ALARMS_AND_BURSTS = onlyKnows("message", "alarm", "burst");

  @ArchTest
  static final ArchRule LEDGER_KNOWS_WHAT_IT_RECORDS =
      onlyKnows("ledger", "alarm", "burst", "message", "sens");

  @ArchTest
  static final ArchRule LAMBDA_NEEDS_ONLY_THE_JDK_AND_THE_LAMBDA_INTERFACE =
      classes()
          .that()
          .resideInAPackage("io.bongsu.lambda..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "io.bongsu.lambda..",
                  "java..",
                  "javax.net..",
                  "com.amazonaws.services.lambda.runtime..",
                  "org.jspecify.annotations.."))
          .because("its jar holds nothing else and must start fast")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule NOTHING_KNOWS_THE_PROGRAM_ITSELF =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.bongsu")
          .should()
          .dependOnClassesThat(resideInAPackage("io.bongsu"))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("io.bongsu.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS =
      NO_CLASSES_SHOULD_USE_FIELD_INJECTION.allowEmptyShould(true);

  @ArchTest
  static final ArchRule STATIC_FIELDS_ARE_FINAL =
      fields().that().areStatic().should().beFinal().allowEmptyShould(true);

  @ArchTest
  static final ArchRule STATIC_FIELDS_HOLD_NO_STATE =
      noFields()
          .that()
          .areStatic()
          .should()
          .haveRawType(
              resideInAnyPackage("java.util.concurrent..")
                  .or(JavaClass.Predicates.type(StringBuilder.class)))
          .because("state belongs to an object that a test can make anew")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule OUTPUT_GOES_THROUGH_THE_LOG =
      NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.allowEmptyShould(true);

  @ArchTest
  static final ArchRule THE_LOG_IS_SLF4J =
      NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.allowEmptyShould(true);

  @ArchTest
  static final ArchRule CLASSES_ARE_FINAL =
      classes()
          .that(arePlainClasses())
          .should(haveModifier(FINAL))
          .because("a class is made to be extended or is final; Spring extends configurations only")
          .allowEmptyShould(true);

  /** The package may depend on these of ours, on itself and on what is not ours. */
  private static ArchRule onlyKnows(String name, String... others) {
    String[] allowed =
        Stream.concat(Stream.of(name), Stream.of(others))
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
