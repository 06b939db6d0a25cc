import { asFields, asText } from './manifest-fields';

/** The name of the claim that a volume is on, if it is on one. */
export const claimNameOf = ({ persistentVolumeClaim }: { readonly persistentVolumeClaim?: unknown }): string | undefined =>
  asText(asFields(persistentVolumeClaim).claimName);
