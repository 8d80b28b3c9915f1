/** Adresse de la feuille de style de ces pages : rien en ligne, la politique de sécurité le refuserait. */
export const ADRESSE_STYLE = '/api/v1/connexion/style.css';

/** Texte rendu sans danger dans du HTML, y compris dans un attribut entre guillemets. */
export function echapper(texte: string): string {
  return texte
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Phrase échappée, avec les espaces insécables du français devant `:` `;` `!` `?`. */
export const phrase = (texte: string): string => echapper(texte.replace(/ ([:;!?»])/g, '\u00a0$1'));

/** Page entière, sans script ; `corps` est du HTML déjà échappé. */
export function page(titre: string, corps: string): string {
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${echapper(titre)} – Plateforme PDP</title>
<link rel="icon" href="/favicon.svg">
<link rel="stylesheet" href="${ADRESSE_STYLE}">
</head>
<body>
<header class="bandeau"><p class="marque"><span class="signe" aria-hidden="true"></span>Plateforme PDP</p></header>
<main>${corps}</main>
</body>
</html>
`;
}

/** Page d'un refus : ce qui s'est passé, et deux liens pour repartir. */
export function pageDeRefus(titre: string, detail: string, correlationId: string): string {
  return page(
    titre,
    `<section class="carte etroite">
<h1>${phrase(titre)}</h1>
<p>${phrase(detail)}</p>
<p class="actes"><a class="bouton" href="/api/v1/connexion">Se connecter</a> <a href="/">Revenir à l’accueil</a></p>
<p class="fin">Référence à donner si vous demandez de l’aide&nbsp;: ${echapper(correlationId)}</p>
</section>`,
  );
}
