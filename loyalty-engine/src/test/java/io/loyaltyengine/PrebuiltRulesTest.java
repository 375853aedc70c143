package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.loyaltyengine.error.EvaluationException;
import io.loyaltyengine.error.InvalidInputException;
import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.internal.drools.Compilation;
import io.loyaltyengine.internal.load.PrebuiltFile;
import io.loyaltyengine.json.LoyaltyJson;
import io.loyaltyengine.model.Customer;
import io.loyaltyengine.model.DayReached;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that were compiled elsewhere decide the same; whatever else a file holds is refused in plain words. */
class PrebuiltRulesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/io/loyaltyengine/prebuilt.golden.txt");
    private static final String RULE = """
            package standing
            rule "20 visits make a Superfan"
                @en("20 visits make you a Superfan.")
                @de("20 Besuche machen dich zum Superfan.")
            when
                Customer( visits >= 20 )
            then
                decide.award("superfan");
            end
            """;

    private final Path folder;

    PrebuiltRulesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"../rules", "../rules/club", "../rules/bakery", "../rules/coalition"})
    void aTillWithoutACompilerDecidesWhatABackendDecides(String rules) throws Exception {
        assertThat(Jvm.ofATill().jars()).containsExactlyElementsOf(Jvm.jarsOfATill());
        Path file = folder.resolve("shop.rules");
        Jvm builder =
                Jvm.full().with("-Ddrools.dialect.java.compiler.lnglevel=21").with("-Duser.language=tr");
        Jvm.Ended built = builder.run(PrebuiltRules.class, rules, file);
        assertThat(built.err()).doesNotContain("Exception");
        assertThat(built.out())
                .isEqualTo(file + " holds the compiled rules of " + rules + ", " + Files.size(file) + " bytes.\n");
        assertThat(built.code()).isZero();

        RuleSource sources = RuleSource.directory(Path.of(rules));
        String decided = Till.day(Programmes.engine(sources));
        assertThat(decided.contains("PointsEarned") && decided.contains("CouponAccepted"))
                .isTrue();
        assertThat(Jvm.ofATill().run(Till.class, "prebuilt", file).out().lines())
                .containsExactlyElementsOf(decided.lines().toList());
        assertThat(Till.day(Programmes.engine(PrebuiltRules.read(file)))).isEqualTo(decided);

        // Another JVM, language and level of Java, other rules compiled before: the same bytes.
        PrebuiltRules.compile(sources).write(folder.resolve("again.rules"));
        assertThat(folder.resolve("again.rules")).hasSameBinaryContentAs(file);
    }

    @Test
    void withoutACompilerSourcesAreRefusedEvenIfCompiledRulesLieBesideThem() throws Exception {
        Path file = folder.resolve("shop.rules");
        small().write(file);
        small().files().forEach((name, text) -> write(folder.resolve(name), text));
        assertThat(RuleSource.directory(folder).files()).isEqualTo(small().files());

        Jvm.Ended refused = Jvm.ofATill().run(Till.class, "directory", folder);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("""
                RuleLoadException: The rules have 1 problem:
                The rules are to be compiled, but the compiler is not on the class path: `org/drools/\
                model/codegen/execmodel/JavaParserCompiler` is missing.
                    Load rules that were compiled before, with `PrebuiltRules`, or exclude no dependency of \
                loyalty-engine.
                """);

        Jvm.Ended unbuilt = Jvm.ofATill().run(PrebuiltRules.class, folder, folder.resolve("new.rules"));
        assertThat(unbuilt.code()).isEqualTo(1);
        assertThat(unbuilt.err())
                .contains("The rules have 1 problem:\nThe rules are to be compiled, but")
                .doesNotContain("\tat ");
        assertThat(folder.resolve("new.rules")).doesNotExist();
    }

    @Test
    void aResourceIsReadLikeAFile() throws IOException {
        small().write(folder.resolve("shop.rules"));
        byte[] bytes = Files.readAllBytes(folder.resolve("shop.rules"));
        try (InputStream drop = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 7));
            }
        }) {
            assertThat(Programmes.engine(PrebuiltRules.read(drop)).ruleSet())
                    .isEqualTo(Programmes.engine(small()).ruleSet());
        }
    }

    @Test
    void theHostsCurrencyAndZoneHoldForPrebuiltRulesToo() {
        LoyaltyEngine francs =
                LoyaltyEngine.builder().rules(small()).currency("CHF").build();
        assertThat(francs.programme().currency().getCurrencyCode()).isEqualTo("CHF");
        assertThat(francs.ruleSet())
                .isNotEqualTo(Programmes.engine(small()).ruleSet())
                .isEqualTo(LoyaltyEngine.builder()
                        .rules(RuleSource.of(small().files()))
                        .currency("CHF")
                        .build()
                        .ruleSet());
    }

    /** To write the texts anew: {@code ./mvnw -pl loyalty-engine test -Dtest=PrebuiltRulesTest -Dgolden.write=true}. */
    @Test
    void everyRefusalSaysWhatIsWrongAndWhatToDo() throws IOException {
        byte[] good = small().file().bytes();
        PrebuiltFile parts = PrebuiltFile.read("good", new ByteArrayInputStream(good));
        byte[] otherFormat = good.clone();
        otherFormat[new String(good, StandardCharsets.ISO_8859_1).indexOf('\n') - 1] = '9';
        byte[] huge = Arrays.copyOf(good, good.length);
        ByteBuffer.wrap(huge).putInt(new String(good, StandardCharsets.ISO_8859_1).indexOf('\n') + 1, 1 << 30);
        byte[] flipped = good.clone();
        flipped[good.length / 2] ^= 1;

        StringBuilder told = new StringBuilder();
        tell(told, "missing", () -> PrebuiltRules.read(folder.resolve("missing.rules")));
        tell(told, "a directory", () -> PrebuiltRules.read(folder));
        tell(told, "a device", () -> PrebuiltRules.read(Path.of("/dev/null")));
        tell(told, "a closed file system", () -> PrebuiltRules.read(closed()));
        tell(told, "no resource", () -> PrebuiltRules.read((InputStream) null));
        tell(told, "a stream that breaks", () -> PrebuiltRules.read(broken()));
        tell(told, "empty", () -> read(new byte[0]));
        tell(told, "a jar", () -> read("PK\u0003\u0004 and so on".getBytes(StandardCharsets.UTF_8)));
        tell(told, "another format", () -> read(otherFormat));
        tell(told, "huge", () -> read(huge));
        tell(told, "cut off", () -> read(Arrays.copyOf(good, good.length - 1)));
        tell(told, "longer", () -> read(Arrays.copyOf(good, good.length + 1)));
        tell(told, "flipped", () -> read(flipped));
        tell(told, "too many entries", () -> read(manyEntries()));
        tell(
                told,
                "another version",
                () -> load(new PrebuiltFile("", "other", parts.texts(), parts.known(), parts.compilation())));
        tell(told, "without classes", () -> load(with(parts, ending(parts, ".plan"))));
        tell(told, "without plan", () -> load(with(parts, ending(parts, ".class"))));
        tell(told, "senseless classes", () -> load(with(parts, senseless(parts))));
        tell(told, "a class with a very long name", () -> load(with(parts, longNames(parts))));
        tell(
                told,
                "without sources",
                () -> load(new PrebuiltFile("", parts.key(), new TreeMap<>(), parts.known(), parts.compilation())));
        String all = told.toString().replace(folder.toString(), "folder");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(GOLDEN, all);
        }
        assertThat(all).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void nobodyWaitsForAPipe() throws Exception {
        Path pipe = folder.resolve("pipe.rules");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertThatThrownBy(() -> PrebuiltRules.read(pipe))
                .isInstanceOf(RuleLoadException.class)
                .hasMessageContaining("This is no file, but a folder, a pipe, a socket or a device.");
    }

    /** The checksum finds damage, not malice; who seals a file anew gets no further than other code would. */
    @Test
    void whatClassesCallInVainIsTheRulesFailure() throws IOException {
        PrebuiltFile parts = PrebuiltFile.read(
                "good", new ByteArrayInputStream(small().file().bytes()));
        SortedMap<String, byte[]> changed = new TreeMap<>();
        parts.compilation()
                .files()
                .forEach((path, bytes) -> changed.put(
                        path,
                        new String(bytes, StandardCharsets.ISO_8859_1)
                                .replace("award", "avard")
                                .getBytes(StandardCharsets.ISO_8859_1)));
        LoyaltyEngine engine = load(with(parts, changed));
        Customer anna = Customer.enrolled("anna", "EUR", LocalDate.of(2025, 6, 15));
        DayReached day = DayReached.of("day", Instant.parse("2026-03-14T09:30:00Z"), "EUR");
        assertThatThrownBy(() -> engine.evaluate(often(anna), day))
                .isInstanceOf(EvaluationException.class)
                .hasMessageContaining("Rule \"20 visits make a Superfan\": The rule failed:")
                .hasMessageContaining("avard");
    }

    private static Customer often(Customer customer) {
        return new LoyaltyJson()
                .readCustomer(new LoyaltyJson().write(customer).replace("\"visits\":0", "\"visits\":20"));
    }

    @Test
    void theCommandSaysHowItIsUsedAndWhatIsWrongWithTheRules() throws IOException {
        Path target = folder.resolve("shop.rules");
        assertThat(errors()).isEqualTo("Usage: java io.loyaltyengine.PrebuiltRules rules-directory target-file\n");
        assertThat(errors("a", "b", "c")).startsWith("Usage: ");
        assertThat(errors("\u0000", target.toString())).contains("Nul character not allowed");
        assertThat(errors(folder.resolve("nowhere").toString(), target.toString()))
                .contains("This directory does not exist.");
        small().files().forEach((name, text) -> write(folder.resolve(name), text.replace("visits", "vists")));
        assertThat(errors(folder.toString(), target.toString())).isEqualTo("""
                The rules have 1 problem:
                rules.drl:6:15: rule "20 vists make a Superfan": `Customer` has no `vists`.
                    Customer( vists >= 20 )
                              ^
                    Maybe `visits`.
                """);
        assertThat(target).doesNotExist();
        small().files().forEach((name, text) -> write(folder.resolve(name), text));
        assertThat(errors(folder.toString(), folder.toString())).isEqualTo("""
                %s: This is no file, but a folder, a pipe, a socket or a device.
                    Maybe the path is to go on, or is another one.
                """.formatted(folder));
        Path below = target.resolve("below");
        Files.write(target, new byte[0]);
        assertThat(errors(folder.toString(), below.toString())).startsWith(below + ": The file cannot be written: `");
        assertThat(errors(folder.toString(), target.toString())).isEmpty();
        assertThat(target).hasBinaryContent(small().file().bytes());
    }

    @Test
    void aFileIsWrittenWholeOrNotAtAll() throws IOException {
        Path target = folder.resolve("some/where/shop.rules");
        small().write(target);
        Files.write(target, new byte[] {1});
        small().write(target);
        assertThat(target).hasBinaryContent(small().file().bytes());

        Path occupied = folder.resolve("some/where/occupied");
        Files.createDirectories(occupied.resolve("by/others"));
        assertThatThrownBy(() -> small().write(occupied)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> small().write(target.resolve("below"))).isInstanceOf(IOException.class);
        try (Stream<Path> left = Files.list(target.getParent())) {
            assertThat(left).containsExactlyInAnyOrder(target, occupied);
        }
        if (target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Path ordinary = Files.write(folder.resolve("ordinary"), new byte[0]);
            assertThat(Files.getPosixFilePermissions(target)).isEqualTo(Files.getPosixFilePermissions(ordinary));
        }
    }

    @Test
    void aFileSystemThatCannotBeWrittenSaysWhichFile() throws Exception {
        FileSystem zip = FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"));
        Path packed = zip.getPath("some", "shop.rules");
        small().write(packed);
        small().write(packed);
        assertThat(PrebuiltRules.read(packed).files()).isEqualTo(small().files());
        zip.close();
        assertThatThrownBy(() -> small().write(packed))
                .isInstanceOf(IOException.class)
                .hasMessage("some/shop.rules: The file cannot be written: `java.nio.file.ClosedFileSystemException`.");
        Path readOnly = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/shop.rules");
        assertThatThrownBy(() -> small().write(readOnly))
                .isInstanceOf(IOException.class)
                .hasMessage("/shop.rules: The file cannot be written: `java.nio.file.ReadOnlyFileSystemException`.");
    }

    @Test
    void whatIsNoFileIsNotReplaced() throws Exception {
        Path pipe = folder.resolve("pipe.rules");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        for (Path target : List.of(pipe, Files.createDirectory(folder.resolve("empty")))) {
            assertThatThrownBy(() -> small().write(target))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(target + ": This is no file, but a folder, a pipe, a socket or a device.");
            assertThat(Files.isRegularFile(target)).isFalse();
        }
    }

    @Test
    @SuppressWarnings("NullAway")
    void nullIsRefusedByName() {
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> PrebuiltRules.compile((RuleSource) null),
                () -> PrebuiltRules.read((Path) null),
                () -> small().write(null))) {
            assertThatThrownBy(call).isInstanceOf(InvalidInputException.class);
        }
    }

    private static final class Small {
        static final PrebuiltRules RULES = PrebuiltRules.compile(
                RuleSource.of(Map.of(LoyaltyEngine.PROGRAMME_FILE, Programmes.PROGRAMME, "rules.drl", RULE)));
    }

    /** A programme of one rule. */
    static PrebuiltRules small() {
        return Small.RULES;
    }

    private static PrebuiltRules read(byte[] bytes) {
        return PrebuiltRules.read(new ByteArrayInputStream(bytes));
    }

    private static LoyaltyEngine load(PrebuiltFile file) {
        return Programmes.engine(read(file.bytes()));
    }

    private static PrebuiltFile with(PrebuiltFile parts, SortedMap<String, byte[]> files) {
        return new PrebuiltFile("", parts.key(), parts.texts(), parts.known(), new Compilation(files));
    }

    private static SortedMap<String, byte[]> ending(PrebuiltFile parts, String end) {
        SortedMap<String, byte[]> files = new TreeMap<>(parts.compilation().files());
        files.keySet().removeIf(path -> !path.endsWith(end));
        return files;
    }

    private static SortedMap<String, byte[]> senseless(PrebuiltFile parts) {
        SortedMap<String, byte[]> files = new TreeMap<>(parts.compilation().files());
        files.put(ending(parts, ".class").firstKey(), new byte[] {1, 2, 3});
        return files;
    }

    private static SortedMap<String, byte[]> longNames(PrebuiltFile parts) {
        SortedMap<String, byte[]> files = ending(parts, ".plan");
        files.replaceAll((path, plan) -> new String(plan, StandardCharsets.UTF_8)
                .replaceAll("(?m)^(\\w+ [\\w.]*Lambda\\w+)", "$1" + "X".repeat(70_000))
                .getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private Path closed() throws IOException {
        FileSystem zip = FileSystems.newFileSystem(folder.resolve("closed.zip"), Map.of("create", "true"));
        zip.close();
        return zip.getPath("shop.rules");
    }

    private static byte[] manyEntries() {
        int entries = PrebuiltFile.MAX_ENTRIES + 1;
        byte[] head = "loyalty-engine prebuilt rules 3\n".getBytes(StandardCharsets.UTF_8);
        int content = 3 * Integer.BYTES + entries * (2 * Integer.BYTES + 8);
        ByteBuffer file = ByteBuffer.allocate(head.length + Integer.BYTES + content);
        file.put(head).putInt(content).putInt(0).putInt(0).putInt(0);
        for (int i = 0; i < entries; i++) {
            file.putInt(8).put(String.format(Locale.ROOT, "%08x", i).getBytes(StandardCharsets.UTF_8));
            file.putInt(0);
        }
        return sealed(file.array());
    }

    /** With its checksum. */
    static byte[] sealed(byte[] content) {
        CRC32C sum = new CRC32C();
        sum.update(content);
        return ByteBuffer.allocate(content.length + Integer.BYTES)
                .put(content)
                .putInt((int) sum.getValue())
                .array();
    }

    private static InputStream broken() {
        return new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                throw new IOException("no connection");
            }
        };
    }

    private static void tell(StringBuilder told, String what, ThrowingCallable call) {
        RuleLoadException refused = catchThrowableOfType(RuleLoadException.class, call);
        assertThat(refused).as(what).isNotNull();
        told.append("== ")
                .append(what)
                .append('\n')
                .append(refused.getMessage())
                .append("\n\n");
    }

    private static String errors(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        boolean good = PrebuiltRules.build(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(err.size() == 0).isEqualTo(good);
        assertThat(out.size() == 0).isNotEqualTo(good);
        return err.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
