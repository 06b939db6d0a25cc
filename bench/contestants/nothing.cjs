'use strict';

require('../report-at-exit.cjs').reportAtExit();
