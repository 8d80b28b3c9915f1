// Pose le thème avant le premier affichage, hors de la page : la politique de sécurité refuse les scripts en ligne.
(function () {
  var choix = null;
  try {
    choix = window.localStorage.getItem('pdp.theme');
  } catch {
    choix = null;
  }
  var sombre = window.matchMedia && window.matchMedia('(prefers-color-scheme: dark)').matches;
  var theme = choix === 'dark' || choix === 'light' ? choix : sombre ? 'dark' : 'light';
  document.documentElement.setAttribute('data-mantine-color-scheme', theme);
})();
