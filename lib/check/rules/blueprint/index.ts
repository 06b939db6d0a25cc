export { annotationsWithoutEffect } from './annotations-without-effect';
export { backendWithoutVariables } from './backend-without-variables';
export { blueprintNotFound } from './blueprint-not-found';
export { unknownVariable } from './unknown-variable';
