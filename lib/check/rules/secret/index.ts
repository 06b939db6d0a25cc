import { failingTemplate } from './failing-template';
import { malformedCredential } from './malformed-credential';
import { misnamedKey } from './misnamed-key';
import { missingKey } from './missing-key';
import { plaintextCredential } from './plaintext-credential';
import { rotatingPassword } from './rotating-password';
import { secretElsewhere } from './secret-elsewhere';
import { secretNeverCreated } from './secret-never-created';
import { secretNotFound } from './secret-not-found';
import { sharedEntry } from './shared-entry';
import type { Rule } from '../../rule';

export const SECRET_RULES: readonly Rule[] = [
  missingKey,
  misnamedKey,
  secretElsewhere,
  malformedCredential,
  plaintextCredential,
  rotatingPassword,
  secretNotFound,
  secretNeverCreated,
  failingTemplate,
  sharedEntry,
];
