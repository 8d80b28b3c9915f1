const PROCHE = 0.8;

/** Ce qu'il reste à écrire, dit quand on approche de la limite (80 %) ; vide avant. */
export function longueurRestante(longueur: number, limite: number): { texte: string; depasse: boolean } {
  const reste = limite - longueur;
  if (reste < 0) return { texte: `${-reste} de trop (limite\u00a0: ${limite})`, depasse: true };
  if (longueur < limite * PROCHE) return { texte: '', depasse: false };
  return { texte: reste === 0 ? 'Limite atteinte' : `Il reste ${reste} sur ${limite}`, depasse: false };
}
