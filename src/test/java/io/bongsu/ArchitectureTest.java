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

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaStaticInitializer;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Configuration;

/**
 * Which package may know which, and what no class of the program does. Plain tests and not
 * ArchUnit's own engine, which ran none of its rules here and was green.
 */
class ArchitectureTest {

  private static final JavaClasses PROGRAM =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.bongsu");

  @Test
  void alarmKnowsNoOtherStage() {
    onlyKnows("alarm").check(PROGRAM);
  }

  @Test
  void settingsKnowNothingOfOurs() {
    onlyKnows("settings").check(PROGRAM);
  }

  @Test
  void sensKnowsNoOtherStage() {
    onlyKnows("sens").check(PROGRAM);
  }

  @Test
  void classifyKnowsAlarms() {
    onlyKnows("classify", "alarm").check(PROGRAM);
  }

  @Test
  void burstKnowsAlarms() {
    onlyKnows("burst", "alarm").check(PROGRAM);
  }

  @Test
  void messageKnowsBurstsAndTheRequestThatSendsIt() {
    onlyKnows("message", "alarm", "burst", "sens").check(PROGRAM);
  }

  @Test
  void ledgerKnowsWhatItRecords() {
    onlyKnows("ledger", "alarm", "burst", "message", "sens").check(PROGRAM);
  }

  @Test
  void deliverKnowsMessagesAndTheLedger() {
    onlyKnows("deliver", "message", "sens", "ledger", "alarm").check(PROGRAM);
  }

  @Test
  void queueKnowsHowMuchIsHeld() {
    onlyKnows("queue", "burst").check(PROGRAM);
  }

  @Test
  void ingestKnowsAlarmsTheQueueAndPreviews() {
    onlyKnows("ingest", "alarm", "queue", "preview").check(PROGRAM);
  }

  @Test
  void routesKnowNothingOfOurs() {
    onlyKnows("routes").check(PROGRAM);
  }

  @Test
  void reloadKnowsRoutesTheirCheckAndWhatIsOpen() {
    onlyKnows("reload", "routes", "check", "burst").check(PROGRAM);
  }

  @Test
  void checkKnowsRoutesAndTexts() {
    onlyKnows("check", "routes", "message").check(PROGRAM);
  }

  @Test
  void drawKnowsRoutesAndTheirFiles() {
    onlyKnows("draw", "routes", "reload").check(PROGRAM);
  }

  @Test
  void nothingButTheProgramKnowsItsCommands() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.bongsu", "io.bongsu.cli..")
        .should()
        .dependOnClassesThat(resideInAPackage("io.bongsu.cli.."))
        .check(PROGRAM);
  }

  @Test
  void previewKnowsWhatFlowsThroughTheRoutes() {
    onlyKnows("preview", "alarm", "burst", "message").check(PROGRAM);
  }

  @Test
  void lambdaNeedsOnlyTheJdkAndTheLambdaInterface() {
    classes()
        .that()
        .resideInAPackage("io.bongsu.lambda..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "io.bongsu.lambda..",
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
        .resideOutsideOfPackage("io.bongsu.cli")
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
  private static ArchRule onlyKnows(String name, String... others) {
    String[] allowed =
        Stream.concat(Stream.of(name, "settings"), Stream.of(others))
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
