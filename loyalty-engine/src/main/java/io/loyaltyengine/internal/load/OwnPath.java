package io.loyaltyengine.internal.load;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * Whether a path leads where only this process's user, and the machine's administrator, can put anything.
 *
 * <p>Whoever can write a directory can put another in the place of one that lies in it. So all on the way count, from the
 * root down: once a directory is nobody else's, what it holds cannot be swapped any more while one looks further. In a
 * directory with the sticky bit, such as {@code /tmp}, everybody can put something, but none can take away what is ours.
 *
 * <p>Known on POSIX file systems; elsewhere the host sees to it.
 */
final class OwnPath {
    private static final String ATTRIBUTES = "unix:mode,uid";
    private static final int ROOT = 0;
    private static final int KIND = 0170000;
    private static final int LINK = 0120000;
    private static final int STICKY = 01000;
    private static final int WRITABLE_BY_OTHERS = 0022;
    /** As many as Linux follows. */
    private static final int MAX_LINKS = 40;

    private final int user;
    private int links;

    private OwnPath(int user) {
        this.user = user;
    }

    /**
     * Requires that a directory or a file, and all above it, can be changed by nobody else.
     *
     * @throws IOException when it can, or that cannot be known
     */
    static void require(Path path) throws IOException {
        if (path.getFileSystem() == FileSystems.getDefault()
                && path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            new OwnPath(user()).check(path.toAbsolutePath(), true);
        }
    }

    /**
     * Whom this process acts for, Java does not say. But whoever makes a file owns it; and it is not made where it is to be
     * compared with what lies there, for others could put theirs in its place.
     */
    private static int user() throws IOException {
        Path own;
        try {
            own = Files.createTempFile("loyalty-engine", ".tmp");
        } catch (IOException e) {
            return number("uid", Files.readAttributes(Path.of("/proc/self"), ATTRIBUTES));
        }
        try {
            return number("uid", Files.readAttributes(own, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS));
        } finally {
            Files.delete(own);
        }
    }

    /**
     * Checks a path from the root down.
     *
     * @param last whether what it leads to is used itself, and nothing below it
     */
    private void check(Path path, boolean last) throws IOException {
        Path whole = Objects.requireNonNull(path.getRoot());
        requireOurs(whole, path.getNameCount() == 0 && last);
        for (int i = 0; i < path.getNameCount(); i++) {
            whole = whole.resolve(path.getName(i));
            requireOurs(whole, i == path.getNameCount() - 1 && last);
        }
    }

    private void requireOurs(Path path, boolean last) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        int mode = number("mode", attributes);
        int owner = number("uid", attributes);
        boolean link = (mode & KIND) == LINK;
        if (owner != user && (owner != ROOT || (last && !link))) {
            throw new AccessDeniedException(path.toString(), null, "it belongs to another user");
        }
        if (link) {
            if (++links > MAX_LINKS) {
                throw new AccessDeniedException(path.toString(), null, "it leads from link to link");
            }
            check(path.resolveSibling(Files.readSymbolicLink(path)), last);
        } else if ((mode & WRITABLE_BY_OTHERS) != 0 && (last || (mode & STICKY) == 0)) {
            throw new AccessDeniedException(path.toString(), null, "others may write it");
        }
    }

    private static int number(String name, Map<String, Object> attributes) {
        return (int) Objects.requireNonNull(attributes.get(name));
    }
}
