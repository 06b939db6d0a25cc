'use strict';

const flavours = process.argv.slice(5);
const wanted = (flavour) => flavours.includes(flavour);

// Loaded before the work begins, and the library only by those who take part with it.
const { App } = wanted('FleetApp') ? { App: require('cdk8s-stash').FleetApp } : require('cdk8s');
const Checks = wanted('checked') ? require('cdk8s-stash').Checks : undefined;

/** The app that a contestant fills: of the kind that it is asked for, with the checks or without. */
exports.appFor = (outdir) => {
  const app = new App({ outdir });
  Checks?.of(app);
  if (wanted('unchecked')) {
    // Where the library keeps what it knows of the checks of an app: what is there already, it takes to be at work.
    Object.defineProperty(app, Symbol.for('cdk8s-stash.Checks'), { value: { levels: new Map() } });
  }
  return app;
};
