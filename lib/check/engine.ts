// What the checks of an app load when they run for the first time.
export { Cluster } from './cluster';
export { judge } from './judge';
export { lineOf, messageOf } from './message';
export { isRelevant } from './relevant-kinds';
export { subjectsIn } from './subject';
export { toldTogether } from './told-together';
export { StashOperator } from '../addon/stash-operator';
