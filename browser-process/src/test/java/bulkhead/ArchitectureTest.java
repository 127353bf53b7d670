package bulkhead;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.ipc.Outcome;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ClassesTransformer;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which room may know which: the edges between the modules, the order of the renderer's stages,
/// and a few habits of the whole house. A rule that fails names the class and the line.
class ArchitectureTest {
  /// Written by protoc and our plugin for it.
  private static final String GENERATED = "bulkhead.ipc.api";

  private static JavaClasses classes = new ClassFileImporter().importClasses();

  @BeforeAll
  static void scan() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("bulkhead");
  }

  // A rule over nothing is always kept: each module must really have been scanned.

  @ParameterizedTest
  @CsvSource({
    "bulkhead.ipc, 15",
    "bulkhead.ipc.api, 300",
    "bulkhead.browser, 100",
    "bulkhead.renderer, 300",
    "bulkhead.gpu, 50",
    "bulkhead.plugin, 30"
  })
  void everyModuleIsScanned(String room, int atLeast) {
    long found =
        classes.stream()
            .filter(
                type ->
                    type.getPackageName().equals(room)
                        || type.getPackageName().startsWith(room + "."))
            .count();
    assertTrue(found >= atLeast, room + " has only " + found + " classes");
  }

  // Modules

  @Test
  void theProcessesKnowTheContractAndNotEachOther() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("proto")
        .definedBy(resideInAnyPackage("bulkhead..").and(inProcessModule().negate()))
        .layer("browser process")
        .definedBy("bulkhead.browser..")
        .layer("renderer process")
        .definedBy("bulkhead.renderer..")
        .layer("GPU process")
        .definedBy("bulkhead.gpu..")
        .layer("plugin process")
        .definedBy("bulkhead.plugin..")
        .whereLayer("proto")
        .mayNotAccessAnyLayer()
        .whereLayer("browser process")
        .mayOnlyAccessLayers("proto")
        .whereLayer("renderer process")
        .mayOnlyAccessLayers("proto")
        .whereLayer("GPU process")
        .mayOnlyAccessLayers("proto")
        .whereLayer("plugin process")
        .mayOnlyAccessLayers("proto")
        .check(classes);
  }

  private static DescribedPredicate<JavaClass> inProcessModule() {
    return resideInAnyPackage(
        "bulkhead.browser..", "bulkhead.renderer..", "bulkhead.gpu..", "bulkhead.plugin..");
  }

  @Test
  void onlyTheBrowserProcessOpensSocketsToTheWorldAndKeepsAProfile() {
    noClasses()
        .that()
        .resideOutsideOfPackages("bulkhead.browser.net..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("okhttp3..", "java.net.http..")
        .because("bulkhead.browser.net is the only room that talks to the world")
        .check(classes);
    noClasses()
        .that()
        .resideOutsideOfPackages("bulkhead.browser.storage..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.sqlite..")
        .because("bulkhead.browser.storage is the only room that knows how the profile is kept")
        .check(classes);
  }

  // The renderer's pipeline: a stage reads those before it, and none after it.

  /// Stage, and the stages that it may read.
  private static final Map<String, List<String>> RENDERER =
      Map.ofEntries(
          Map.entry("dom", List.of()),
          Map.entry("html", List.of("dom")),
          Map.entry("css", List.of()),
          Map.entry("text", List.of("css")),
          Map.entry("style", List.of("dom", "css", "text")),
          Map.entry("layout", List.of("dom", "css", "style", "text")),
          Map.entry("paint", List.of("dom", "css", "style", "layout", "text")),
          Map.entry("svg", List.of("dom", "html", "css", "style", "text", "paint")),
          Map.entry("raster", List.of("paint")),
          Map.entry("canvas", List.of("dom", "css", "style", "text", "layout", "paint")),
          Map.entry(
              "script",
              List.of("dom", "html", "css", "text", "style", "layout", "paint", "canvas")),
          Map.entry("compositor", List.of("paint", "raster")));

  @Test
  void aStageOfTheRendererReadsOnlyThoseBeforeIt() {
    for (Map.Entry<String, List<String>> stage : RENDERER.entrySet()) {
      List<String> later = new ArrayList<>();
      for (String other : RENDERER.keySet()) {
        if (!other.equals(stage.getKey()) && !stage.getValue().contains(other)) {
          later.add("bulkhead.renderer." + other + "..");
        }
      }
      noClasses()
          .that()
          .resideInAPackage("bulkhead.renderer." + stage.getKey() + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(later.toArray(String[]::new))
          .because(stage.getKey() + " reads only " + stage.getValue())
          .check(classes);
    }
  }

  @Test
  void noStageKnowsThePageThatRunsIt() {
    noClasses()
        .that()
        .resideInAPackage("bulkhead.renderer.*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("bulkhead.renderer")
        .check(classes);
  }

  @Test
  void noPackagesNeedEachOtherInACircle() {
    slices()
        .matching("bulkhead.(**)")
        .should()
        .beFreeOfCycles()
        .ignoreDependency(alwaysTrue(), resideInAnyPackage(GENERATED))
        // A process's role puts its rooms together, so it knows them all.
        .ignoreDependency(simpleNameEndingWith("Role"), alwaysTrue())
        .check(classes);
  }

  @Test
  void whatTravelsOnTheWireStaysAtTheDoor() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "bulkhead.browser.net..",
            "bulkhead.browser.storage..",
            "bulkhead.browser.ui..",
            "bulkhead.renderer.dom..",
            "bulkhead.renderer.html..",
            "bulkhead.renderer.css..",
            "bulkhead.renderer.text..",
            "bulkhead.renderer.style..",
            "bulkhead.renderer.layout..",
            "bulkhead.renderer.paint..",
            "bulkhead.renderer.raster..",
            "bulkhead.renderer.compositor",
            "bulkhead.gpu.display..",
            "bulkhead.gpu.frame..",
            "bulkhead.gpu.gl..",
            "bulkhead.gpu.software..",
            "bulkhead.plugin.api..",
            "bulkhead.plugin.pdf..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(GENERATED, "com.google.protobuf..")
        .because("messages are checked and made into records where they arrive")
        .check(classes);
  }

  // Habits

  @Test
  void everyPackageIsNullMarked() {
    all(packages())
        .should(
            new ArchCondition<JavaPackage>("be @NullMarked") {
              @Override
              public void check(JavaPackage item, ConditionEvents events) {
                events.add(
                    new SimpleConditionEvent(
                        item,
                        item.isAnnotatedWith(NullMarked.class),
                        item.getName() + " has no @NullMarked package-info"));
              }
            })
        .check(classes);
  }

  private static ClassesTransformer<JavaPackage> packages() {
    return new AbstractClassesTransformer<>("packages of ours") {
      @Override
      public Iterable<JavaPackage> doTransform(JavaClasses all) {
        TreeSet<JavaPackage> found =
            new TreeSet<>(java.util.Comparator.comparing(JavaPackage::getName));
        for (JavaClass type : all) {
          if (!type.getPackageName().equals(GENERATED)) {
            found.add(type.getPackage());
          }
        }
        return found;
      }
    };
  }

  @Test
  void onlyProgramsWriteToStandardOutput() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Main")
        .and()
        .resideOutsideOfPackages("bulkhead.log", "bulkhead.ipc.generator")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because("the others say what they have to say to System.Logger")
        .check(classes);
  }

  /// Seen to fail: with a standard error of three children read so, on two processors, a file that
  /// the user chose was never read.
  @Test
  void nothingThatBlocksRunsOnVirtualThreads() {
    noClasses()
        .should()
        .callMethod(Thread.class, "ofVirtual")
        .orShould()
        .callMethod(Thread.class, "startVirtualThread", Runnable.class)
        .orShould()
        .callMethod(Executors.class, "newVirtualThreadPerTaskExecutor")
        .because(
            "a read of a pipe or a file keeps its carrier, and there are as many as processors")
        .check(classes);
  }

  /// What is thrown there would be lost. Seen to fail, with a child that nobody was told of.
  @Test
  void whatFollowsAnOutcomeFailsAloud() throws IOException {
    List<String> dropped = new ArrayList<>();
    int scanned = 0;
    for (JavaClass type : classes) {
      if (type.getSource().isPresent() && !type.isEquivalentTo(Outcome.class)) {
        try (InputStream file = type.getSource().get().getUri().toURL().openStream()) {
          dropped.addAll(DroppedContinuations.in(file.readAllBytes()));
          scanned++;
        }
      }
    }
    assertTrue(scanned > 1000, "only " + scanned + " classes were read");
    assertEquals(
        List.of(), dropped, "continuations whose exceptions nobody hears of: use Outcome there");
  }
}
