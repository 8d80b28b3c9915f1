// Seul HTML que cette page peut écrire : un texte sans balise. Mantine pose ses feuilles de style par `innerHTML`, dans un
// <style> ; sans « < », un texte n'ouvre aucun élément, où qu'il soit écrit. Ni script ni adresse de script : jamais permis.
(function () {
  if (!window.trustedTypes) return;
  window.trustedTypes.createPolicy('default', {
    createHTML: function (texte) {
      return texte.indexOf('<') === -1 ? texte : null;
    },
  });
})();
