import { dateCourte, joursEntre, plusJours } from '../../format/dates';

/** Repère posé sur la frise ; `position` en pourcentage, `etage` plus bas quand deux étiquettes se gêneraient. */
export type RepereFrise = {
  readonly cle: string;
  readonly libelle: string;
  readonly position: number;
  readonly sorte: 'seuil' | 'aujourdhui' | 'fin';
  readonly etage: 0 | 1 | 2;
};

/** Arrêt à dessiner. */
export type ArretFrise = {
  readonly debut: string;
  readonly finPrevue: string | null;
  readonly jourArret?: number | null;
};

const SEUILS = [
  { cle: 'j30', jours: 30, libelle: 'J 30' },
  { cle: 'j45', jours: 45, libelle: 'J 45' },
  { cle: 'j90', jours: 90, libelle: 'J 90' },
  { cle: 'm6', jours: 182, libelle: '6e mois' },
] as const;

const ECART_MINIMAL = 9;

/** Repères de la frise d'un arrêt : seuils de domain.md 2.1, aujourd'hui, fin prévue. Rappels, jamais des droits. */
export function reperesFrise(arret: ArretFrise, aujourdhui: string): readonly RepereFrise[] {
  const jour = Math.max(joursEntre(arret.debut, aujourdhui) + 1, 1);
  const fin = arret.finPrevue ? joursEntre(arret.debut, arret.finPrevue) + 1 : null;
  const etendue = Math.max(jour, fin ?? 0, 100) * 1.08;
  const brut = [
    ...SEUILS.map(({ cle, jours, libelle }) => ({ cle, libelle, jour: jours, sorte: 'seuil' as const })),
    { cle: 'aujourdhui', libelle: `aujourd’hui · J ${jour}`, jour, sorte: 'aujourdhui' as const },
    ...(fin === null || !arret.finPrevue
      ? []
      : [
          {
            cle: 'fin',
            libelle: `fin prévue ${dateCourte(arret.finPrevue, aujourdhui)}`,
            jour: fin,
            sorte: 'fin' as const,
          },
        ]),
  ];
  const places = brut
    .filter((repere) => repere.jour <= etendue)
    .map(({ jour: rang, ...repere }) => ({ ...repere, position: Math.round((rang / etendue) * 1000) / 10 }))
    .sort((a, b) => a.position - b.position);
  return etager(places);
}

function etager(reperes: readonly Omit<RepereFrise, 'etage'>[]): readonly RepereFrise[] {
  const bords: [number, number, number] = [
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  return reperes.map((repere) => {
    // L'étiquette d'aujourd'hui et celle de la fin sont deux fois plus longues que « J 90 ».
    const demi = repere.sorte === 'seuil' ? ECART_MINIMAL / 2 : ECART_MINIMAL;
    const etage = ([0, 1, 2] as const).find((niveau) => repere.position - demi >= bords[niveau]) ?? 2;
    bords[etage] = repere.position + demi;
    return { ...repere, etage };
  });
}

/** Dernier étage occupé, qui donne la hauteur de la frise. */
export const etagesOccupes = (reperes: readonly RepereFrise[]): 0 | 1 | 2 =>
  reperes.reduce<0 | 1 | 2>((plusBas, { etage }) => (etage > plusBas ? etage : plusBas), 0);

/** Part écoulée de l'arrêt, en pourcentage de la frise. */
export const partEcoulee = (reperes: readonly RepereFrise[]): number =>
  reperes.find((repere) => repere.sorte === 'aujourdhui')?.position ?? 0;

/** La frise dite en une phrase, pour qui ne la voit pas. */
export function friseEnPhrase(arret: ArretFrise, aujourdhui: string): string {
  const jour = Math.max(joursEntre(arret.debut, aujourdhui) + 1, 1);
  const franchis = SEUILS.filter((seuil) => seuil.jours <= jour).map((seuil) => seuil.libelle);
  const suivant = SEUILS.find((seuil) => seuil.jours > jour);
  return [
    `Arrêt commencé le ${dateCourte(arret.debut, aujourdhui)}, ${jour}e jour aujourd’hui.`,
    franchis.length > 0 ? `Seuils passés\u00a0: ${franchis.join(', ')}.` : '',
    suivant
      ? `Prochain seuil\u00a0: ${suivant.libelle}, le ${dateCourte(plusJours(arret.debut, suivant.jours - 1), aujourdhui)}.`
      : '',
    arret.finPrevue ? `Fin prévue le ${dateCourte(arret.finPrevue, aujourdhui)}.` : 'Fin prévue non connue.',
  ]
    .filter((phrase) => phrase !== '')
    .join(' ');
}
