// What the validation loads when the cdk8s CLI makes it.
export { settingsOf } from './properties';
export { validateApp } from './validate-app';
