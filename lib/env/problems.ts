/** One thing that is wrong with the configuration, and how to mend it. Neither sentence ever holds a secret. */
export interface ConfigurationProblem {
  /** The variable, or the entry of a file: `ATLAS_CONNECTIONS_FILE, entry 2 "Labs"`. */
  variable: string;
  problem: string;
  mend: string;
}

/** The configuration cannot be used. Names everything that is wrong at once, so that nobody mends one thing a start. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
  readonly problems: readonly ConfigurationProblem[];

  constructor(problems: readonly ConfigurationProblem[]) {
    super(describeProblems(problems));
    this.problems = problems;
  }
}

/** The list as it stands on the terminal when the start stops. */
function describeProblems(problems: readonly ConfigurationProblem[]): string {
  const count = problems.length === 1 ? "one problem" : `${problems.length} problems`;
  const lines = problems.map(({ variable, problem, mend }) => `  ${variable}: ${problem}\n    ${mend}`);
  return [`The configuration has ${count}; nothing was started.`, ...lines].join("\n");
}
