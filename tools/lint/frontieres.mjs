import { basename, dirname, join, posix, sep } from 'node:path';
import { RACINE } from '../commun/chemins.mjs';

const MODULES = 'apps/api/src/modules/';
const PLATEFORME = 'apps/api/src/platform/';
/** Bibliothèques réservées à un dossier de la plateforme : le reste passe par nos ports. */
const RESERVEES = [
  { motif: /^bullmq($|\/)/, dossier: 'apps/api/src/platform/queue/', nom: 'bullmq' },
  { motif: /^socket\.io($|\/)/, dossier: 'apps/api/src/platform/realtime/', nom: 'socket.io' },
];

/**
 * Raison de refuser l’import `cible` (chemin dans le dépôt pour un import relatif, nom pour un paquet) depuis
 * `source`, ou `null`. Les règles sont celles de docs/architecture.
 */
export function raisonDeRefus(source, cible, estRelatif) {
  if (estEssai(source)) return null;
  if (!estRelatif) return raisonDePaquet(source, cible);
  if (source.startsWith(PLATEFORME) && cible.startsWith(MODULES)) {
    return 'platform/ ne connaît aucun module métier : injectez un port.';
  }
  if (/\.entity$/.test(sansExtension(cible)) && cible.startsWith(MODULES) && !peutVoirLesEntites(source)) {
    return 'Une entité ne se lit que depuis persistence/ : passez par le dépôt ou un type du domaine.';
  }
  return raisonEntreModules(source, cible);
}

function raisonDePaquet(source, paquet) {
  if (!source.startsWith('apps/api/src/')) return null;
  const reservee = RESERVEES.find(({ motif, dossier }) => motif.test(paquet) && !source.startsWith(dossier));
  return reservee ? `« ${reservee.nom} » ne s’utilise que dans ${reservee.dossier}.` : null;
}

function raisonEntreModules(source, cible) {
  const [deSource, deCible] = [moduleDe(source), moduleDe(cible)];
  if (!deSource || !deCible || deSource === deCible) return null;
  const reste = sansExtension(cible.slice(`${MODULES}${deCible}/`.length));
  if (/^[^/]+\.port$/.test(reste)) return null;
  // Nest compose les modules entre eux : seul un fichier de module nomme un autre module.
  if (/^[^/]+\.module$/.test(reste) && /\.module\.ts$/.test(source)) return null;
  return `Le module « ${deSource} » n’atteint « ${deCible} » que par ${deCible}/*.port.ts.`;
}

function peutVoirLesEntites(source) {
  return /\/persistence\//.test(source) || !source.startsWith(MODULES);
}

function moduleDe(chemin) {
  return chemin.startsWith(MODULES) ? chemin.slice(MODULES.length).split('/')[0] : null;
}

function estEssai(source) {
  return /\.(spec|pw)\.tsx?$/.test(source) || /\/(essais?|test)\//.test(source);
}

function sansExtension(chemin) {
  return chemin.replace(/\.[cm]?[jt]sx?$/, '');
}

function versDepot(fichier) {
  return fichier.startsWith(RACINE)
    ? fichier
        .slice(RACINE.length + 1)
        .split(sep)
        .join('/')
    : null;
}

const frontieres = {
  meta: {
    type: 'problem',
    docs: { description: 'Frontières internes de l’API : ports entre modules, entités, plateforme, files et sockets.' },
    schema: [],
    messages: { refus: '{{raison}}' },
  },
  create(contexte) {
    const source = versDepot(contexte.filename);
    const verifier = (noeud) => {
      const demande = noeud?.value;
      if (!source || typeof demande !== 'string') return;
      const estRelatif = demande.startsWith('.');
      const cible = estRelatif ? posix.normalize(join(dirname(source), demande).split(sep).join('/')) : demande;
      const raison = raisonDeRefus(source, cible, estRelatif);
      if (raison) contexte.report({ node: noeud, messageId: 'refus', data: { raison } });
    };
    return {
      ImportDeclaration: (noeud) => verifier(noeud.source),
      ImportExpression: (noeud) => verifier(noeud.source),
      ExportNamedDeclaration: (noeud) => verifier(noeud.source),
      ExportAllDeclaration: (noeud) => verifier(noeud.source),
    };
  },
};

const sansBarillet = {
  meta: {
    type: 'problem',
    docs: {
      description:
        'Pas de fichier index qui réexporte : une bibliothèque a une seule entrée, le reste s’importe à sa place.',
    },
    schema: [],
    messages: {
      barillet:
        'Pas de fichier index : importez chaque fichier à sa place (seule l’entrée d’une bibliothèque en est un).',
    },
  },
  create(contexte) {
    const source = versDepot(contexte.filename) ?? '';
    const permis = /^libs\/[^/]+\/src\/(test\/)?index\.ts$/.test(source);
    if (permis || !/^index\.[cm]?tsx?$/.test(basename(source))) return {};
    return { Program: (noeud) => contexte.report({ node: noeud, messageId: 'barillet' }) };
  },
};

/** Règles propres au produit, à charger dans ESLint sous le nom `pdp`. */
export const reglesPdp = { rules: { frontieres, 'sans-barillet': sansBarillet } };
