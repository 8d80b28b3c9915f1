// Les deux lectures de la première vue du livret partent avant l'application, qui les reprend (platform/api/avance.ts) : sur une
// ligne lente, elles arrivent pendant que le code se télécharge. Mêmes en-têtes que les siens : le serveur n'y voit qu'une lecture.
(function () {
  if (!window.fetch) return;
  var lire = function (chemin) {
    var reponse = fetch('/api/v1' + chemin, {
      headers: { accept: 'application/json, application/problem+json' },
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout ? AbortSignal.timeout(20000) : undefined,
    });
    // L'échec se dit à qui reprend la réponse ; sans personne pour la reprendre, il ne compte pas.
    reponse.catch(function () {});
    return reponse;
  };
  window.pdpAvance = {
    le: Date.now(),
    reponses: { '/api/v1/session': lire('/session'), '/api/v1/mon-livret': lire('/mon-livret') },
  };
})();
