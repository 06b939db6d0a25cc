import type { CataloguedAddon } from './catalogue';

const USER_AND_PASSWORD = [['username'], ['password']];

/**
 * What the addons that need a Secret read in it: of each list, the first key that is there. The others do without, or it is not known how they fare.
 */
export const CREDENTIAL_KEYS: { readonly [A in CataloguedAddon]?: ReadonlyArray<readonly string[]> } = {
  mariadb: USER_AND_PASSWORD,
  mongodb: USER_AND_PASSWORD,
  mysql: USER_AND_PASSWORD,
  perconaxtradb: USER_AND_PASSWORD,
  postgres: [['username', 'POSTGRES_USER'], ['password', 'POSTGRES_PASSWORD']],
};
