/** Something that is known to go wrong with Stash in practice, and the rules that find it. */
export interface CatchRow {
  readonly row: string;
  readonly what: string;
  readonly rules: readonly string[];
}

export const CATCH_TABLE: readonly CatchRow[] = [
  { row: 'R01', what: 'an unknown field, a wrong type, an invalid value', rules: ['STASH606'] },
  { row: 'R02', what: 'no backend, or two', rules: ['STASH103'] },
  { row: 'R03', what: 'wipeOut where the operator cannot delete', rules: ['STASH105'] },
  { row: 'R04', what: 'a local volume mounted where Stash keeps its own', rules: ['STASH109'] },
  { row: 'R05', what: 'different data under one repository, host and path', rules: ['STASH301', 'STASH302'] },
  { row: 'R06', what: 'one repository or one claim, different retention', rules: ['STASH303'] },
  { row: 'R07', what: 'one repository, runs at one time', rules: ['STASH304'] },
  { row: 'R08', what: 'a retention policy that keeps nothing', rules: ['STASH305'] },
  { row: 'R09', what: 'a policy whose name contradicts its numbers', rules: ['STASH306'] },
  { row: 'R10', what: 'a namespace that the Repository does not admit', rules: ['STASH311', 'STASH108'] },
  { row: 'R11', what: 'a usagePolicy that admits nobody', rules: ['STASH107'] },
  { row: 'R12', what: 'a storage Secret without the keys of its backend', rules: ['STASH201', 'STASH202'] },
  { row: 'R13', what: 'a storage Secret in another namespace', rules: ['STASH203'] },
  { row: 'R14', what: 'a credential in plain text', rules: ['STASH205'] },
  { row: 'R15', what: 'a Task that the release does not have', rules: ['STASH503'] },
  { row: 'R16', what: 'a Task on a workload', rules: ['STASH316'] },
  { row: 'R17', what: 'a path that no volume reaches', rules: ['STASH308'] },
  { row: 'R18', what: 'a target or a Repository that does not exist', rules: ['STASH313', 'STASH312'] },
  { row: 'R19', what: 'a schedule that never comes', rules: ['STASH309'] },
  { row: 'R20', what: 'a time-out beyond the interval', rules: ['STASH310'] },
  { row: 'R21', what: 'rules of a restore that clash', rules: ['STASH401', 'STASH403'] },
  { row: 'R22', what: 'a restore under another alias or host than the backup', rules: ['STASH407', 'STASH402'] },
  { row: 'R23', what: 'a blueprint with one place for all targets', rules: ['STASH501'] },
  {
    row: 'R24',
    what: 'what the cluster drops, moves or reads differently: a namespace, old rules, slashes',
    rules: ['STASH605', 'STASH604', 'STASH106', 'STASH111'],
  },
  { row: 'R25', what: 'files that the backup may not read', rules: ['STASH353'] },
];
