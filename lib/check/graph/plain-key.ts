import { asFields, type Fields } from '../../kubernetes/manifest-fields';
import { isElsewhere, isPlainVariable } from '../../secret/plain-text/credential-name';

/** The keys of a ConfigMap under which a credential stands in plain text, by their names. */
export const plainKeys = ({ data }: Fields): readonly string[] => Object.entries(asFields(data))
  .flatMap(([key, value]) => typeof value === 'string' && isPlainVariable(key, value) && !isElsewhere(value) ? [key] : []);
