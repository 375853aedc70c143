package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.Purchase;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever interrupts a thread means what it does next: what it does with rules succeeds, and the flag stays. */
class InterruptedThreadTest {
    private final Path folder;

    InterruptedThreadTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void rulesAreBuiltReplacedCompiledAndWritten() throws Exception {
        RuleSource source = RuleSource.of(PrebuiltRulesTest.small().files());
        Path cache = folder.resolve("cache");
        LoyaltyEngine engine = interrupted(
                () -> LoyaltyEngine.builder().rules(source).cache(cache).build());
        assertThat(cache).isNotEmptyDirectory();
        assertThat(interrupted(() -> engine.replaceRules(source))).isEqualTo(engine.ruleSet());

        PrebuiltRules compiled = interrupted(() -> PrebuiltRules.compile(source));
        assertThat(compiled.file().bytes())
                .isEqualTo(PrebuiltRulesTest.small().file().bytes());
        Path file = folder.resolve("shop.rules");
        interrupted(() -> {
            compiled.write(file);
            return file;
        });
        PrebuiltRules read = interrupted(() -> PrebuiltRules.read(file));
        LoyaltyEngine till = interrupted(() -> Programmes.engine(read));
        assertThat(till.ruleSet()).isEqualTo(engine.ruleSet());
        assertThat(interrupted(() -> till.evaluate(
                                Customer.enrolled("anna", "EUR", LocalDate.of(2025, 6, 15)),
                                Purchase.of("order-1042")
                                        .at(Instant.parse("2026-03-14T09:30:00Z"))
                                        .currency("EUR")
                                        .line("mug", "HOME", 1, "14.90")
                                        .build())
                        .decisions()))
                .isNotEmpty();
    }

    @Test
    void rulesAreReadFromFoldersAndJars() throws Exception {
        Map<String, String> texts = PrebuiltRulesTest.small().files();
        Path rules = Files.createDirectory(folder.resolve("shop"));
        texts.forEach((name, text) -> PrebuiltRulesTest.write(rules.resolve(name), text));
        assertThat(interrupted(RuleSource.directory(rules)::files)).isEqualTo(texts);

        Path jar = jar(texts);
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            assertThat(interrupted(RuleSource.classpath("shop", loader)::files)).isEqualTo(texts);
        }
    }

    private Path jar(Map<String, String> texts) throws IOException {
        Path jar = folder.resolve("shop.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                zip.putNextEntry(new ZipEntry("shop/" + text.getKey()));
                zip.write(text.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    /** Interrupts before, and again and again while it lasts. */
    private static <T> T interrupted(Callable<T> work) throws Exception {
        Thread worker = Thread.currentThread();
        Thread pest = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                worker.interrupt();
                Thread.onSpinWait();
            }
        });
        worker.interrupt();
        T once = work.call();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(once).isNotNull();
        pest.start();
        try {
            return work.call();
        } finally {
            pest.interrupt();
            while (pest.isAlive()) {
                Thread.onSpinWait();
            }
            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        }
    }
}
