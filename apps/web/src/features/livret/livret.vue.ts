import type { EtapeLivret, IntervenantLivret, MonLivretVue, RecitDossier } from '@pdp/domain';
import { dateLongue, heure } from '../../platform/format/dates';
import { capitale, pluriel } from '../../platform/format/textes';

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

/** Rendez-vous à venir montré en premier. */
export type ProchainRendezVous = {
  readonly dateHeure: string;
  readonly objet: string;
  readonly lieu: string | null;
  readonly explication: string | null;
};

const OBJET_VISITE = 'Visite avec la santé au travail.';
const EXPLICATION_VISITE = 'Cette visite sert à préparer votre retour. Elle ne décide de rien.';

/** Le premier rendez-vous encore à venir : celui du livret, ou une visite fixée depuis. */
export function prochainRendezVous(
  { contenu, visites }: Pick<MonLivretVue, 'contenu' | 'visites'>,
  maintenant: number,
): ProchainRendezVous | null {
  const duLivret = contenu?.rendezVous ? [contenu.rendezVous] : [];
  const fixees = visites.flatMap(({ etat, dateHeure, lieu, organisme }) =>
    etat === 'PLANIFIEE' && dateHeure !== null
      ? [{ dateHeure, lieu: lieu ?? organisme, objet: OBJET_VISITE, explication: EXPLICATION_VISITE }]
      : [],
  );
  const avenir = [...duLivret, ...fixees].filter(({ dateHeure }) => Date.parse(dateHeure) > maintenant);
  return avenir.sort((a, b) => Date.parse(a.dateHeure) - Date.parse(b.dateHeure))[0] ?? null;
}

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

/** « votre référente » si sa fonction le dit au féminin, « votre référent » au masculin, sinon sans accord. */
export function motReferent({ fonction }: IntervenantLivret): string {
  const premier = fonction.split(' ')[0] ?? '';
  if (/^(assistante|conseillère|infirmière|coordinatrice|technicienne|chargée)$/iu.test(premier))
    return 'votre référente';
  if (/^(assistant|conseiller|infirmier|coordinateur|technicien|chargé)$/iu.test(premier)) return 'votre référent';
  return 'vous suit';
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

type VisiteLivret = MonLivretVue['visites'][number];

/** Où en est une visite, en une phrase ou deux. */
export function visiteEnClair({ etat, dateHeure, organisme }: VisiteLivret, aujourdhui: string): string {
  const chez = organisme === null ? '' : ` avec ${organisme}`;
  if (etat === 'ENVISAGEE') return 'On vous propose une visite avec la santé au travail. C’est vous qui la demandez.';
  if (etat === 'DEMANDEE') return `Votre visite est demandée${chez}. Une date va vous être proposée.`;
  if (etat === 'PLANIFIEE' && dateHeure !== null)
    return `Votre visite est fixée\u00a0: ${momentEnClair(dateHeure, aujourdhui).toLowerCase()}${chez === '' ? '' : `,${chez}`}.`;
  if (etat === 'REALISEE')
    return 'La visite a eu lieu. Le médecin peut transmettre ses conseils, sauf si vous refusez.';
  if (etat === 'RECOMMANDATIONS_TRANSMISES') return 'La visite a eu lieu. Les conseils du médecin sont transmis.';
  if (etat === 'TRANSMISSION_REFUSEE') return 'La visite a eu lieu. Vous avez refusé la transmission des conseils.';
  if (etat === 'NON_HONOREE') return 'La visite n’a pas eu lieu. Vous pouvez en demander une autre.';
  return 'La visite est annulée.';
}

/** Visites à montrer : une visite fixée déjà dite en tête, et sans rien à répondre, ne se répète pas. */
export function visitesAMontrer(livret: Pick<MonLivretVue, 'contenu' | 'visites'>, maintenant: number) {
  const premier = prochainRendezVous(livret, maintenant)?.dateHeure;
  const ditEnTete = ({ etat, dateHeure }: VisiteLivret): boolean =>
    etat === 'PLANIFIEE' &&
    premier !== undefined &&
    dateHeure !== null &&
    Date.parse(dateHeure) === Date.parse(premier);
  return livret.visites.filter((visite) => visite.capacites.length > 0 || !ditEnTete(visite));
}

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

/** Coupe un texte en phrases courtes pour la voix : au-delà de quelques secondes, des navigateurs s'arrêtent. */
export function morceauxALire(blocs: readonly string[]): readonly string[] {
  return blocs
    .flatMap((bloc) => bloc.split(/\n+|(?<=[.!?…])\s+/u))
    .map((phrase) => phrase.replace(/\s+/g, ' ').replaceAll(' · ', ', ').trim())
    .filter((phrase) => /[\p{L}\p{N}]/u.test(phrase));
}

/** Le parcours en quelques mots : sa durée, les rendez-vous, ceux qui aident. */
export function recitEnClair({ mois, closLe, entretiens, partenaires }: RecitDossier): string {
  const duree = mois === 0 ? 'moins d’un mois' : `${mois}\u00a0mois`;
  const debut = closLe === null ? `On vous accompagne depuis ${duree}.` : `On vous a accompagné pendant ${duree}.`;
  const rencontres =
    entretiens && entretiens.total > 0
      ? ` Vous avez parlé ${pluriel(entretiens.total, 'fois', 'fois')} avec votre référent.`
      : '';
  const aides =
    partenaires && partenaires.length > 0 ? ` Avec votre accord, ont aidé\u00a0: ${partenaires.join(', ')}.` : '';
  return `${debut}${rencontres}${aides}`;
}
