import { erreurRegle, type ErreurRegle } from '../noyau/erreur.js';
import { LIMITES_TEXTE } from '../contrats/commun.contrat.js';
import { enInstant, type Instant } from '../noyau/horloge.js';
import { appliquer, type Acteur, type CodeErreurTransition } from '../noyau/machine.js';
import { echec, succes, type Resultat } from '../noyau/resultat.js';
import { lireTexte } from '../noyau/texte.js';
import {
  estSignalementClos,
  LIBELLES_CANAL_CONTACT,
  MACHINE_SIGNALEMENT,
  NIVEAUX_COMPLEXITE,
  type CanalContact,
  type EtatSignalement,
  type NiveauComplexite,
  type Signalement,
  type TransitionSignalement,
} from './signalement.js';
import { LIBELLES_ORIENTATION, type Orientation } from './vocabulaire.js';

/** Fait avancer un signalement ; rend le nouvel état et l'événement à écrire dans la même transaction. */
export const appliquerTransitionSignalement = (
  signalement: Signalement,
  commande: CommandeSignalement,
  maintenant: Date,
  tentativesAvantInjoignable = TENTATIVES_AVANT_INJOIGNABLE,
): Resultat<readonly [Signalement, EvenementSignalement], ErreurSignalement> => {
  const defaut = codeInconnu(commande);
  if (defaut) return echec(defaut);
  const vers = appliquer(MACHINE_SIGNALEMENT, signalement.etat, {
    transition: commande.transition,
    acteur: commande.acteur,
    remplies: {
      aNiveau: NIVEAUX_COMPLEXITE.some((niveau) => niveau === commande.niveauComplexite),
      aMotifHorsChamp: raison(commande) !== null,
      aMotifDeclin: raison(commande) !== null,
      aAssezDeTentatives: tentativesSansReponse(signalement) >= tentativesAvantInjoignable,
    },
  });
  if (!vers.ok) return vers;
  const le = enInstant(maintenant);
  const suivant = transformer(signalement, commande, vers.valeur, le);
  return succes([
    suivant,
    {
      type: 'signalement-transforme',
      transition: commande.transition,
      de: signalement.etat,
      vers: suivant.etat,
      acteur: commande.acteur,
      le,
    },
  ]);
};

/** Essais restés sans réponse : seuls eux autorisent à clore pour « injoignable ». */
export const tentativesSansReponse = ({ tentatives }: Pick<Signalement, 'tentatives'>): number =>
  tentatives.filter(({ joint }) => !joint).length;

/** Essais sans réponse avant de pouvoir clore pour « injoignable », sauf réglage de la plateforme. */
export const TENTATIVES_AVANT_INJOIGNABLE = 3;

/** Transition demandée ; un champ sans rapport avec la transition est ignoré. */
export interface CommandeSignalement {
  readonly transition: TransitionSignalement;
  readonly acteur: Acteur;
  readonly niveauComplexite?: number | undefined;
  readonly orientation?: string | undefined;
  readonly motif?: string | undefined;
  readonly canal?: string | undefined;
  readonly joint?: boolean | undefined;
}

/** Trace d'un changement d'état. */
export interface EvenementSignalement {
  readonly type: 'signalement-transforme';
  readonly transition: TransitionSignalement;
  readonly de: EtatSignalement;
  readonly vers: EtatSignalement;
  readonly acteur: Acteur;
  readonly le: Instant;
}

/** Refus d'une transition de signalement. */
export type ErreurSignalement = ErreurRegle<CodeErreurTransition | 'CODE_INCONNU'>;

const est = <L extends object>(libelles: L, code: string | undefined): code is keyof L & string =>
  code !== undefined && Object.hasOwn(libelles, code);

// Un code de la liste, ou les mots de l'agent quand aucun ne convient.
const raison = ({ motif }: CommandeSignalement): string | null => {
  const lu = lireTexte(motif, { max: LIMITES_TEXTE.motCourt });
  return lu.ok ? lu.valeur : null;
};

const codeInconnu = ({ transition, orientation, canal }: CommandeSignalement): ErreurSignalement | null => {
  const defaut = (chemin: string, message: string) =>
    erreurRegle('CODE_INCONNU' as const, message, [{ chemin, code: 'CHOIX_INCONNU', message }]);
  if (transition === 'qualifier' && orientation !== undefined && !est(LIBELLES_ORIENTATION, orientation))
    return defaut('orientation', 'Choisissez une orientation de la liste.');
  if (transition === 'contacter' && canal !== undefined && !est(LIBELLES_CANAL_CONTACT, canal))
    return defaut('canal', 'Choisissez un moyen de contact de la liste.');
  return null;
};

const transformer = (
  signalement: Signalement,
  commande: CommandeSignalement,
  etat: EtatSignalement,
  le: Instant,
): Signalement => {
  const suivant = { ...signalement, etat, closLe: estSignalementClos(etat) ? le : null };
  switch (commande.transition) {
    case 'qualifier':
      return {
        ...suivant,
        niveauComplexite: commande.niveauComplexite as NiveauComplexite,
        orientation: (commande.orientation as Orientation | undefined) ?? null,
      };
    case 'contacter': {
      const canal = (commande.canal as CanalContact | undefined) ?? 'TELEPHONE';
      return { ...suivant, tentatives: [...signalement.tentatives, { le, canal, joint: commande.joint === true }] };
    }
    case 'refuserHorsChamp':
    case 'decliner':
      return { ...suivant, motifCloture: raison(commande) };
    default:
      return suivant;
  }
};
