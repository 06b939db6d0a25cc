'use strict';

/** Says at exit what this process has cost since its start, in seconds and MiB, for the measuring process to read. */
exports.reportAtExit = (figures = {}) => process.on('exit', () => {
  const { userCPUTime, maxRSS } = process.resourceUsage();
  console.log(JSON.stringify({ userCpu: userCPUTime / 1e6, peakMemory: maxRSS / 1024, ...figures }));
});
