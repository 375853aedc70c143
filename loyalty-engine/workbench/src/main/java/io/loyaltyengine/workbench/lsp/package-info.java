/** The language server: what the editor's brain knows, by the protocol that editors speak. */
@org.jspecify.annotations.NullMarked
package io.loyaltyengine.workbench.lsp;
