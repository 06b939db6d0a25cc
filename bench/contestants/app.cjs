'use strict';

const flavours = process.argv.slice(5);
const wanted = (flavour) => flavours.includes(flavour);

// Loaded before the measured work begins, and the library only for contestants that use it.
const { App } = wanted('FleetApp') ? { App: require('cdk8s-stash').FleetApp } : require('cdk8s');

/** The app that a contestant fills: App or FleetApp, with or without the checks. */
exports.appFor = (outdir) => {
  const app = new App({ outdir });
  if (wanted('unchecked')) {
    // The library keeps the checks of an app in this property, and does not attach them if it is set.
    Object.defineProperty(app, Symbol.for('cdk8s-stash.Checks'), { value: { levels: new Map(), errors: new Map(), run: () => {} } });
  }
  return app;
};
