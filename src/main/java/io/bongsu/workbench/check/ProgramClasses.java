package io.bongsu.workbench.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.MethodMetadata;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * What this program consists of, as its class files say: its beans, its settings and the converters
 * that read them. Nothing is started or kept twice.
 */
final class ProgramClasses {

  private final List<AnnotationMetadata> found;

  ProgramClasses() {
    var scanner =
        new ClassPathScanningCandidateComponentProvider(false) {
          @Override
          protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
            return definition.getMetadata().isIndependent();
          }
        };
    scanner.addIncludeFilter(new AnnotationTypeFilter(Configuration.class));
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationPropertiesBinding.class));
    this.found =
        scanner.findCandidateComponents("io.bongsu").stream()
            .map(definition -> ((AnnotatedBeanDefinition) definition).getMetadata())
            .toList();
  }

  /** Names of the beans that routes may call, each with what it is declared as. */
  Map<String, Class<?>> beans() {
    Map<String, Class<?>> beans = new HashMap<>();
    for (AnnotationMetadata type : found) {
      Set<MethodMetadata> methods = type.getAnnotatedMethods(Bean.class.getName());
      methods.forEach(
          method -> beans.put(method.getMethodName(), load(method.getReturnTypeName())));
    }
    return beans;
  }

  /** The records to which settings are bound. */
  List<Class<?>> settings() {
    return annotated(type -> type.hasAnnotation(ConfigurationProperties.class.getName()));
  }

  /** The converters that settings need besides Spring Boot's own. */
  List<Class<?>> converters() {
    return annotated(type -> type.hasAnnotation(ConfigurationPropertiesBinding.class.getName()));
  }

  private List<Class<?>> annotated(Predicate<AnnotationMetadata> wanted) {
    return found.stream().filter(wanted).<Class<?>>map(type -> load(type.getClassName())).toList();
  }

  private static Class<?> load(String name) {
    return ClassUtils.resolveClassName(name, ProgramClasses.class.getClassLoader());
  }
}
