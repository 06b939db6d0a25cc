'use strict';

/** Prints at exit the cost of this process since its start, in seconds and MiB, for the measuring process to read. */
exports.reportAtExit = (figures = {}) => process.on('exit', () => {
  const { userCPUTime, maxRSS } = process.resourceUsage();
  console.log(JSON.stringify({ userCpu: userCPUTime / 1e6, peakMemory: maxRSS / 1024, ...figures }));
});
