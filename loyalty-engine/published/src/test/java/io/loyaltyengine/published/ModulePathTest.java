package io.loyaltyengine.published;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.PrebuiltRules;
import io.loyaltyengine.RuleSource;
import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A module that says {@code requires io.loyaltyengine}, compiled and started without any option but the path. */
final class ModulePathTest {
    private static final String RULES = "../../rules";
    private static final String DECIDED =
            "19 points for 19.98 EUR, 1 per full euro: yours in 14 days, and then up to 12 months.";
    private static final Set<String> TILL = Set.of(
            "com.fasterxml.jackson.annotation",
            "com.fasterxml.jackson.core",
            "com.fasterxml.jackson.databind",
            "com.fasterxml.jackson.datatype.jdk8",
            "io.loyaltyengine",
            "org.drools.canonicalmodel",
            "org.drools.modelcompiler",
            "org.drools.util",
            "org.slf4j");

    @TempDir
    private static Path directory = Path.of(".");

    @BeforeAll
    static void compileTheShop() {
        Path sources = Path.of("src/test/shop");
        int result = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "-Xlint:all",
                        "-Werror",
                        "-cp",
                        "",
                        "-p",
                        path(TILL::contains),
                        "-d",
                        directory.resolve("shop").toString(),
                        sources.resolve("module-info.java").toString(),
                        sources.resolve("shop/Shop.java").toString());
        assertThat(result).isZero();
    }

    @Test
    void compilesRulesAndDecides() throws Exception {
        assertThat(shop(path(name -> !name.contains("junit")), RULES)).contains(DECIDED);
    }

    @Test
    void decidesByPrebuiltRulesWithWhatATillHas() throws Exception {
        String file = directory.resolve("rules.prebuilt").toString();
        PrebuiltRules.compile(RuleSource.directory(Path.of(RULES))).write(Path.of(file));
        assertThat(shop(path(TILL::contains), file)).contains(DECIDED);
    }

    @Test
    void exportsWhateverIsNotInternal() {
        ModuleReference library = ModuleFinder.of(jars().toArray(Path[]::new))
                .find("io.loyaltyengine")
                .orElseThrow();
        assertThat(library.descriptor().exports().stream().map(export -> export.source()))
                .containsExactlyInAnyOrderElementsOf(library.descriptor().packages().stream()
                        .filter(name -> !name.startsWith("io.loyaltyengine.internal"))
                        .toList());
    }

    private static List<String> shop(String modules, String rules) throws IOException, InterruptedException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-p",
                        modules + File.pathSeparator + directory.resolve("shop"),
                        "-m",
                        "shop/shop.Shop",
                        rules)
                .redirectErrorStream(true)
                .start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(said).isZero();
        return said.lines().toList();
    }

    /** Those of the jars that this test runs with whose modules are wanted. */
    private static String path(Predicate<String> wanted) {
        return jars().stream()
                .filter(jar -> ModuleFinder.of(jar).findAll().stream()
                        .anyMatch(module -> wanted.test(module.descriptor().name())))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static List<Path> jars() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
    }
}
