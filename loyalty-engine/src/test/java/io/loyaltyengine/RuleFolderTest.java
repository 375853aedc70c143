package io.loyaltyengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.Assumptions.assumeThatThrownBy;

import io.loyaltyengine.error.Limits;
import io.loyaltyengine.error.RuleLoadException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What lies in a folder of rules is read, or is named: nothing is passed over, waited for or taken in whole. */
@Timeout(60)
class RuleFolderTest {
    private static final String RULE =
            Objects.requireNonNull(PrebuiltRulesTest.small().files().get("rules.drl"));

    private final Path folder;
    private final Path rules;

    RuleFolderTest(@TempDir Path folder) {
        this.folder = folder;
        this.rules = folder.resolve("rules");
    }

    @BeforeEach
    void write() throws IOException {
        write(Files.createDirectory(rules));
    }

    private static Path write(Path directory) throws IOException {
        Files.writeString(directory.resolve(LoyaltyEngine.PROGRAMME_FILE), Programmes.PROGRAMME);
        Files.writeString(directory.resolve("rules.drl"), RULE);
        return directory;
    }

    @Test
    void aLinkToAFolderIsThatFolder() throws IOException {
        Map<String, String> texts = read(rules);
        assertThat(texts).containsOnlyKeys(LoyaltyEngine.PROGRAMME_FILE, "rules.drl");
        assertThat(read(Files.createSymbolicLink(folder.resolve("current"), Path.of("rules"))))
                .isEqualTo(texts);
        Path parent = Files.createSymbolicLink(folder.resolve("parent"), folder);
        assertThat(read(parent.resolve("rules"))).isEqualTo(texts);
        assertThat(read(parent.resolve("current"))).isEqualTo(texts);
    }

    /** As a cluster mounts files: what is there is a link to a link to a folder that is swapped as a whole. */
    @Test
    void filesCanBeLinksIntoAFolderThatIsSwapped() throws IOException {
        Path mounted = Files.createDirectory(folder.resolve("mounted"));
        write(Files.createDirectory(mounted.resolve("..2026_11_24")));
        Files.createSymbolicLink(mounted.resolve("..data"), Path.of("..2026_11_24"));
        for (String name : List.of(LoyaltyEngine.PROGRAMME_FILE, "rules.drl")) {
            Files.createSymbolicLink(mounted.resolve(name), Path.of("..data", name));
        }
        assertThat(read(mounted)).isEqualTo(read(rules));
    }

    @Test
    void linksCanLeadInACircle() throws IOException {
        Files.createSymbolicLink(rules.resolve("here"), rules);
        Path scenarios = Files.createDirectory(rules.resolve("scenarios"));
        Files.createSymbolicLink(scenarios.resolve("up"), scenarios);
        assertThat(read(rules)).containsOnlyKeys(LoyaltyEngine.PROGRAMME_FILE, "rules.drl");
    }

    @Test
    void whatIsNoFileIsNamed() throws Exception {
        Files.createSymbolicLink(rules.resolve("a.drl"), Path.of("nowhere.drl"));
        assumeThat(new ProcessBuilder("mkfifo", rules.resolve("b.drl").toString())
                        .start()
                        .waitFor())
                .isZero();
        Files.createDirectory(rules.resolve("c.drl"));
        Files.createSymbolicLink(rules.resolve("d.drl"), Path.of("/dev/zero"));
        Files.createSymbolicLink(rules.resolve("e.drl"), Path.of("e.drl"));
        assertThat(refusal(RuleSource.directory(rules))).hasMessage("""
                The rules have 5 problems:
                a.drl: This is a link that leads nowhere.
                    Maybe its target has moved.
                b.drl: This is no file, but a pipe, a socket or a device.
                    Put a file in its place.
                c.drl: This is a folder, not a file.
                    Rename it: only files are called like that.
                d.drl: This is no file, but a pipe, a socket or a device.
                    Put a file in its place.
                e.drl: This is a link that leads nowhere.
                    Maybe its target has moved.""");
    }

    @Test
    void whatIsCalledNearlyLikeARuleFileIsNamed() throws IOException {
        for (String name : List.of("a.drl ", "b.drl-old", "c.drlx", "d.DRL", "e.dlr", "f.drl.1", "g.drl (2)")) {
            Files.writeString(rules.resolve(name), RULE);
        }
        for (String name : List.of("h.drl~", "#i.drl#", "drl.md", "notes on drl")) {
            Files.writeString(rules.resolve(name), "whatever");
        }
        assertThat(refusal(RuleSource.directory(rules))).hasMessage("""
                The rules have 7 problems:
                a.drl : The name does not end in `.drl`, but in a blank, so it is not read.
                    Rename it.
                b.drl-old: The name does not end in `.drl`, so it is not read.
                    Rename it.
                c.drlx: The name does not end in `.drl`, so it is not read.
                    Rename it.
                d.DRL: The name does not end in `.drl`, so it is not read.
                    Rename it.
                e.dlr: The name does not end in `.drl`, so it is not read.
                    Rename it.
                f.drl.1: The name does not end in `.drl`, so it is not read.
                    Rename it.
                g.drl (2): The name does not end in `.drl`, so it is not read.
                    Rename it.""");
    }

    @Test
    void whatLiesInALinkedSubFolderIsNamed() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("badges.drl"), RULE);
        Files.createSymbolicLink(rules.resolve("more"), elsewhere);
        Files.createSymbolicLink(
                rules.resolve("another-programme"), write(Files.createDirectory(folder.resolve("other"))));
        assertThat(refusal(RuleSource.directory(rules))).hasMessage("""
                The rules have 1 problem:
                more/badges.drl: The file lies in a sub-folder, where it is not read.
                    Move it up, beside `programme.json`.""");
    }

    @Test
    void aNameThatCannotBeShownIsNamedAllTheSame() throws IOException {
        Files.writeString(rules.resolve("a\nb.drl"), RULE);
        assertThat(refusal(RuleSource.directory(rules))).hasMessage("""
                The rules have 1 problem:
                a\uFFFDb.drl: The name holds a character that nobody can see or type.
                    Rename it.""");
        for (String unseen : List.of("\n", "\r", "\u0000", "\u202E", "\u2028", "\uD800", "\uFFFD")) {
            assertThat(refusal(RuleSource.of(
                            Map.of(LoyaltyEngine.PROGRAMME_FILE, Programmes.PROGRAMME, "a" + unseen + "b.drl", RULE))))
                    .hasMessageContaining("a\uFFFDb.drl: The name holds a character that nobody can see or type.");
        }
    }

    @Test
    void whatCannotBeReadIsNamed() throws IOException {
        Path unreadable = Path.of("/proc/self/mem");
        assumeThat(unreadable).exists();
        Files.createSymbolicLink(rules.resolve("memory.drl"), unreadable);
        assertThat(refusal(RuleSource.directory(rules)))
                .hasMessageContaining("The rules have 1 problem:\nmemory.drl: The file cannot be read: `");
    }

    @Test
    void aFolderThatCannotBeListedToItsEndIsNamed() throws IOException {
        Path maps = Path.of("/proc/1/map_files");
        assumeThatThrownBy(() -> {
                    try (DirectoryStream<Path> paths = Files.newDirectoryStream(maps)) {
                        paths.iterator().hasNext();
                    }
                })
                .isInstanceOf(DirectoryIteratorException.class);
        Files.createSymbolicLink(rules.resolve("maps"), maps);
        assertThat(thrown(RuleSource.directory(rules)::files)).hasMessage("""
                The rules have 1 problem:
                maps/: This folder cannot be looked into: this process is not allowed to.""");
    }

    @Test
    void aFolderInAFileSystemThatIsClosedIsRefused() throws IOException {
        FileSystem zip = FileSystems.newFileSystem(jar(0), (ClassLoader) null);
        zip.close();
        assertThat(thrown(RuleSource.directory(zip.getPath("shop"))::files)).hasMessage("""
                The rules have 1 problem:
                shop: This folder cannot be looked into: `java.nio.file.ClosedFileSystemException`.""");
    }

    @Test
    void aHugeFileIsRefusedBeforeItIsRead() throws IOException {
        try (RandomAccessFile huge =
                new RandomAccessFile(rules.resolve("huge.drl").toFile(), "rw")) {
            huge.setLength(3L << 30);
        }
        assertThat(refusal(RuleSource.directory(rules))).hasMessage("""
                The rules have 1 problem:
                huge.drl: The file is longer than 3000000 bytes.
                    Maybe it is no rule file; or split it.""");
    }

    @Test
    void aFileThatSaysItIsEmptyIsReadNoFurtherThanAnother() throws IOException {
        // The kernel's log of symbols says that it has 0 bytes, and has millions.
        Path symbols = Path.of("/proc/kallsyms");
        assumeThat(symbols).exists();
        assumeThat(Files.size(symbols)).isZero();
        try (var in = Files.newInputStream(symbols)) {
            assumeThat(in.readNBytes(Limits.MAX_RULE_FILE_BYTES + 1)).hasSizeGreaterThan(Limits.MAX_RULE_FILE_BYTES);
        }
        Files.createSymbolicLink(rules.resolve("symbols.drl"), symbols);
        assertThat(refusal(RuleSource.directory(rules)))
                .hasMessageContaining("symbols.drl: The file is longer than 3000000 bytes.");
    }

    @Test
    void manyLongFilesAreRefusedBeforeTheyFillTheMemory() throws IOException {
        byte[] long3 = new byte[Limits.MAX_RULE_FILE_BYTES];
        for (int i = 0; i <= Limits.MAX_RULE_SET_BYTES / Limits.MAX_RULE_FILE_BYTES; i++) {
            Files.write(rules.resolve(i + ".drl"), long3);
        }
        assertThat(refusal(RuleSource.directory(rules)))
                .hasMessageContaining("The files are longer than 100000000 bytes together.");
    }

    @Test
    void aJarNeedNotListItsFolders() throws IOException {
        Path jar = jar(0);
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            assertThat(RuleSource.classpath("shop", loader).files()).isEqualTo(read(rules));
            assertThat(RuleSource.classpath("shop/", loader).files()).isEqualTo(read(rules));
        }
        Path same = Files.createDirectory(folder.resolve("same"));
        write(Files.createDirectory(same.resolve("shop")));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL(), same.toUri().toURL()}, null)) {
            assertThat(refusal(RuleSource.classpath("shop", loader)))
                    .hasMessageContaining("This folder is on the class path more than once.");
        }
    }

    @Test
    void aFolderOfVeryManyFilesIsTheWrongOne() throws IOException {
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {jar(Limits.MAX_FOLDER_ENTRIES).toUri().toURL()}, null)) {
            assertThat(refusal(RuleSource.classpath("shop", loader)))
                    .hasMessageContaining("shop: The folder holds more than 100000 files.");
        }
    }

    /** A jar of files alone, without an entry for the folder in which they lie. */
    private Path jar(int more) throws IOException {
        Path jar = folder.resolve("shop.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, String> text : read(rules).entrySet()) {
                zip.putNextEntry(new ZipEntry("shop/" + text.getKey()));
                zip.write(text.getValue().getBytes(StandardCharsets.UTF_8));
            }
            // What is not packed needs no packer, whose reset for each of 100,000 files takes longer than all else.
            zip.setMethod(ZipOutputStream.STORED);
            for (int i = 0; i < more; i++) {
                ZipEntry empty = new ZipEntry("shop/" + i);
                empty.setSize(0);
                empty.setCrc(0);
                zip.putNextEntry(empty);
            }
        }
        return jar;
    }

    private static Map<String, String> read(Path directory) {
        return RuleSource.directory(directory).files();
    }

    private static RuleLoadException refusal(RuleSource source) {
        return thrown(() -> Programmes.engine(source));
    }

    private static RuleLoadException thrown(ThrowingCallable call) {
        RuleLoadException refused = catchThrowableOfType(RuleLoadException.class, call);
        assertThat(refused).isNotNull();
        return refused;
    }
}
