package io.loyaltyengine;

import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.internal.base.Check;
import io.loyaltyengine.internal.load.PrebuiltFile;
import io.loyaltyengine.internal.load.ProgrammeFiles;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A programme whose rules are compiled already, for a till that has no compiler or no time: compiled where it is built,
 * kept in one file, loaded anywhere.
 *
 * <p>The file holds the sources too. An engine that loads it decides the same, gives the same reasons and has the same
 * {@link LoyaltyEngine#ruleSet} as one that compiles the sources itself. The same rules give the same file, byte by byte,
 * on every Java.
 *
 * <p><b>Compiled rules are code.</b> Load a file only from where you would load a jar: its checksum finds damage, not
 * malice. {@link RuleSource#directory} and {@link RuleSource#classpath} never load compiled rules, wherever they lie.
 *
 * <p>A file fits the versions of this library and of Drools that have built it; others refuse it. What it holds is at
 * most 256 MiB long.
 *
 * <p>Immutable and thread-safe.
 */
public final class PrebuiltRules implements RuleSource {
    private final PrebuiltFile file;

    private PrebuiltRules(PrebuiltFile file) {
        this.file = file;
    }

    /**
     * Reads and compiles rules, which takes seconds.
     *
     * @throws RuleLoadException with everything that is wrong with them, or when there is no compiler
     */
    public static PrebuiltRules compile(RuleSource source) {
        RuleSource present = Check.present("source", source);
        ProgrammeFiles files = ProgrammeFiles.read(present::files, UnaryOperator.identity());
        // Made here: who only reads compiled rules need not wait for it.
        Logger log = LoggerFactory.getLogger(PrebuiltRules.class);
        files.warnings().forEach(warning -> log.warn("{}", warning));
        return new PrebuiltRules(PrebuiltFile.compile(files));
    }

    /**
     * Reads a file.
     *
     * @throws RuleLoadException when it cannot be read, is damaged, or is anything but prebuilt rules
     */
    public static PrebuiltRules read(Path file) {
        return new PrebuiltRules(PrebuiltFile.read(Check.present("file", file)));
    }

    /**
     * Reads a stream to its end, such as a resource on the class path, and leaves it open.
     *
     * @param in null, which {@link Class#getResourceAsStream} answers when there is none, is refused like anything else
     *     that holds no rules
     * @throws RuleLoadException when it cannot be read, is damaged, or is anything but prebuilt rules
     */
    public static PrebuiltRules read(@Nullable InputStream in) {
        String stream = "prebuilt rules";
        if (in == null) {
            throw PrebuiltFile.refused(stream, "There is nothing to read.", "Maybe the resource has another name.");
        }
        try {
            return new PrebuiltRules(PrebuiltFile.read(stream, in));
        } catch (RuleLoadException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw PrebuiltFile.refused(stream, "They cannot be read: `" + e + "`.", "");
        }
    }

    /**
     * Writes a file, in the place of one that is there: whoever reads at that moment gets the old one or the new one.
     *
     * @throws IOException when it cannot be written, whatever the file system throws, or something else than a file is there
     * @throws RuleLoadException when the rules are longer than a file can be
     */
    public void write(Path target) throws IOException {
        Check.present("target", target);
        try {
            if (!PrebuiltFile.isNoFile(target)) {
                Path directory = PrebuiltFile.directoryOf(target);
                if (!Files.isDirectory(directory)) {
                    Files.createDirectories(directory);
                }
                file.write(target, ordinary(directory));
                return;
            }
        } catch (RuleLoadException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // What is full, closed or to be read only says so in exceptions of many kinds, and of a file of another
            // name.
            throw new IOException(target + ": The file cannot be written: `" + e + "`.", e);
        }
        // It would be replaced all the same by whoever is allowed to, be it a device of the machine.
        throw new IOException(PrebuiltFile.noFile(target).toString());
    }

    /** A temporary file is its maker's alone, unless told otherwise; this one is to be as readable as any he makes. */
    private static FileAttribute<?>[] ordinary(Path directory) {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw-rw-"))
                }
                : new FileAttribute<?>[0];
    }

    /** As a file, for the loading of rules. */
    PrebuiltFile file() {
        return file;
    }

    /** The sources the rules were compiled from. */
    @Override
    public Map<String, String> files() {
        return new TreeMap<>(file.texts());
    }

    /** Compiles the rules in the directory that is the first argument into the file that is the second. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        if (!build(args, out, err)) {
            System.exit(1);
        }
    }

    /** Whether the file was written; {@code err} is told why not, and what looks odd in the rules. */
    static boolean build(String[] args, PrintStream out, PrintStream err) {
        if (args.length != 2) {
            err.println("Usage: java " + PrebuiltRules.class.getName() + " rules-directory target-file");
            return false;
        }
        try {
            Path target = Path.of(args[1]);
            RuleSource source = RuleSource.directory(Path.of(args[0]));
            ProgrammeFiles files = ProgrammeFiles.read(source::files, UnaryOperator.identity());
            files.warnings().forEach(err::println);
            PrebuiltRules rules = new PrebuiltRules(PrebuiltFile.compile(files));
            rules.write(target);
            out.println(target + " holds the compiled rules of " + args[0] + ", " + Files.size(target) + " bytes.");
            return true;
        } catch (RuleLoadException | InvalidPathException | IOException e) {
            err.println(e.getMessage());
        }
        return false;
    }
}
