/**
 * The first answer that is not null. Null when none came: all were null or failed, or `ms` milliseconds have passed (null:
 * they are all waited for). Those still on their way go on; their failures are nobody's concern here.
 */
export function firstFound<Value>(answers: readonly Promise<Value | null>[], ms: number | null): Promise<Value | null> {
  return new Promise((resolve) => {
    const timer = ms === null ? undefined : setTimeout(() => resolve(null), ms);
    const foundOrNot = answers.map((answer) =>
      answer.then(
        (value) => {
          if (value !== null) resolve(value);
        },
        () => undefined,
      ),
    );
    void Promise.all(foundOrNot).then(() => {
      clearTimeout(timer);
      resolve(null);
    });
  });
}
