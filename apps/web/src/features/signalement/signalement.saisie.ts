import { jourDe } from '../../platform/format/dates';
import { lireSaisieSignalement, UNITES_PARTENAIRES } from '@pdp/domain';
import type { CreerSignalementRequete, DateCivile, Unite } from '@pdp/domain';
import type { ErreursParChamp } from '../../platform/ui/formulaire/erreurs';

/** Motif choisi hors de la liste : quelques mots le remplacent. */
export const AUTRE_MOTIF = 'AUTRE_MOTIF';

/** Saisie du formulaire court ; tout est texte, comme à l'écran. */
export type SaisieFormulaire = {
  assure: {
    nir: string;
    nomNaissance: string;
    nomUsage: string;
    prenom: string;
    dateNaissance: string;
    sexe: string;
    telephone: string;
    courriel: string;
    codePostal: string;
  };
  motif: string;
  motifLibre: string;
  commentaire: string;
  arret: { dateDebut: string; risque: string; dateFinPrescrite: string };
  assureInforme: boolean;
};

/** Formulaire vide. */
export const SAISIE_VIDE: SaisieFormulaire = {
  assure: {
    nir: '',
    nomNaissance: '',
    nomUsage: '',
    prenom: '',
    dateNaissance: '',
    sexe: '',
    telephone: '',
    courriel: '',
    codePostal: '',
  },
  motif: '',
  motifLibre: '',
  commentaire: '',
  arret: { dateDebut: '', risque: '', dateFinPrescrite: '' },
  assureInforme: false,
};

/** Libellés des champs, dans l'ordre de l'écran. */
export const LIBELLES_CHAMPS = {
  'assure.nir': 'Numéro de sécurité sociale',
  'assure.nomNaissance': 'Nom de naissance',
  'assure.prenom': 'Prénom',
  'assure.dateNaissance': 'Date de naissance',
  'assure.sexe': 'Sexe',
  'assure.telephone': 'Téléphone',
  'assure.codePostal': 'Code postal',
  motif: 'Raison du signalement',
  motifLibre: 'Raison, en quelques mots',
  commentaire: 'Précision',
  'arret.dateDebut': 'Début de l’arrêt',
  'arret.risque': 'Risque',
  'arret.dateFinPrescrite': 'Fin prescrite',
  assureInforme: 'Personne informée',
} as const;

function sansVides<T extends Record<string, string>>(valeurs: T): Partial<T> {
  return Object.fromEntries(Object.entries(valeurs).filter(([, valeur]) => valeur.trim() !== '')) as Partial<T>;
}

/**
 * Corps de `POST /signalements` : les champs facultatifs laissés vides n'y sont pas. `confirmeDistinct` : après un
 * refus `conflit-identite`, l'émetteur confirme que c'est quelqu'un d'autre.
 */
export function corpsSignalement(saisie: SaisieFormulaire, confirmeDistinct = false): CreerSignalementRequete {
  const { arret } = saisie;
  const avecArret = arret.dateDebut !== '' || arret.risque !== '' || arret.dateFinPrescrite !== '';
  return {
    assure: sansVides(saisie.assure) as CreerSignalementRequete['assure'],
    motif: saisie.motif === AUTRE_MOTIF ? saisie.motifLibre.trim() : saisie.motif,
    ...(saisie.commentaire.trim() === '' ? {} : { commentaire: saisie.commentaire }),
    ...(avecArret ? { arret: sansVides(arret) as NonNullable<CreerSignalementRequete['arret']> } : {}),
    assureInforme: saisie.assureInforme,
    ...(confirmeDistinct ? { confirmeDistinct } : {}),
  };
}

/** Vrai si l'émetteur est un partenaire : il ne transmet rien à l'insu de la personne (L.315-4 CSS, L.4622-2-1 CT). */
export const doitInformer = (unite: Unite): boolean => UNITES_PARTENAIRES.some((partenaire) => partenaire === unite);

/** Fautes de la saisie, par les règles mêmes du serveur. */
export function validerSaisie(
  saisie: SaisieFormulaire,
  unite: Unite,
  aujourdhui = jourDe(new Date()),
): ErreursParChamp {
  const lue = lireSaisieSignalement(corpsSignalement(saisie), aujourdhui as DateCivile);
  const erreurs: Record<string, string> = {};
  for (const { chemin, message } of lue.ok ? [] : lue.erreur) {
    const cible = chemin === 'motif' && saisie.motif === AUTRE_MOTIF ? 'motifLibre' : chemin;
    erreurs[cible] ??= message;
  }
  if (doitInformer(unite) && !saisie.assureInforme) {
    erreurs['assureInforme'] = 'Informez la personne, puis cochez cette case.';
  }
  return erreurs;
}
