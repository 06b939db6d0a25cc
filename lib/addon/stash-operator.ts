import type { IConstruct } from 'constructs';
import { StashRelease } from './stash-release';
import { wrong } from '../refusal/complaint';
import { refuse } from '../refusal/refusal';
import { checkRequiredType, constructType, enumType } from '../refusal/value-type';

const releaseType = enumType('StashRelease', StashRelease);

/** Key of a property of the root: context cannot be set once there are constructs. A registered symbol, so that copies of this library share it. */
const OPERATOR = Symbol.for('cdk8s-stash.StashOperator');

/** The Stash operator that the objects of an app are meant for. */
export class StashOperator {
  /**
   * The operator of an app. Every construct in the app has the same one.
   *
   * @param scope the app, or any construct in it
   */
  public static of(scope: IConstruct): StashOperator {
    checkRequiredType('StashOperator.of', 'scope', scope, constructType());
    const root = scope.node.root as IConstruct & { [OPERATOR]?: StashOperator };
    if (root[OPERATOR] === undefined) {
      Object.defineProperty(root, OPERATOR, { value: new StashOperator() });
    }
    return root[OPERATOR]!;
  }

  private chosen?: StashRelease;

  private constructor() {}

  /**
   * The release that the cluster runs. Tasks that its catalogue does not have are refused at synth.
   *
   * Undefined until one is chosen: the cluster may run any release of `StashRelease`, and a Task that only some of them have is refused.
   */
  public get release(): StashRelease | undefined {
    return this.chosen;
  }

  /**
   * Sets the release that the cluster runs. It can be called at any time before synth.
   *
   * Refused: a different release from the one that was chosen before.
   *
   * @param release the release
   */
  public useRelease(release: StashRelease): void {
    checkRequiredType('StashOperator.useRelease', 'release', release, releaseType);
    if (this.chosen !== undefined && this.chosen !== release) {
      refuse('StashOperator.useRelease', '', wrong(`${release} is not ${this.chosen}, the release that was already chosen for this app`,
        'an app is for one cluster, so choose one release, or make an app for each cluster'));
    }
    this.chosen = release;
  }
}
