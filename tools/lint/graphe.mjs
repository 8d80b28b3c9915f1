import { posix } from 'node:path';

const IMPORTS =
  /^[ \t]*(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"]+)['"]|^[ \t]*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;
const ENTREES = { '@pdp/domain': 'libs/domain/src/index.ts', '@pdp/domain/test': 'libs/domain/src/test/index.ts', '@pdp/permissions': 'libs/permissions/src/index.ts' }; // prettier-ignore

/** Ce qu’une source demande, dans l’ordre du texte ; les imports de types comptent : un cycle de types est un cycle. */
export function demandesDe(texte) {
  return [...texte.matchAll(IMPORTS)].map((trouve) => trouve[1] ?? trouve[2] ?? trouve[3]);
}

/** Fichier du dépôt désigné par une demande, ou `null` pour un paquet extérieur. */
export function resoudre(source, demande, existe) {
  if (!demande.startsWith('.')) return ENTREES[demande] && existe(ENTREES[demande]) ? ENTREES[demande] : null;
  const base = posix.normalize(posix.join(posix.dirname(source), demande));
  const racine = base.replace(/\.jsx?$/, '');
  const candidats = [base, `${racine}.ts`, `${racine}.tsx`, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`];
  return candidats.find(existe) ?? null;
}

/** Cycles d’un graphe `Map<fichier, fichier[]>` : un par composante fortement connexe, le plus court trouvé. */
export function cyclesDe(graphe) {
  return composantes(graphe)
    .filter((membres) => membres.length > 1 || graphe.get(membres[0])?.includes(membres[0]))
    .map((membres) => cycleCourt(graphe, new Set(membres)));
}

// Tarjan, sans récursion : les chaînes d’imports peuvent être longues.
function composantes(graphe) {
  const etat = { rang: new Map(), bas: new Map(), pile: [], dansPile: new Set(), trouvees: [] };
  for (const depart of graphe.keys()) if (!etat.rang.has(depart)) explorer(graphe, depart, etat);
  return etat.trouvees;
}

function explorer(graphe, depart, etat) {
  const travail = [entrer(graphe, depart, etat)];
  while (travail.length > 0) {
    const cadre = travail.at(-1);
    const suivant = cadre.reste.pop();
    if (suivant === undefined) {
      travail.pop();
      sortir(cadre.noeud, etat);
      const parent = travail.at(-1)?.noeud;
      if (parent !== undefined) etat.bas.set(parent, Math.min(etat.bas.get(parent), etat.bas.get(cadre.noeud)));
    } else if (!etat.rang.has(suivant)) {
      travail.push(entrer(graphe, suivant, etat));
    } else if (etat.dansPile.has(suivant)) {
      etat.bas.set(cadre.noeud, Math.min(etat.bas.get(cadre.noeud), etat.rang.get(suivant)));
    }
  }
}

function entrer(graphe, noeud, etat) {
  etat.rang.set(noeud, etat.rang.size);
  etat.bas.set(noeud, etat.rang.get(noeud));
  etat.pile.push(noeud);
  etat.dansPile.add(noeud);
  return { noeud, reste: [...(graphe.get(noeud) ?? [])] };
}

function sortir(noeud, etat) {
  if (etat.bas.get(noeud) !== etat.rang.get(noeud)) return;
  const membres = [];
  for (let membre; membre !== noeud;) {
    membre = etat.pile.pop();
    etat.dansPile.delete(membre);
    membres.push(membre);
  }
  etat.trouvees.push(membres.reverse());
}

function cycleCourt(graphe, membres) {
  const [depart] = membres;
  const venuDe = new Map([[depart, null]]);
  const file = [depart];
  for (const noeud of file) {
    for (const suivant of graphe.get(noeud) ?? []) {
      if (suivant === depart) return [...remonter(venuDe, noeud), depart];
      if (membres.has(suivant) && !venuDe.has(suivant)) {
        venuDe.set(suivant, noeud);
        file.push(suivant);
      }
    }
  }
  return [depart];
}

function remonter(venuDe, noeud) {
  const chemin = [];
  for (let courant = noeud; courant !== null; courant = venuDe.get(courant)) chemin.unshift(courant);
  return chemin;
}
