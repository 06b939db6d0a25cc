/** Whether a text may contain a placeholder, which another program replaces before the value is used. */
export const mayHoldPlaceholder = (text: string): boolean => /[$<{]/.test(text);

/** References that a tool later replaces by the whole value. */
const REFERENCES = [
  // Ciphertext of SOPS, which tells as little about the value as a reference.
  /ENC\[[^\]]*\]/,
  // Variables: ${…} is substituted before the manifest is applied, $(…) by Kubernetes.
  /\$\{[^}]*\}|\$\([A-Za-z_][\w.-]*\)/,
  // argocd-vault-plugin, bank-vaults, vals and 1Password.
  /<[^<>]*>|(?:>>)?vault:[^\s#]+#\S+|(?:secret)?ref\+[a-z0-9]+:\/\/\S+|op:\/\/\S+/,
  // The tokens of pipelines.
  /#\{[^}]*\}#|__\w+__/,
];

/** Matches a text that stands in for a value: a reference, or a template that is filled in later. */
export const PLACEHOLDER = new RegExp(`^\\s*(?:${REFERENCES.map(({ source }) => source).join('|')})\\s*$|\\{\\{`);
