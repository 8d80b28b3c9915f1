import { dateEnLettres } from '../noyau/date-civile.js';
import type { Dispositif } from './appliquer-geste.js';
import { CHAMPS_DISPOSITIF, type NomChamp, type PeriodeEssai } from './champs-dispositif.js';
import { joursDEssai } from './jours-essai.js';
import type { PartieParLien } from './lien-reponse.js';
import type { TypeDispositif } from './types-dispositif.js';

/** Ce qu'on demande à un répondant, en une page : de quoi il s'agit, la question, et les seuls faits qui le concernent. */
export interface TexteDemande {
  readonly objet: string;
  readonly question: string;
  readonly faits: readonly { readonly libelle: string; readonly valeur: string }[];
}

/**
 * Texte montré au répondant ; `null` si le dispositif ne s'adresse pas à lui. L'entreprise ne lit que le poste, le tuteur et les
 * jours : aucune date d'arrêt, aucune réponse d'un médecin, aucun motif.
 */
export const texteDemande = (
  { type, etat, donnees }: Dispositif,
  partie: PartieParLien,
  departement: string,
): TexteDemande | null => {
  const texte = TEXTES[partie][type];
  if (texte === undefined) return null;
  const renouvelle = type === 'ESSAI_ENCADRE' && etat === 'EN_COURS';
  const jours = (renouvelle ? donnees.renouvellement : donnees.periodes) ?? [];
  const prevus = type === 'ESSAI_ENCADRE' && jours.length > 0 ? [direJours(jours, departement)] : [];
  return {
    objet: renouvelle ? 'Renouvellement d’un essai encadré' : texte.objet,
    question: texte.question,
    faits: [
      ...texte.champs.flatMap((nom) => {
        const valeur = enMots(nom, donnees[nom]);
        return valeur === null ? [] : [{ libelle: CHAMPS_DISPOSITIF[nom].libelle, valeur }];
      }),
      ...prevus,
    ],
  };
};

type Texte = { readonly objet: string; readonly question: string; readonly champs: readonly NomChamp[] };

const TEXTES: Readonly<Record<PartieParLien, Readonly<Partial<Record<TypeDispositif, Texte>>>>> = {
  ENTREPRISE: {
    ESSAI_ENCADRE: {
      objet: 'Essai d’un poste dans votre entreprise',
      question: 'Acceptez-vous d’accueillir cette personne à ce poste, ces jours-là\u00a0?',
      champs: ['entreprise', 'poste', 'tuteur'],
    },
    TEMPS_PARTIEL_THERAPEUTIQUE: {
      objet: 'Reprise du travail à temps partiel',
      question: 'Acceptez-vous cette reprise à temps partiel\u00a0?',
      champs: ['quotite', 'debut', 'fin'],
    },
  },
  MEDECIN_TRAITANT: {
    ESSAI_ENCADRE: {
      objet: 'Essai encadré d’un poste pendant l’arrêt de travail',
      question: 'Êtes-vous d’accord pour cet essai\u00a0?',
      champs: ['poste'],
    },
    ACTION_PENDANT_ARRET: {
      objet: 'Action suivie pendant l’arrêt de travail',
      question: 'Êtes-vous d’accord pour cette action\u00a0?',
      champs: ['natureAction', 'nomAction', 'organismeFormation', 'debut', 'fin'],
    },
  },
};

const enMots = (nom: NomChamp, valeur: unknown): string | null => {
  if (valeur === undefined || valeur === null) return null;
  const champ = CHAMPS_DISPOSITIF[nom];
  if (champ.sorte === 'date') return dateEnLettres(String(valeur));
  if (champ.sorte === 'choix') return (champ.libelles as Readonly<Record<string, string>>)[String(valeur)] ?? null;
  return String(valeur);
};

const MOMENTS = { JOURNEE: '', MATIN: ', le matin', APRES_MIDI: ', l’après-midi' } as const;

const direJours = (periodes: readonly PeriodeEssai[], departement: string): TexteDemande['faits'][number] => {
  const compte = joursDEssai(periodes, departement);
  const lignes = periodes.map(({ du, au, moment }) =>
    du === au
      ? `le ${dateEnLettres(du)}${MOMENTS[moment]}`
      : `du ${dateEnLettres(du)} au ${dateEnLettres(au)}${MOMENTS[moment]}`,
  );
  const total = `${String(compte).replace('.', ',')} ${compte > 1 ? 'jours ouvrables' : 'jour ouvrable'}`;
  return { libelle: 'Jours prévus', valeur: `${lignes.join('\u00a0; ')} (${total})` };
};
