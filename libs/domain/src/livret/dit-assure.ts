import type { ContenuLivret } from '../contrats/livret.contrat.js';
import { LIMITES_TEXTE } from '../contrats/commun.contrat.js';
import { champChoix, champDate, champTexte, type Contenu } from '../noyau/schema-champs.js';

/** Par où quelque chose a été dit à la personne. */
export const LIBELLES_CANAL_DIT = {
  ENTRETIEN: 'En entretien',
  TELEPHONE: 'Par téléphone',
  VISIO: 'En visio',
  COURRIER: 'Par courrier',
  MESSAGE: 'Par message',
} as const;

export type CanalDit = keyof typeof LIBELLES_CANAL_DIT;

/** Canaux où la personne a répondu : eux seuls comptent comme une nouvelle d'elle. */
export const CANAUX_DE_CONTACT: readonly CanalDit[] = ['ENTRETIEN', 'TELEPHONE', 'VISIO'];

/** Une phrase dite à la personne : la sienne autant que celle de l'équipe, elle la relit dans son espace. */
export const SCHEMA_DIT = {
  date: champDate('Date', { obligatoire: true, pasFuture: true }),
  canal: champChoix('Comment', LIBELLES_CANAL_DIT, { obligatoire: true }),
  phrase: champTexte('Ce qui a été dit, sans raison médicale', LIMITES_TEXTE.ligne, {
    obligatoire: true,
    multiligne: true,
    partage: true,
  }),
} as const;

export type Dit = Contenu<typeof SCHEMA_DIT>;

/** Phrase d'un livret publié : la décision la plus récente, sinon où la personne en est. */
export function phraseDite(contenu: ContenuLivret): string {
  const [recente] = [...contenu.decisions].sort((a, b) => b.date.localeCompare(a.date));
  return recente?.phrase ?? contenu.ouJenSuis;
}
