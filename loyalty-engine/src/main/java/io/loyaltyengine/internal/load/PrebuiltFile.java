package io.loyaltyengine.internal.load;

import io.loyaltyengine.error.RuleLoadException;
import io.loyaltyengine.error.RuleProblem;
import io.loyaltyengine.internal.base.Undisturbed;
import io.loyaltyengine.internal.base.Words;
import io.loyaltyengine.internal.drl.Rule;
import io.loyaltyengine.internal.drl.RuleKeys;
import io.loyaltyengine.internal.drl.RuleSet;
import io.loyaltyengine.internal.drl.Vocabulary;
import io.loyaltyengine.internal.drools.Compilation;
import io.loyaltyengine.internal.drools.CompilationKey;
import io.loyaltyengine.internal.drools.CompiledRules;
import io.loyaltyengine.internal.drools.RuleCompiler;
import io.loyaltyengine.internal.drools.RuleLoader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A programme and its compiled rules, as they lie in a file:
 *
 * <pre>{@code
 * "loyalty-engine prebuilt rules 3\n"   which file this is, and in which format
 * length                                of the content
 * content                               key, hash and keys of the rules; then name and bytes of each text, and of each
 *                                       compiled file; by name
 * checksum                              CRC-32C of everything before: it finds damage, not malice
 * }</pre>
 *
 * <p>Lengths are four bytes, the highest first; each item of the content has its own before it. Nothing is packed, so
 * nothing can swell, and no packer's version changes a byte.
 *
 * @param name what to call the file in messages; no part of it
 * @param key names what the classes depend on
 * @param texts the files of the programme
 * @param known what the rules were found to be
 * @param compilation what they were compiled into
 */
public record PrebuiltFile(
        String name, String key, SortedMap<String, String> texts, RuleKeys known, Compilation compilation) {
    /** Bytes of the content; 10,000 rules have about half as many. */
    public static final int MAX_LENGTH = 256 << 20;
    /** Texts and compiled files. */
    public static final int MAX_ENTRIES = 1_000_000;

    private static final String NAME = "loyalty-engine prebuilt rules ";
    private static final byte[] HEAD = utf8(NAME + "3\n");
    /** Characters of what Java says of a class; the names in it are as long as whoever has sealed the file likes. */
    private static final int MAX_SHOWN = 300;

    private static final String HOW =
            "`java -cp … io.loyaltyengine.PrebuiltRules rules-directory target-file` builds one.";
    private static final String DAMAGED = "Copy it anew, or build it again.";
    private static final String AGAIN =
            "Build it again with this version: `java -cp … io.loyaltyengine.PrebuiltRules rules-directory target-file`.";

    /**
     * Reads a file.
     *
     * @throws RuleLoadException when it cannot be read, is damaged, or is anything but prebuilt rules
     */
    public static PrebuiltFile read(Path file) {
        String name = file.toString();
        try {
            if (isNoFile(file)) {
                // To open a pipe would wait until somebody writes into it.
                throw new RuleLoadException(List.of(noFile(file)));
            }
            try (InputStream in = Files.newInputStream(file)) {
                return read(name, in);
            }
        } catch (NoSuchFileException e) {
            throw refused(name, "This file does not exist.", "Maybe the path is relative to another directory.");
        } catch (RuleLoadException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw refused(name, "The file cannot be read: `" + e + "`.", "");
        }
    }

    /** Whether there is something, and no file. */
    public static boolean isNoFile(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file);
    }

    public static RuleProblem noFile(Path file) {
        return new RuleProblem(
                file.toString(),
                0,
                "",
                "This is no file, but a folder, a pipe, a socket or a device.",
                "Maybe the path is to go on, or is another one.");
    }

    /**
     * Reads to the end of the stream.
     *
     * @param name what to call the file in messages
     * @throws RuleLoadException when it holds anything but what {@link #bytes} has made
     */
    public static PrebuiltFile read(String name, InputStream in) throws IOException {
        byte[] head = in.readNBytes(HEAD.length);
        if (!Arrays.equals(head, HEAD)) {
            throw startsWith(head, utf8(NAME))
                    ? refused(name, "The file is in the format of another version of loyalty-engine.", AGAIN)
                    : refused(name, "The file holds no prebuilt rules.", "Maybe the wrong file? " + HOW);
        }
        byte[] length = in.readNBytes(Integer.BYTES);
        int announced =
                length.length < Integer.BYTES ? 0 : ByteBuffer.wrap(length).getInt();
        if (announced < 0 || announced > MAX_LENGTH) {
            throw refused(name, "The file claims to be longer than " + MAX_LENGTH + " bytes.", DAMAGED);
        }
        byte[] content = in.readNBytes(announced);
        byte[] checksum = in.readNBytes(Integer.BYTES);
        if (!Arrays.equals(checksum, checksum(head, length, content)) || in.read() >= 0) {
            throw refused(name, "The file is damaged: it is not as it was written.", DAMAGED);
        }
        try {
            return parsed(name, ByteBuffer.wrap(content));
        } catch (CharacterCodingException | BufferUnderflowException e) {
            throw refused(name, "The file is whole, but holds no prebuilt rules.", AGAIN);
        }
    }

    /**
     * Compiles all rules of a programme, which takes seconds.
     *
     * @param programme as it is written, which no host has adapted
     * @throws RuleLoadException when they cannot be compiled, or there is no compiler
     */
    public static PrebuiltFile compile(ProgrammeFiles programme) {
        PrebuiltFile file = compile(programme, programme.rules().all(), Compilation.NONE);
        RuleKeys known = new RuleKeys(programme.id().hash(), programme.rules().keys());
        return new PrebuiltFile(file.name, file.key, file.texts, known, file.compilation);
    }

    /**
     * Compiles rules, which takes seconds if there are many that were not compiled before.
     *
     * @param wanted the rules that are to be in the file
     * @param before what was compiled before
     * @throws RuleLoadException when they cannot be compiled, or there is no compiler
     */
    static PrebuiltFile compile(ProgrammeFiles programme, List<Rule> wanted, Compilation before) {
        Vocabulary vocabulary = programme.rules().vocabulary();
        try {
            return new PrebuiltFile(
                    "",
                    CompilationKey.of(vocabulary),
                    programme.texts(),
                    RuleKeys.NONE,
                    RuleCompiler.compile(wanted, vocabulary, before));
        } catch (NoClassDefFoundError e) {
            throw refused(
                    "",
                    "The rules are to be compiled, but the compiler is not on the class path: `" + e.getMessage()
                            + "` is missing.",
                    "Load rules that were compiled before, with `PrebuiltRules`, or exclude no dependency of"
                            + " loyalty-engine.");
        }
    }

    /**
     * Makes the rules fire.
     *
     * @param rules what the texts say
     * @param before rules that are loaded already; null for none
     */
    CompiledRules load(RuleSet rules, @Nullable CompiledRules before) {
        if (!CompilationKey.of(rules.vocabulary()).equals(key)
                || !CompiledRules.anew(rules, before).stream().allMatch(compilation::has)) {
            throw foreign(name);
        }
        try {
            return RuleLoader.load(rules, compilation, before);
        } catch (IllegalArgumentException e) {
            throw refused(
                    name,
                    "The compiled rules cannot be loaded: `" + Words.cut(String.valueOf(e.getCause()), MAX_SHOWN)
                            + "`.",
                    "Maybe a jar is missing on the class path, or building them again helps.");
        }
    }

    /** A refusal of a prebuilt file that another version of the library or of Drools has built. */
    private static RuleLoadException foreign(String name) {
        return refused(name, "The rules were built by another version of loyalty-engine or Drools.", AGAIN);
    }

    public static RuleLoadException refused(String name, String message, String hint) {
        return new RuleLoadException(List.of(new RuleProblem(name, 0, "", message, hint)));
    }

    /** The whole file; equal rules give equal bytes. */
    public byte[] bytes() {
        List<byte[]> items = new ArrayList<>();
        items.add(utf8(key));
        items.add(utf8(known.hash()));
        items.add(utf8(String.join("\n", known.keys())));
        texts.forEach((name, text) -> {
            items.add(utf8(name));
            items.add(utf8(text));
        });
        compilation.files().forEach((path, bytes) -> {
            items.add(utf8(path));
            items.add(bytes);
        });
        long length =
                items.stream().mapToLong(item -> Integer.BYTES + item.length).sum();
        if (length > MAX_LENGTH || texts.size() + compilation.files().size() > MAX_ENTRIES) {
            throw refused("", "The compiled rules are longer than " + MAX_LENGTH + " bytes.", "Take fewer rules.");
        }
        ByteBuffer file = ByteBuffer.allocate(HEAD.length + Integer.BYTES + (int) length + Integer.BYTES);
        file.put(HEAD).putInt((int) length);
        items.forEach(item -> file.putInt(item.length).put(item));
        return file.put(checksum(Arrays.copyOf(file.array(), file.position()))).array();
    }

    private static byte[] checksum(byte[]... parts) {
        CRC32C sum = new CRC32C();
        for (byte[] part : parts) {
            sum.update(part, 0, part.length);
        }
        return ByteBuffer.allocate(Integer.BYTES).putInt((int) sum.getValue()).array();
    }

    /**
     * Writes under another name first: whoever looks sees all or nothing, even after a power cut.
     *
     * @param attributes of the file; without any, its owner alone can read it
     */
    public void write(Path target, FileAttribute<?>... attributes) throws IOException {
        Undisturbed.call(() -> written(target, attributes));
    }

    private Path written(Path target, FileAttribute<?>... attributes) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(bytes());
        Path temporary = Files.createTempFile(directoryOf(target), "new-", ".tmp", attributes);
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            return Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    public static Path directoryOf(Path file) {
        Path whole = file.toAbsolutePath();
        return Objects.requireNonNullElse(whole.getParent(), whole);
    }

    private static PrebuiltFile parsed(String file, ByteBuffer content) throws CharacterCodingException {
        String key = text(content);
        RuleKeys known = new RuleKeys(text(content), keys(text(content)));
        SortedMap<String, String> texts = new TreeMap<>();
        SortedMap<String, byte[]> compiled = new TreeMap<>();
        while (content.hasRemaining()) {
            if (texts.size() + compiled.size() == MAX_ENTRIES) {
                throw new BufferUnderflowException();
            }
            String name = text(content);
            if (Compilation.isFile(name)) {
                compiled.put(name, taken(content));
            } else {
                texts.put(name, text(content));
            }
        }
        return new PrebuiltFile(file, key, texts, known, new Compilation(compiled));
    }

    private static List<String> keys(String lines) {
        return lines.isEmpty() ? List.of() : List.of(lines.split("\n", -1));
    }

    private static String text(ByteBuffer content) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(taken(content)))
                .toString();
    }

    private static byte[] taken(ByteBuffer content) {
        int length = content.getInt();
        if (length < 0 || length > content.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        content.get(bytes);
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
