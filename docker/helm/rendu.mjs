// Rendu minimal des gabarits Helm du dépôt, pour pouvoir les vérifier sans Helm : seulement les formes utilisées ici,
// toute autre lève une erreur plutôt que de passer inaperçue.
import yaml from 'js-yaml';

/** Rend un gabarit avec `{ Values, Release, Chart }` et les définitions lues par `definitionsDe`. */
export function rendre(gabarit, contexte, definitions) {
  const sortie = [];
  const conditions = [];
  for (const ligne of gabarit.split('\n')) {
    const commande = /^\s*\{\{-?\s*(if|with|end)\b\s*(.*?)\s*-?\}\}\s*$/.exec(ligne);
    if (commande) {
      const [, mot, expression] = commande;
      if (mot === 'end') conditions.pop();
      else conditions.push(evaluer(expression, contexte, definitions));
    } else if (conditions.every(Boolean)) {
      const point = conditions.at(-1);
      sortie.push(rendreLigne(ligne, { ...contexte, point }, definitions));
    }
  }
  return sortie.join('\n');
}

/** Blocs `define` d’un fichier d’outils : nom → corps. */
export function definitionsDe(texte) {
  const blocs = texte.matchAll(/\{\{-? define "([^"]+)" -?\}\}\n([\s\S]*?)\n\{\{-? end \}\}/g);
  return new Map([...blocs].map(([, nom, corps]) => [nom, corps]));
}

function rendreLigne(ligne, contexte, definitions) {
  const seule = /^\s*\{\{-\s*(.*?)\s*\}\}$/.exec(ligne);
  if (seule) return String(evaluer(seule[1], contexte, definitions)).replace(/^\n/, '');
  return ligne.replace(/\{\{\s*(.*?)\s*\}\}/g, (_, expression) => String(evaluer(expression, contexte, definitions)));
}

function evaluer(expression, contexte, definitions) {
  const [premier, ...filtres] = expression.split('|').map((morceau) => morceau.trim());
  return filtres.reduce(
    (valeur, filtre) => filtrer(filtre, valeur, contexte),
    valeurDe(premier, contexte, definitions),
  );
}

function valeurDe(terme, contexte, definitions) {
  const inclusion = /^include "([^"]+)" \.$/.exec(terme);
  if (inclusion) {
    if (!definitions.has(inclusion[1])) throw new Error(`définition inconnue : ${inclusion[1]}`);
    return rendre(definitions.get(inclusion[1]), contexte, definitions);
  }
  if (terme.startsWith('toYaml ')) return yaml.dump(valeurDe(terme.slice(7), contexte, definitions)).trimEnd();
  if (terme === '.') return contexte.point;
  const chemin = terme.split('.').slice(1);
  const valeur = terme.startsWith('.') ? chemin.reduce((objet, cle) => objet?.[cle], contexte) : undefined;
  if (valeur === undefined) throw new Error(`valeur inconnue : ${terme}`);
  return valeur;
}

function filtrer(filtre, valeur, contexte) {
  if (filtre === 'quote') return JSON.stringify(String(valeur));
  if (filtre.startsWith('default ')) return valeur || valeurDe(filtre.slice(8), contexte, new Map());
  const retrait = /^nindent (\d+)$/.exec(filtre);
  if (!retrait) throw new Error(`filtre inconnu : ${filtre}`);
  const marge = ' '.repeat(Number(retrait[1]));
  return `\n${String(valeur).split('\n').map((ligne) => (ligne ? marge + ligne : ligne)).join('\n')}`; // prettier-ignore
}
