import type { ValidationContext } from './validation-context';
import type { CheckSettings } from '../check-settings';

/**
 * The checks as a validation of the cdk8s CLI, which makes one of these where `validations` of `cdk8s.yaml` names the class.
 *
 * No part of the API in any language: nobody but that CLI has a context to give.
 *
 * @internal
 */
export class StashValidation {
  private readonly settings: CheckSettings;

  /** @param properties what stands under `properties` in `cdk8s.yaml` */
  public constructor(properties: unknown = {}) {
    this.settings = engine().settingsOf(properties);
  }

  public async validate(context: ValidationContext): Promise<void> {
    await engine().validateApp(context, this.settings);
  }
}

/** Loaded on first use: importing the index as an ECMAScript module gets all of its exports. */
// eslint-disable-next-line @typescript-eslint/no-require-imports
const engine = () => require('./engine') as typeof import('./engine');
