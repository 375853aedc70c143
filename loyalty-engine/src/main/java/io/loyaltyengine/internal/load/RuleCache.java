package io.loyaltyengine.internal.load;

import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.drools.Compilation;
import io.loyaltyengine.internal.drools.CompilationKey;
import io.loyaltyengine.internal.drools.CompiledRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps compiled rules in a directory: {@link PrebuiltFile}s, in a file named by what they were compiled from. Of rules that
 * are not there as a whole, those need not be compiled that are in the latest file.
 *
 * <p>It can spare a compilation, and never prevents one: what is wrong with the directory, a file or the whole file system,
 * which may throw what it likes, is logged, and the rules are compiled. Any number of threads and processes can share a
 * directory. Immutable and thread-safe.
 */
final class RuleCache {
    private static final Logger LOG = LoggerFactory.getLogger(RuleCache.class);

    private static final String SUFFIX = ".rules";
    /**
     * What a character of a programme is compiled into, at most: a condition of ten is a class of three thousand bytes. A
     * longer file is none of these rules, or of so many others that reading it would cost more than it spares.
     */
    private static final long BYTES_OF_A_CHARACTER = 1_000;

    private final Path directory;

    RuleCache(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes the rules fire: from the directory if it has them, else compiled, and there from then on.
     *
     * @param before rules that are loaded already; null for none
     * @throws RuleLoadException when they must be compiled and cannot be
     */
    CompiledRules load(ProgrammeFiles programme, @Nullable CompiledRules before) {
        RuleSet rules = programme.rules();
        Path file = directory.resolve(CompilationKey.of(rules) + SUFFIX);
        boolean usable = isUsable();
        Optional<CompiledRules> kept = usable ? kept(file, programme, before) : Optional.empty();
        RuleLoading.told(programme, kept.isPresent() ? "compiled before, in " + file : "compiled");
        if (kept.isPresent()) {
            return kept.get();
        }
        Compilation latest = usable ? latest(file, programme) : Compilation.NONE;
        PrebuiltFile compiled = PrebuiltFile.compile(programme, rules.all(), latest);
        CompiledRules loaded;
        try {
            loaded = compiled.load(rules, before);
        } catch (RuleLoadException e) {
            if (latest.files().isEmpty()) {
                throw e;
            }
            LOG.warn("All rules are compiled anew: {}", e.problems().get(0).message());
            compiled = PrebuiltFile.compile(programme, rules.all(), Compilation.NONE);
            loaded = compiled.load(rules, before);
        }
        if (usable) {
            keep(compiled, file);
        }
        return loaded;
    }

    /** What was kept last, be it of other rules: those that have not changed are among them. */
    private Compilation latest(Path own, ProgrammeFiles programme) {
        try (Stream<Path> files = Files.list(directory)) {
            // Where a file of these very rules is no good, none is trusted.
            Optional<Path> latest = Files.exists(own, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.empty()
                    : files.filter(file -> file.toString().endsWith(SUFFIX))
                            .max(Comparator.comparing(RuleCache::changed));
            if (latest.isPresent()) {
                PrebuiltFile file = read(latest.get(), programme);
                boolean fits =
                        file.key().equals(CompilationKey.of(programme.rules().vocabulary()))
                                && file.compilation().isWhole();
                return fits ? file.compilation() : Compilation.NONE;
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("Of the rules that are kept in {}, none is used", directory, e);
        }
        return Compilation.NONE;
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether nobody else can write into the directory, which is made if there is none: compiled rules are code, and where
     * others could write, they could have us run theirs.
     */
    private boolean isUsable() {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory, oursAlone());
            }
            OwnPath.require(directory);
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.warn("Compiled rules are not kept in {}: {}", directory, e.toString());
            return false;
        }
    }

    private Optional<CompiledRules> kept(Path file, ProgrammeFiles programme, @Nullable CompiledRules before) {
        try {
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(read(file, programme).load(programme.rules(), before))
                    : Optional.empty();
        } catch (RuleLoadException e) {
            LOG.warn("{} is compiled anew: {}", file, e.problems().get(0).message());
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} is compiled anew: {}", file, e.toString());
        }
        return Optional.empty();
    }

    private static PrebuiltFile read(Path file, ProgrammeFiles programme) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new AccessDeniedException(file.toString(), null, "it is no file");
        }
        long characters =
                programme.texts().values().stream().mapToLong(String::length).sum();
        if (Files.size(file) > characters * BYTES_OF_A_CHARACTER) {
            throw new FileSystemException(file.toString(), null, "it is longer than these rules can be");
        }
        OwnPath.require(file);
        return PrebuiltFile.read(file);
    }

    private void keep(PrebuiltFile compiled, Path file) {
        try {
            compiled.write(file);
        } catch (IOException | RuntimeException e) {
            LOG.warn("Compiled rules are not kept in {}: {}", file, e.toString());
        }
    }

    private FileAttribute<?>[] oursAlone() {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
