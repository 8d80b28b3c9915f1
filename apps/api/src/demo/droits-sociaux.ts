import { MACHINE_DROIT_SOCIAL, type DroitSocial, type EtatDroitSocial, type TransitionDroitSocial } from '@pdp/domain';
import type { Coffre } from '../platform/chiffrement/coffre.js';
import type { AgentDemo } from './agents.js';
import type { DossierDemo } from './dossiers.js';
import type { Ligne } from './inserer.js';
import type { Monde } from './monde.js';

type Choix = {
  readonly type: DroitSocial;
  readonly pas: readonly TransitionDroitSocial[];
  readonly demande: number;
  readonly duree: number | null;
};

const VITRINE: readonly Choix[] = [
  // Finit dans deux mois : à renouveler dès maintenant.
  { type: 'CSS', pas: ['obtenir'], demande: -320, duree: 365 },
  { type: 'PRIME_ACTIVITE', pas: ['refuser'], demande: -60, duree: null },
  { type: 'PREVOYANCE', pas: [], demande: -15, duree: null },
];
const AUTRES: readonly Choix[] = [
  { type: 'RENTE_ATMP', pas: ['obtenir'], demande: -90, duree: null },
  { type: 'AAH', pas: [], demande: -40, duree: null },
  { type: 'RSA', pas: ['obtenir', 'finir'], demande: -120, duree: 90 },
  { type: 'AIDE_LOGEMENT', pas: ['obtenir', 'renouveler'], demande: -200, duree: 180 },
  { type: 'RETRAITE', pas: [], demande: -10, duree: null },
];

/** Droits demandés, obtenus, refusés, à renouveler : la vitrine, puis un par dossier en cours. */
export function ajouterDroitsSociaux(monde: Monde, vitrine: DossierDemo, dossiers: readonly DossierDemo[]): void {
  const claire = monde.compte('assistante.sociale');
  for (const choix of VITRINE) noter(monde, vitrine, claire, choix);
  dossiers
    .filter(({ etat, partage, referent }) => etat === 'EN_COURS' && partage && referent !== null)
    .slice(0, 40)
    .forEach((dossier, i) => noter(monde, dossier, dossier.referent ?? claire, AUTRES[i % AUTRES.length]!));
}

/** Ligne prête à insérer : ses dates sont scellées sous la clé de l'installation. */
export const scellerDroitSocial = (coffre: Coffre, { contenu, ...ligne }: Ligne): Ligne => ({
  ...ligne,
  contenu_scelle: coffre.scellerJson('droit_social.contenu_scelle', String(ligne['id']), contenu),
});

function noter(monde: Monde, dossier: DossierDemo, auteur: AgentDemo, { type, pas, demande, duree }: Choix): void {
  const id = monde.id();
  const obtenu = pas.includes('obtenir');
  const debut = demande + 20;
  // Un droit plus ancien que le dossier s'y note une fois ouvert.
  const note = Math.max(demande, Math.min(-1, dossier.ouvertLe + 3));
  const etats = pas.map((transition) => MACHINE_DROIT_SOCIAL.transitions[transition].vers);
  monde.ajouter('droit_social', {
    id,
    dossier_id: dossier.id,
    type,
    etat: etats.at(-1) ?? 'DEMANDE',
    version: pas.length + 1,
    contenu: {
      demandeLe: monde.jour(demande),
      du: obtenu ? monde.jour(debut) : null,
      au: obtenu && duree !== null ? monde.jour(debut + duree) : null,
      precision: null,
    },
    cree_par: auteur.id,
    cree_le: monde.instant(note, 11),
  });
  const traces = [{ transition: 'demander', de: null, vers: 'DEMANDE' as EtatDroitSocial }, ...enTraces(pas, etats)];
  traces.forEach((trace, i) =>
    monde.ajouter('transition', {
      id: monde.id(),
      ressource: 'droit-social',
      ressource_id: id,
      dossier_id: dossier.id,
      ...trace,
      acteur_id: auteur.id,
      fonction: auteur.fonction,
      le: monde.instant(Math.min(0, note + 20 * i), 11, i),
    }),
  );
}

const enTraces = (pas: readonly TransitionDroitSocial[], etats: readonly EtatDroitSocial[]) =>
  pas.map((transition, i) => ({ transition, de: etats[i - 1] ?? 'DEMANDE', vers: etats[i]! }));
