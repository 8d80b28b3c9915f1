// Chargée par `--import` dans un processus mesuré, à côté du produit et jamais dans lui : répond au banc ce qui reste en mémoire une
// fois tout ramassé. Ce que le système attribue au processus ne le dit pas : V8 garde ce qu’il n’a pas eu besoin de rendre.
const Mo = (octets) => octets / 2 ** 20;

process.on('message', async (ordre) => {
  if (!ordre?.memoire) return;
  const avant = process.memoryUsage();
  global.gc();
  // Ce que le premier ramassage finalise (sockets, tampons) ne part qu’au second, un tour de boucle plus tard.
  await new Promise((suite) => setImmediate(suite));
  global.gc();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send({
    vivante: Mo(heapUsed + external),
    rss: Mo(rss),
    rssAvant: Mo(avant.rss),
    aRendre: Mo(avant.heapTotal - heapUsed),
  });
});
