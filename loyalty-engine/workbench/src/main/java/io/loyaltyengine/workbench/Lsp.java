package io.loyaltyengine.workbench;

import io.loyaltyengine.workbench.lsp.RuleServer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Answers an editor, which starts it, on standard input and output. */
@Command(name = "lsp", resourceBundle = Workbench.TEXTS)
final class Lsp implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
        try (OutputStream protocol = new FileOutputStream(FileDescriptor.out)) {
            // Whoever prints something must not disturb the protocol.
            System.setOut(System.err);
            return RuleServer.serve(System.in, protocol) ? CommandLine.ExitCode.OK : Workbench.FAILED;
        }
    }
}
