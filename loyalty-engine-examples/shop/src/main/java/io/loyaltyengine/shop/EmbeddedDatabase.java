package io.loyaltyengine.shop;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL for those who name none by {@code spring.datasource.url}: unpacked and started with the shop, stopped and
 * deleted with it. Nothing but this machine can reach it.
 */
@Component
@ConditionalOnExpression("'${spring.datasource.url:}' == ''")
final class EmbeddedDatabase implements JdbcConnectionDetails, AutoCloseable {
    private final Path directory;
    private final int port;
    private @Nullable EmbeddedPostgres postgres;

    EmbeddedDatabase() throws IOException {
        directory = Files.createTempDirectory("loyalty-shop-");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        start();
    }

    /** Starts it, for the first time or with what it held when it was stopped. */
    synchronized void start() {
        if (postgres == null) {
            try {
                postgres = EmbeddedPostgres.builder()
                        .setDataDirectory(directory.resolve("data"))
                        .setCleanDataDirectory(false)
                        .setPort(port)
                        .setRegisterShutdownHook(false)
                        .setServerConfig("listen_addresses", "localhost")
                        .setServerConfig("synchronous_commit", "on")
                        .setLocaleConfig("locale", "C")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL does not start; spring.datasource.url can name another", e);
            }
        }
    }

    /** Stops it at once: who is connected is thrown out. */
    synchronized void stop() {
        if (postgres != null) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                postgres = null;
            }
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        FileSystemUtils.deleteRecursively(directory);
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    @Override
    public String getUsername() {
        return "postgres";
    }

    @Override
    public String getPassword() {
        return "";
    }
}
