import { MACHINE_AIDE, type DemandeAide, type EtatAide, type TransitionAide } from '@pdp/domain';
import type { Coffre } from '../platform/chiffrement/coffre.js';
import type { AgentDemo } from './agents.js';
import type { DossierDemo } from './dossiers.js';
import type { Ligne } from './inserer.js';
import type { Monde } from './monde.js';

const TRAJETS: DemandeAide = {
  objet: 'TRANSPORT',
  description: 'Trajets vers le lieu de l’essai encadré, un mois',
  montantCentimes: 18_000,
  financeurs: [],
  pieces: [],
};
const ACTION: DemandeAide = {
  objet: 'REMOBILISATION',
  description: 'Participation aux frais de l’action de remobilisation',
  montantCentimes: 120_000,
  financeurs: [{ nom: 'Agefiph', centimes: 60_000 }],
  pieces: [],
};
const SUITES: readonly (readonly TransitionAide[])[] = [
  ['soumettre', 'accorder'],
  ['soumettre', 'accorderEnPartie'],
  ['soumettre', 'refuser'],
  ['soumettre'],
  [],
];

/** Demandes d'aide à la Commission : celle de la vitrine attend sa décision, les autres montrent chaque issue. */
export function ajouterAides(monde: Monde, vitrine: DossierDemo, dossiers: readonly DossierDemo[]): void {
  poser(monde, vitrine, monde.compte('assistante.sociale'), TRAJETS, ['soumettre']);
  dossiers
    .filter(({ etat, partage, referent }) => etat === 'EN_COURS' && partage && referent !== null)
    .slice(0, 10)
    .forEach((dossier, i) => poser(monde, dossier, dossier.referent!, ACTION, SUITES[i % SUITES.length]!));
}

/** Ligne prête à insérer : la demande est scellée sous la clé de l'installation. */
export const scellerAide = (coffre: Coffre, { contenu, ...ligne }: Ligne): Ligne => ({
  ...ligne,
  contenu_scelle: coffre.scellerJson('aide_financiere.contenu_scelle', String(ligne['id']), contenu),
});

const ACCORDE: Readonly<Partial<Record<EtatAide, number>>> = { ACCORDEE: 60_000, PARTIELLE: 40_000, REFUSEE: 0 };

function poser(
  monde: Monde,
  dossier: DossierDemo,
  auteur: AgentDemo,
  demande: DemandeAide,
  suite: readonly TransitionAide[],
): void {
  const id = monde.id(monde.instant(-20, 11));
  const etats = suite.map((transition) => MACHINE_AIDE.transitions[transition].vers);
  const etat = etats.at(-1) ?? 'PREPAREE';
  const accorde = ACCORDE[etat];
  monde.ajouter('aide_financiere', {
    id,
    dossier_id: dossier.id,
    etat,
    version: suite.length + 1,
    contenu: {
      demande,
      accordLe: suite.length > 0 ? monde.jour(-16) : null,
      soumiseLe: suite.length > 0 ? monde.jour(-15) : null,
      decision: accorde === undefined ? null : { le: monde.jour(-5), montantCentimes: accorde },
    },
    cree_par: auteur.id,
    cree_le: monde.instant(-20, 11),
  });
  const pas = suite.map((transition, i) => ({
    transition: String(transition),
    de: etats[i - 1] ?? 'PREPAREE',
    vers: etats[i]!,
  }));
  const traces = [{ transition: 'preparer', de: null, vers: 'PREPAREE' }, ...pas];
  traces.forEach((trace, i) =>
    monde.ajouter('transition', {
      id: monde.id(),
      ressource: 'aide',
      ressource_id: id,
      dossier_id: dossier.id,
      ...trace,
      acteur_id: auteur.id,
      fonction: auteur.fonction,
      le: monde.instant(-20 + 5 * i, 11),
    }),
  );
}
