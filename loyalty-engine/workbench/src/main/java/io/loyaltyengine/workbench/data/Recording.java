package io.loyaltyengine.workbench.data;

import io.loyaltyengine.LoyaltyEngine;
import io.loyaltyengine.RuleSource;
import io.loyaltyengine.model.coupons.CouponCatalogue;
import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * What customers did, for a programme to decide.
 *
 * @param members by id
 * @param isOnlineRetail whether it is the year of the real shop: in pounds, by London's calendar, with invented coupons
 */
public record Recording(List<Member> members, boolean isOnlineRetail) {
    private static final int JSON = '{';

    public Recording {
        members = List.copyOf(members);
    }

    /** The bundled year of the real shop: its customers in Germany. */
    public static Recording sample() throws IOException {
        return new Recording(List.copyOf(OnlineRetail.sample().shoppers()), true);
    }

    /**
     * A file, plain or compressed by gzip: lines of JSON, if it begins as one or is called {@code .json} or {@code .jsonl};
     * else Online Retail.
     *
     * @throws IOException when it cannot be read or has another form, with a message for its user
     */
    public static Recording read(Path file, BadLines bad) throws IOException {
        if (Files.notExists(file)) {
            throw new FileNotFoundException("There is no file `" + file + "`.");
        }
        if (Files.isDirectory(file)) {
            throw new FileNotFoundException("`" + file + "` is a directory; the file itself is needed.");
        }
        try (InputStream in = plain(Files.newInputStream(file))) {
            return isJson(file, in)
                    ? new Recording(TransactionLines.read(file.toString(), in, bad), false)
                    : new Recording(
                            List.copyOf(
                                    OnlineRetail.read(file.toString(), in, bad).shoppers()),
                            true);
        } catch (FileSystemException refused) {
            throw new IOException("`" + file + "` cannot be opened. Maybe you may not read it.", refused);
        }
    }

    private static boolean isJson(Path file, InputStream in) throws IOException {
        in.mark(1);
        boolean begins = in.read() == JSON;
        in.reset();
        return begins || file.toString().contains(".json");
    }

    static InputStream plain(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        buffered.mark(2);
        boolean compressed = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return compressed ? new BufferedInputStream(new GZIPInputStream(buffered, 1 << 16)) : buffered;
    }

    /** The coupons that these customers present, where nobody says others. */
    public CouponCatalogue coupons() {
        return isOnlineRetail ? RetailCoupons.catalogue() : CouponCatalogue.EMPTY;
    }

    /** An engine that can decide it. */
    public LoyaltyEngine engine(RuleSource rules, CouponCatalogue coupons) {
        LoyaltyEngine.Builder builder = LoyaltyEngine.builder().rules(rules).coupons(coupons);
        return (isOnlineRetail ? builder.currency(OnlineRetail.CURRENCY).zone(OnlineRetail.ZONE) : builder).build();
    }
}
