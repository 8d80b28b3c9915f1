/** Ce qui est arrivé à une ligne ou à une chaîne. */
export type Nature = 'modifiee' | 'supprimee' | 'inseree' | 'echangee' | 'tronquee' | 'recrite' | 'tete' | 'point';

/** Une altération trouvée et sa place ; `chaine` est null hors de toute chaîne, `jusqua` borne une suite de seq. */
export type Anomalie = {
  readonly nature: Nature;
  readonly chaine: number | null;
  readonly seq: number | null;
  readonly jusqua?: number;
  readonly id?: number;
  readonly explication: string;
};

const LIBELLES: Readonly<Record<Nature, string>> = {
  modifiee: 'modifiée',
  supprimee: 'supprimée',
  inseree: 'insérée',
  echangee: 'échangée',
  tronquee: 'tronquée',
  recrite: 'récrite',
  tete: 'tête fausse',
  point: 'point de contrôle',
};

/** Une ligne pour l'exploitant : la nature, la place, l'explication. */
export function direAnomalie({ nature, chaine, seq, jusqua, id, explication }: Anomalie): string {
  const place = [
    ...(chaine === null ? [] : [`chaîne ${chaine}`]),
    ...(seq === null ? [] : [jusqua === undefined || jusqua === seq ? `seq ${seq}` : `seq ${seq} à ${jusqua}`]),
    ...(id === undefined ? [] : [`ligne ${id}`]),
  ];
  return `${LIBELLES[nature]}${place.length > 0 ? ` (${place.join(', ')})` : ''} : ${explication}`;
}
