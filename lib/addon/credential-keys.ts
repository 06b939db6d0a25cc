import type { CataloguedAddon } from './catalogue';

const USER_AND_PASSWORD = [['username'], ['password']];

/**
 * The keys that the addons which need a Secret read in it: the first of each list that exists. The others need none, or it is not known what they do.
 */
export const CREDENTIAL_KEYS: { readonly [A in CataloguedAddon]?: ReadonlyArray<readonly string[]> } = {
  mariadb: USER_AND_PASSWORD,
  mongodb: USER_AND_PASSWORD,
  mysql: USER_AND_PASSWORD,
  perconaxtradb: USER_AND_PASSWORD,
  postgres: [['username', 'POSTGRES_USER'], ['password', 'POSTGRES_PASSWORD']],
};
