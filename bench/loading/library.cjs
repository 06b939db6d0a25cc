'use strict';

require('../report-at-exit.cjs').reportAtExit();
require('cdk8s');
require('cdk8s-stash');
