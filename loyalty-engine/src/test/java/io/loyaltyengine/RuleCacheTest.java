package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.loyaltyengine.error.RuleLoadException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that did not change are not compiled again; a cache that is not in order costs time, and nothing else. */
class RuleCacheTest {
    private final Path folder;
    private final Path cache;

    RuleCacheTest(@TempDir Path folder) {
        this.folder = folder;
        this.cache = folder.resolve("some/cache");
    }

    @Test
    void onlyWhatDroolsGetsToSeeIsCompiledAgainWhenItChanges() throws Exception {
        Path rules = written(text -> text);
        build(small());

        // Without a compiler there is no way but through the cache.
        String decided = Till.day(build(small()));
        assertThat(Jvm.ofATill().run(Till.class, "directory", rules, cache).out())
                .isEqualTo(decided);

        written(text -> text.replace("package", "// Badges.\npackage")
                .replace("make you", "have made you")
                .replace("when\n", "when // this\n\n")
                .replace("Europe/Berlin", "Asia/Tokyo"));
        assertThat(Jvm.ofATill().run(Till.class, "directory", rules, cache).out())
                .isEqualTo(Till.day(Programmes.engine(RuleSource.directory(rules))))
                .contains("Asia/Tokyo");

        written(text -> text.replace("20", "21"));
        assertThat(Jvm.ofATill().run(Till.class, "directory", rules, cache).err())
                .contains("the compiler is not on the class path");
    }

    @Test
    void ofOtherRulesWhatHasNotChangedIsNotCompiledAgain() throws Exception {
        Map<String, String> more = new TreeMap<>(small());
        changed().forEach((name, text) -> more.put(name.replace(".drl", "-too.drl"), text.replace("Superfan", "Fan")));
        more.put(LoyaltyEngine.PROGRAMME_FILE, small().get(LoyaltyEngine.PROGRAMME_FILE));
        build(more);

        Path rules = written(text -> text);
        assertThat(Jvm.ofATill().run(Till.class, "directory", rules, cache).out())
                .isEqualTo(Till.day(Programmes.engine(RuleSource.of(small()))));
    }

    @Test
    void whatCannotBeUsedIsCompiledAnewAndReplaced() throws IOException {
        build(small());
        Path file = onlyFile();
        byte[] good = Files.readAllBytes(file);
        byte[] other = PrebuiltRules.compile(RuleSource.of(changed())).file().bytes();
        byte[] flipped = good.clone();
        flipped[good.length - 40] ^= 4;
        for (byte[] bad :
                List.of(flipped, Arrays.copyOf(good, 100), new byte[0], "PK".getBytes(StandardCharsets.UTF_8), other)) {
            Files.write(file, bad);
            assertThat(Till.day(build(small()))).isEqualTo(Till.day(Programmes.engine(RuleSource.of(small()))));
            assertThat(file).hasBinaryContent(good);
        }
        Files.delete(file);
        Files.createDirectories(file.resolve("in/the/way"));
        assertThat(build(small()).ruleSet())
                .isEqualTo(Programmes.engine(PrebuiltRulesTest.small()).ruleSet());
        assertThat(file).isDirectory();
        assertThat(onlyFile()).isEqualTo(file);
    }

    @Test
    void aFileThatIsLongerThanTheseRulesCanBeIsNotRead() throws Exception {
        Path rules = written(text -> text);
        build(small());
        Path file = onlyFile();
        byte[] good = Files.readAllBytes(file);
        byte[] start = Arrays.copyOf(good, 32 + Integer.BYTES);
        ByteBuffer.wrap(start).putInt(32, 200 << 20);
        for (Path huge : List.of(cache.resolve("latest.rules"), file)) {
            Files.deleteIfExists(file);
            try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
                sparse.write(start);
                sparse.setLength(start.length + (200 << 20) + 32);
            }
            Jvm.Ended built = Jvm.full().with("-Xmx128m").run(Till.class, "directory", rules, cache);
            assertThat(built.code()).as(built.err()).isZero();
            assertThat(file).hasBinaryContent(good);
        }
    }

    @Test
    void aFileSystemMayThrowWhatItLikes() throws IOException {
        Path zip = folder.resolve("cache.zip");
        FileSystem closed = FileSystems.newFileSystem(zip, Map.of("create", "true"));
        closed.close();
        for (Path bad :
                List.of(closed.getPath("/cache"), Path.of(URI.create("jrt:/cache")), Path.of(URI.create("jrt:/")))) {
            assertThat(LoyaltyEngine.builder()
                            .rules(RuleSource.of(small()))
                            .cache(bad)
                            .build()
                            .ruleSet())
                    .isEqualTo(Programmes.engine(PrebuiltRulesTest.small()).ruleSet());
        }
    }

    @Test
    void whatIsWrongIsSaidInTheLog() throws Exception {
        Path rules = written(text -> text);
        assertThat(Jvm.full().run(Till.class, "directory", rules, cache).err()).doesNotContain("RuleCache");
        assertThat(Jvm.full().run(Till.class, "directory", rules, cache).err()).doesNotContain("RuleCache");
        Files.write(onlyFile(), new byte[] {1, 2, 3});
        Jvm.Ended damaged = Jvm.full().run(Till.class, "directory", rules, cache);
        assertThat(damaged.err())
                .contains("WARN io.loyaltyengine.internal.load.RuleCache - " + onlyFile()
                        + " is compiled anew: The file holds no prebuilt rules.");
        assertThat(damaged.code()).isZero();

        Path noDirectory = Files.write(folder.resolve("file"), new byte[] {1});
        Jvm.Ended unkept = Jvm.full().run(Till.class, "directory", rules, noDirectory);
        assertThat(unkept.err())
                .contains("WARN io.loyaltyengine.internal.load.RuleCache - Compiled rules are not kept in "
                        + noDirectory + ": ");
        assertThat(unkept.out()).isEqualTo(damaged.out());
        assertThat(unkept.code()).isZero();
    }

    @Test
    void aMistakeInARuleIsStillAMistake() {
        assertThatThrownBy(() -> build(Map.of(LoyaltyEngine.PROGRAMME_FILE, Programmes.PROGRAMME, "rules.drl", "rule")))
                .isInstanceOf(RuleLoadException.class);
        assertThat(cache).doesNotExist();
    }

    @Test
    void whatOthersCouldHaveWrittenIsNotLoaded() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        build(small());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
                .isEqualTo("rwx------");
        Path file = onlyFile();
        for (String writable : List.of("rw--w----", "rw-----w-")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(writable));
            build(small());
            // Had it been loaded, it would not have been replaced.
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        Path elsewhere = Files.move(file, folder.resolve("elsewhere"));
        Files.createSymbolicLink(file, elsewhere);
        build(small());
        assertThat(Files.isSymbolicLink(file)).isFalse();

        Files.delete(file);
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwx---"));
        build(small());
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void whereOthersCouldPutAnotherDirectoryNothingIsLoaded() throws Exception {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("unix");
        build(small());
        Path file = onlyFile();
        Path parent = Objects.requireNonNull(cache.getParent());
        for (String mode : List.of("777", "775", "1777", "755")) {
            Files.delete(file);
            chmod(mode, parent);
            build(small());
            // Everybody can put something into a directory with the sticky bit, and take away only what is his.
            boolean safe = mode.equals("1777") || mode.equals("755");
            assertThat(Files.exists(file)).as(mode).isEqualTo(safe);
            if (!safe) {
                chmod("755", parent);
                build(small());
            }
        }
        try {
            Files.setOwner(parent, nobody());
        } catch (IOException e) {
            assumeThat(e).as("only root can give a directory away").isNotInstanceOf(FileSystemException.class);
        }
        Files.delete(file);
        build(small());
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void aLinkIsAsGoodAsWhereItLiesAndWhereItLeads() throws Exception {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("unix");
        Path ours = Files.createDirectory(folder.resolve("ours"));
        Path open = Files.createDirectory(folder.resolve("open"));
        Path kept = Files.createDirectory(ours.resolve("kept"));
        chmod("777", open);
        Path good = Files.createSymbolicLink(ours.resolve("good"), Path.of("kept"));
        Path lyingOpen = Files.createSymbolicLink(open.resolve("link"), kept);
        Path byTheWay = Files.createSymbolicLink(ours.resolve("way"), lyingOpen);
        Path leadingOut = Files.createSymbolicLink(ours.resolve("out"), Files.createDirectory(open.resolve("dir")));
        for (Path bad : List.of(lyingOpen, byTheWay, leadingOut)) {
            LoyaltyEngine.builder().rules(RuleSource.of(small())).cache(bad).build();
            assertThat(bad).as(bad.toString()).isEmptyDirectory();
        }
        LoyaltyEngine.builder().rules(RuleSource.of(small())).cache(good).build();
        assertThat(kept).isNotEmptyDirectory();
    }

    private UserPrincipal nobody() throws IOException {
        return folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    }

    private static void chmod(String mode, Path path) throws Exception {
        assertThat(new ProcessBuilder("chmod", mode, path.toString()).start().waitFor())
                .isZero();
    }

    @Test
    void whatBelongsToAnotherUserIsNotLoaded() throws IOException {
        build(small());
        Path file = onlyFile();
        UserPrincipal user = Files.getOwner(file);
        try {
            Files.setOwner(file, nobody());
        } catch (IOException e) {
            assumeThat(e).as("only root can give a file away").isNotInstanceOf(FileSystemException.class);
        }
        build(small());
        assertThat(Files.getOwner(file)).isEqualTo(user);

        Files.delete(file);
        Files.setOwner(cache, nobody());
        build(small());
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void threadsAndProcessesCanShareADirectory() throws Exception {
        Path rules = written(text -> text);
        build(small());
        byte[] good = Files.readAllBytes(onlyFile());
        Files.delete(onlyFile());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<String>> builds = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                builds.add(() -> Till.day(build(small())));
            }
            builds.add(
                    () -> Jvm.full().run(Till.class, "directory", rules, cache).out());
            String decided = Till.day(Programmes.engine(RuleSource.of(small())));
            for (Future<String> answer : threads.invokeAll(builds)) {
                assertThat(answer.get()).isEqualTo(decided);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(onlyFile()).hasBinaryContent(good);
    }

    private LoyaltyEngine build(Map<String, String> rules) {
        return LoyaltyEngine.builder().rules(RuleSource.of(rules)).cache(cache).build();
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    /** The small programme as an author would edit it. */
    private Path written(UnaryOperator<String> edited) throws IOException {
        Path rules = Files.createDirectories(folder.resolve("rules"));
        small().forEach((name, text) -> PrebuiltRulesTest.write(rules.resolve(name), edited.apply(text)));
        return rules;
    }

    private static Map<String, String> small() {
        return PrebuiltRulesTest.small().files();
    }

    private static Map<String, String> changed() {
        Map<String, String> changed = new TreeMap<>(small());
        changed.replaceAll((name, text) -> text.replace("20", "21"));
        return changed;
    }
}
