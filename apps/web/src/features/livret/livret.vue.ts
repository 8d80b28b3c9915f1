import type { ChangementLivret, EtapeLivret, IntervenantLivret, MonLivretVue } from '@pdp/domain';
import { phraseDeVisite } from '@pdp/domain';
import { dateLongue, heure } from '../../platform/format/dates';
import { capitale } from '../../platform/format/textes';

/** « jeudi 3 décembre », avec l'année si ce n'est pas celle-ci. */
export function jourEnClair(date: string, aujourdhui: string): string {
  const complete = dateLongue(date);
  const annee = ` ${aujourdhui.slice(0, 4)}`;
  return complete.endsWith(annee) ? complete.slice(0, -annee.length) : complete;
}

/** « 3 décembre » : sans le jour de la semaine. */
export const dateEnClair = (date: string, aujourdhui: string): string =>
  jourEnClair(date, aujourdhui).replace(/^\p{L}+ /u, '');

/** « Jeudi 3 décembre, 9 h 30 ». */
export const momentEnClair = (instant: string, aujourdhui: string): string =>
  `${capitale(jourEnClair(instant, aujourdhui))}, ${heure(instant).replaceAll(' ', '\u00a0')}`;

const SUITE_D_ETAPE: Readonly<Record<EtapeLivret['statut'], string>> = {
  A_VENIR: '',
  EN_COURS: 'en cours',
  FAIT: 'fait',
  EN_PAUSE: 'en pause',
  ABANDONNE: 'laissé de côté',
};

/** « fait avec Claire le 14 octobre », « vous · 3 décembre », « en pause · vous ». */
export function detailEtape({ qui, quand, statut }: EtapeLivret, aujourdhui: string): string {
  const date = quand === null ? '' : dateEnClair(quand, aujourdhui);
  if (statut === 'FAIT' && /^(avec|par) /i.test(qui)) return `fait ${qui}${date === '' ? '' : ` le ${date}`}`;
  if (statut === 'FAIT') return [date === '' ? 'fait' : `fait le ${date}`, qui].filter((mot) => mot !== '').join(' · ');
  const etat = statut === 'EN_COURS' ? '' : SUITE_D_ETAPE[statut];
  return [etat, qui, date].filter((mot) => mot !== '').join(' · ');
}

/** État de l'étape, dit aux lecteurs d'écran et à l'écoute. */
export const etatEtape = ({ statut }: EtapeLivret): string =>
  statut === 'A_VENIR' ? 'à venir' : SUITE_D_ETAPE[statut];

/** « assistante sociale — elle prépare l’essai avec votre employeur. » */
export function roleEnClair({ fonction, fait, moi }: IntervenantLivret): string {
  if (moi || fonction.trim() === '') return fait;
  return `${fonction} — ${fait.replace(/^(Elle|Il|Cette)(?= )/, (mot) => mot.toLowerCase())}`;
}

/** « Appeler Claire » pour le référent, le nom entier pour les autres. */
export function libelleAppel({ nom, referent }: IntervenantLivret): string {
  if (/^Dr\.? /.test(nom)) return `Appeler le ${nom}`;
  return `Appeler ${referent ? (nom.split(' ')[0] ?? nom) : nom}`;
}

/** « 1 personne a ouvert mon dossier ce mois-ci. » */
export function ouverturesEnClair(nombre: number): string {
  if (nombre === 0) return 'Personne n’a ouvert mon dossier ce mois-ci.';
  return `Qui a ouvert mon dossier\u00a0: ${nombre} ${nombre < 2 ? 'personne' : 'personnes'} ce mois-ci.`;
}

/** Où en est une visite, sa date sans l'année en cours. */
export const visiteEnClair = (visite: MonLivretVue['visites'][number], aujourdhui: string): string =>
  phraseDeVisite(visite, visite.dateHeure === null ? null : momentEnClair(visite.dateHeure, aujourdhui).toLowerCase());

/** Ce que le retrait d'un accord arrête, dit avant de le faire. */
export const effetDuRetrait = (destinataire: string): string =>
  destinataire === 'L’Assurance Maladie'
    ? 'Ces services ne partageront plus votre dossier. Cela prend effet tout de suite.'
    : `${destinataire} ne pourra plus ouvrir votre dossier. Cela prend effet tout de suite.`;

/** Ce qui vient d'être retiré, dit après. */
export const retraitFait = (destinataire: string): string =>
  destinataire === 'L’Assurance Maladie'
    ? 'C’est fait. Ces services ne partagent plus votre dossier. Vos droits ne changent pas.'
    : `C’est fait. ${destinataire} ne peut plus ouvrir votre dossier. Vos droits ne changent pas.`;

/** Un changement en mots : ce qu'il est, ce qu'on lit maintenant, et ce qu'on lisait avant quand les deux existent. */
export function changementEnClair({ avant, apres }: ChangementLivret): {
  readonly mot: 'Nouveau' | 'Changé' | 'Enlevé';
  readonly texte: string;
  readonly avant: string | null;
} {
  if (apres === null) return { mot: 'Enlevé', texte: avant ?? '', avant: null };
  return { mot: avant === null ? 'Nouveau' : 'Changé', texte: apres, avant };
}

type Rectification = MonLivretVue['rectifications'][number];

/** Vrai tant qu'une réponse est attendue. */
export const estCorrectionEnCours = ({ etat }: Rectification): boolean =>
  etat === 'DEPOSEE' || etat === 'EN_COURS' || etat === 'PRECISION_DEMANDEE';

const REPONSES: Readonly<Record<Rectification['etat'], string>> = {
  DEPOSEE: 'La réponse arrivera ici.',
  EN_COURS: 'On s’en occupe. La réponse arrivera ici.',
  PRECISION_DEMANDEE: 'On vous pose une question. Répondez dans «\u00a0Mes droits sur mes données\u00a0».',
  ACCORDEE: 'C’est accepté.',
  ACCORDEE_EN_PARTIE: 'C’est accepté en partie.',
  REFUSEE: 'C’est refusé.',
  ABANDONNEE: 'Vous avez arrêté cette demande.',
};

/** Où en est une correction demandée, et la réponse s'il y en a une. */
export const correctionEnClair = ({ etat, le, reponse }: Rectification, aujourdhui: string): string =>
  [
    `Correction demandée le ${dateEnClair(le, aujourdhui)}.`,
    REPONSES[etat],
    reponse === null ? '' : `Réponse\u00a0: ${reponse}`,
  ]
    .filter((phrase) => phrase !== '')
    .join(' ');

/** Coupe un texte en phrases courtes pour la voix : au-delà de quelques secondes, des navigateurs s'arrêtent. */
export function morceauxALire(blocs: readonly string[]): readonly string[] {
  return blocs
    .flatMap((bloc) => bloc.split(/\n+|(?<=[.!?…])\s+/u))
    .map((phrase) => phrase.replace(/\s+/g, ' ').replaceAll(' · ', ', ').trim())
    .filter((phrase) => /[\p{L}\p{N}]/u.test(phrase));
}
