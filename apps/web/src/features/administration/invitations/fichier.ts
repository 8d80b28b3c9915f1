import { LIBELLES_FONCTION, detecterEncodage, etiquetteEncodage, ligneCsv } from '@pdp/domain';
import type { CodeInvitation } from '@pdp/domain';

/** Texte d'un fichier, son encodage reconnu ; `null` si ce n'est pas du texte lisible. */
export function decoder(octets: Uint8Array): string | null {
  const encodage = detecterEncodage(octets);
  return encodage.ok ? new TextDecoder(etiquetteEncodage(encodage.valeur)).decode(octets) : null;
}

const MODELE = [
  ['Nom', 'Prénom', 'Courriel', 'Fonction', 'Organisme', 'Début', 'Fin', 'Motif'],
  [
    'Exemple',
    'Anne',
    'anne.exemple@exemple.invalid',
    'Médecin du travail',
    'Nom exact de l’organisme',
    '',
    '',
    'Arrivée',
  ],
];

const enFichier = (rangees: readonly (readonly string[])[]): string =>
  `\uFEFF${rangees.map((rangee) => ligneCsv(rangee)).join('\r\n')}\r\n`;

/** Modèle à remplir, une ligne d'exemple. */
export const modeleCsv = (): string => enFichier(MODELE);

/** Codes à remettre, un par personne ; protégés contre les formules de tableur. */
export const codesCsv = (codes: readonly CodeInvitation[], adresse: string): string =>
  enFichier([
    ['Personne', 'Courriel', 'Fonction', 'Organisme', 'Code', 'Adresse de connexion'],
    ...codes.map((c) => [c.personne, c.courriel, LIBELLES_FONCTION[c.fonction], c.organisme, c.code, adresse]),
  ]);

/** Fait télécharger ce texte par le navigateur ; il ne passe par aucun serveur. */
export function telecharger(nom: string, texte: string): void {
  const adresse = URL.createObjectURL(new Blob([texte], { type: 'text/csv;charset=utf-8' }));
  const lien = document.createElement('a');
  lien.href = adresse;
  lien.download = nom;
  lien.click();
  setTimeout(() => URL.revokeObjectURL(adresse), 10_000);
}
