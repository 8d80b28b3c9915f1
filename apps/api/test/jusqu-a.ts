/** Attend qu'une condition devienne vraie ; échoue en disant laquelle après `delaiMs`. */
export async function jusquA(
  quoi: string,
  condition: () => boolean | Promise<boolean>,
  delaiMs = 10_000,
): Promise<void> {
  const limite = Date.now() + delaiMs;
  while (!(await condition())) {
    if (Date.now() > limite) throw new Error(`Attendu, jamais vu : ${quoi}`);
    await new Promise((suite) => setTimeout(suite, 20));
  }
}

/** Pause de quelques millisecondes, pour laisser à un effet indésirable le temps de se produire. */
export const pause = (ms: number): Promise<void> => new Promise((suite) => setTimeout(suite, ms));
