import {
  ISSUES,
  LIBELLES_ETAT_SUIVI,
  LIBELLES_NATURE_RELAIS,
  LIBELLES_REFUS_RELAIS,
  LIBELLES_SITUATION_SUIVI,
  LIBELLES_UTILITE_SUIVI,
  SCHEMA_FAITS_CLOTURE,
  estIssue,
} from '@pdp/domain';
import type {
  Champ,
  ClotureFaite,
  ClotureVue,
  ConsentementVue,
  FaitsCloture,
  RelaisVue,
  NouvellesVue,
} from '@pdp/domain';
import { dateCourte } from '../../platform/format/dates';
import { pluriel } from '../../platform/format/textes';
import type { CouleurPuce } from '../../platform/ui/mise-en-page/puce';
import { dureeLisible, modalitesLisibles } from '../dossier/parcours/recit.vue';
import { enClair } from '../dossier/fiche/fiche.lecture';

/** Ce que la plateforme a compté : « 5 entretiens (2 en face à face…), 7 mois ». */
export function mesuresLisibles({ mesures: { entretiens, parModalite, mois } }: Pick<ClotureVue, 'mesures'>): string {
  const detail = modalitesLisibles({
    total: entretiens,
    parModalite: { PHYSIQUE: 0, TELEPHONE: 0, VISIO: 0, ...parModalite },
  });
  const rencontres = entretiens === 0 ? 'aucun entretien noté' : `${pluriel(entretiens, 'entretien')} (${detail})`;
  return `${rencontres}, ${dureeLisible(mois)} d’accompagnement`;
}

/** Issue d'une clôture, ou qu'elle reste réservée. */
export const issueLisible = ({ issue }: Pick<ClotureFaite, 'issue'>): string =>
  issue === null ? 'Issue réservée' : estIssue(issue) ? ISSUES[issue].libelle : issue;

/** Faits notés, en français, dans l'ordre de la saisie ; ni vide ni non. */
export const faitsLisibles = (faits: Partial<FaitsCloture>): readonly (readonly [string, string])[] =>
  Object.entries(SCHEMA_FAITS_CLOTURE as Readonly<Record<string, Champ>>).flatMap(([nom, champ]) => {
    const valeur = (faits as Readonly<Record<string, unknown>>)[nom];
    if (valeur === null || valeur === undefined || valeur === false) return [];
    const clair = enClair(champ, valeur, nom);
    return clair === null ? [] : [[champ.libelle, typeof clair === 'string' ? clair : clair.join(', ')] as const];
  });

const COULEURS_RELAIS: Readonly<Record<RelaisVue['etat'], CouleurPuce>> = {
  PROPOSE: 'bleu',
  ACCEPTE: 'vert',
  REFUSE: 'rouge',
  RETIRE: 'gris',
};

/** Couleur d'un relais. */
export const couleurRelais = ({ etat }: RelaisVue): CouleurPuce => COULEURS_RELAIS[etat];

/** « Cap emploi : Cap emploi Morbihan ». */
export const titreRelais = ({ nature, destinataire }: RelaisVue): string =>
  [destinataire?.startsWith(LIBELLES_NATURE_RELAIS[nature]) ? '' : LIBELLES_NATURE_RELAIS[nature], destinataire]
    .filter(Boolean)
    .join('\u00a0: ');

/** Qui a proposé, ce qui a été répondu, quand. */
export const detailRelais = ({ proposePar, proposeLe, reponduLe, motifRefus }: RelaisVue, aujourdhui: string): string =>
  [
    `proposé par ${proposePar} le ${dateCourte(proposeLe, aujourdhui)}`,
    reponduLe && `réponse du ${dateCourte(reponduLe, aujourdhui)}`,
    motifRefus && LIBELLES_REFUS_RELAIS[motifRefus].toLocaleLowerCase('fr'),
  ]
    .filter(Boolean)
    .join(' · ');

const COULEURS_SUIVI: Readonly<Record<NouvellesVue['etat'], CouleurPuce>> = {
  A_VENIR: 'gris',
  DEMANDE: 'bleu',
  RELANCE_1: 'ambre',
  RELANCE_2: 'ambre',
  SANS_REPONSE: 'rouge',
  REPONDU: 'vert',
  ANNULE: 'gris',
};

/** Couleur et texte d'un suivi. */
export const puceSuivi = ({ etat }: NouvellesVue): { readonly texte: string; readonly couleur: CouleurPuce } => ({
  texte: LIBELLES_ETAT_SUIVI[etat],
  couleur: COULEURS_SUIVI[etat],
});

/** Où en est un suivi, et ce que la personne a répondu, si le lecteur le lit. */
export function detailSuivi(suivi: NouvellesVue, aujourdhui: string): string {
  const { etat, echeance, demandeLe, relances, reponduLe, canal, reponse } = suivi;
  const quand =
    etat === 'A_VENIR'
      ? `prévu le ${dateCourte(echeance, aujourdhui)}`
      : demandeLe && `demandé le ${dateCourte(demandeLe, aujourdhui)}`;
  return [
    quand,
    relances > 0 && pluriel(relances, 'relance'),
    reponduLe &&
      `réponse du ${dateCourte(reponduLe, aujourdhui)}${canal === 'TELEPHONE' ? ', au téléphone' : ', en ligne'}`,
    reponse &&
      `${LIBELLES_SITUATION_SUIVI[reponse.situation]}\u00a0; utile\u00a0: ${LIBELLES_UTILITE_SUIVI[reponse.utilite].toLocaleLowerCase('fr')}${reponse.rappel ? '\u00a0; demande à être rappelé(e)' : ''}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Partenaires reliés par un accord sur les dispositifs : eux seuls répondent dans la plateforme. */
export const partenairesRelies = (
  accords: readonly ConsentementVue[],
): readonly { readonly value: string; readonly label: string }[] =>
  accords.flatMap(({ portee, actif, unite, organisme, categories }) =>
    portee === 'PARTENAIRE' && actif && unite && organisme && categories.includes('dispositifs')
      ? [{ value: `${unite}|${organisme.id}`, label: organisme.nom }]
      : [],
  );
