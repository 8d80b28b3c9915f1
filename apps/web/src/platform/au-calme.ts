/** Attend que le navigateur n'ait plus rien de pressé à faire ; une seconde au plus. */
export const auCalme = (): Promise<void> =>
  new Promise((faire) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => faire(), { timeout: 1000 });
    else setTimeout(faire, 200);
  });
