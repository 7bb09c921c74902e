import { readOwnEnvironment } from "@/lib/env";
import { explainFailedStart } from "@/lib/runtime/start-process";

/** Says what is wrong with the configuration, as every start does, and starts nothing. Exit code: 0 nothing, 1 something. */
try {
  readOwnEnvironment();
} catch (error) {
  process.stderr.write(`\n${explainFailedStart(error)}\n\n`);
  process.exitCode = 1;
}
