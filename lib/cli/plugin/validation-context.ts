/** What the cdk8s CLI passes to a validation, as far as it is used here. */
export interface ValidationContext {
  /** The files that were written. */
  readonly manifests: readonly string[];
  /** Whether they are temporary files whose content is printed. */
  readonly stdout?: boolean;
  readonly report: ValidationReport;
  readonly logger: { log(message: string): void };
}

interface ValidationReport {
  addViolation(violation: Violation): void;
  /** @param metadata rows of the summary */
  submit(status: 'success' | 'failure', metadata?: { readonly [name: string]: string }): void;
}

/** What the CLI prints of a violation, and writes into its report. */
export interface Violation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: readonly ViolatingResource[];
}

export interface ViolatingResource {
  /** The name of the object: the CLI finds the construct by it. */
  readonly resourceName: string;
  readonly locations: readonly string[];
  readonly manifestPath: string;
}
