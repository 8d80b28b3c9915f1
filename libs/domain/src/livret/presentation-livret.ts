import type { IntervenantLivret, MonLivretVue } from '../contrats/livret.contrat.js';

/** Rendez-vous à venir montré en premier. */
export type ProchainRendezVous = {
  readonly dateHeure: string;
  readonly objet: string;
  readonly lieu: string | null;
  readonly explication: string | null;
};

const OBJET_VISITE = 'Visite avec la santé au travail.';
const EXPLICATION_VISITE = 'Cette visite sert à préparer votre retour. Elle ne décide de rien.';

/** Le premier rendez-vous encore à venir : celui du livret, un rendez-vous fixé, ou une visite. Le même à l'écran et sur le papier. */
export function prochainRendezVous(
  { contenu, visites, rendezVous }: Pick<MonLivretVue, 'contenu' | 'visites' | 'rendezVous'>,
  maintenant: number,
): ProchainRendezVous | null {
  const duLivret = contenu?.rendezVous ? [contenu.rendezVous] : [];
  const fixees = visites.flatMap(({ etat, dateHeure, lieu, organisme }) =>
    etat === 'PLANIFIEE' && dateHeure !== null
      ? [{ dateHeure, lieu: lieu ?? organisme, objet: OBJET_VISITE, explication: EXPLICATION_VISITE }]
      : [],
  );
  // Le livret l'emporte sur le rendez-vous dont il reprend l'heure : le référent l'a dit à sa façon.
  const dits = rendezVous.filter(({ dateHeure }) => duLivret[0]?.dateHeure !== dateHeure);
  const avenir = [...duLivret, ...dits, ...fixees].filter(({ dateHeure }) => Date.parse(dateHeure) > maintenant);
  return avenir.sort((a, b) => Date.parse(a.dateHeure) - Date.parse(b.dateHeure))[0] ?? null;
}

type VisiteLivret = MonLivretVue['visites'][number];

/** Où en est une visite, en une phrase ou deux ; `moment` : sa date et son heure déjà écrites, nul si elle n'en a pas. */
export function phraseDeVisite(
  { etat, organisme }: Pick<VisiteLivret, 'etat' | 'organisme'>,
  moment: string | null,
): string {
  const chez = organisme === null ? '' : ` avec ${organisme}`;
  if (etat === 'ENVISAGEE') return 'On vous propose une visite avec la santé au travail. C’est vous qui la demandez.';
  if (etat === 'DEMANDEE') return `Votre visite est demandée${chez}. Une date va vous être proposée.`;
  if (etat === 'PLANIFIEE' && moment !== null)
    return `Votre visite est fixée\u00a0: ${moment}${chez === '' ? '' : `,${chez}`}.`;
  if (etat === 'REALISEE')
    return 'La visite a eu lieu. Le médecin peut transmettre ses conseils, sauf si vous refusez.';
  if (etat === 'RECOMMANDATIONS_TRANSMISES') return 'La visite a eu lieu. Les conseils du médecin sont transmis.';
  if (etat === 'TRANSMISSION_REFUSEE') return 'La visite a eu lieu. Vous avez refusé la transmission des conseils.';
  if (etat === 'NON_HONOREE') return 'La visite n’a pas eu lieu. Vous pouvez en demander une autre.';
  return 'La visite est annulée.';
}

/** Visites à montrer : une visite fixée déjà dite en tête, et sans rien à répondre, ne se répète pas. */
export function visitesAMontrer(
  livret: Pick<MonLivretVue, 'contenu' | 'visites' | 'rendezVous'>,
  maintenant: number,
): readonly VisiteLivret[] {
  const premier = prochainRendezVous(livret, maintenant)?.dateHeure;
  const ditEnTete = ({ etat, dateHeure }: VisiteLivret): boolean =>
    etat === 'PLANIFIEE' &&
    premier !== undefined &&
    dateHeure !== null &&
    Date.parse(dateHeure) === Date.parse(premier);
  return livret.visites.filter((visite) => visite.capacites.length > 0 || !ditEnTete(visite));
}

/** « votre référente » si sa fonction le dit au féminin, « votre référent » au masculin, sinon sans accord. */
export function motReferent({ fonction }: Pick<IntervenantLivret, 'fonction'>): string {
  const premier = fonction.split(' ')[0] ?? '';
  if (/^(assistante|conseillère|infirmière|coordinatrice|technicienne|chargée)$/iu.test(premier))
    return 'votre référente';
  if (/^(assistant|conseiller|infirmier|coordinateur|technicien|chargé)$/iu.test(premier)) return 'votre référent';
  return 'vous suit';
}

/** « Qui fait quoi » dans l'ordre de lecture : le référent, les autres, puis la personne elle-même. */
export const dansLOrdreDeLecture = <T extends { readonly referent: boolean; readonly moi: boolean }>(
  intervenants: readonly T[],
): readonly T[] => [...intervenants].sort((a, b) => rang(a) - rang(b));

const rang = ({ referent, moi }: { readonly referent: boolean; readonly moi: boolean }): number =>
  referent ? 0 : moi ? 2 : 1;
